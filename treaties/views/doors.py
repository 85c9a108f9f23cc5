"""Who may enter a screen of this room."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from treaties import policies


def _only(policy):
    """Whom the policy refuses gets a 403."""

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not policy(request.user):
                raise PermissionDenied(policy.__doc__)
            return view(request, *args, **kwargs)

        return guarded

    return guard


editors_only = _only(policies.may_edit)
importers_only = _only(policies.may_import)
