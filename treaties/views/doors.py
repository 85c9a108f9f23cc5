"""Who may enter a screen, of this room and of those above."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.views.defaults import permission_denied

from treaties import policies


def only(policy):
    """Whom the policy refuses gets a 403, answered and not raised: a closed door is no error to trace in a log."""

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not policy(request.user):
                return permission_denied(request, PermissionDenied(policy.__doc__))
            return view(request, *args, **kwargs)

        return guarded

    return guard


readers_of_changes_only = only(policies.may_read_changes)
editors_only = only(policies.may_edit)
importers_only = only(policies.may_import)
