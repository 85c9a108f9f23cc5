"""Who may enter a screen of this room."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from treaties import policies


def editors_only(view):
    """Others get a 403."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not policies.may_edit(request.user):
            raise PermissionDenied(policies.may_edit.__doc__)
        return view(request, *args, **kwargs)

    return guarded
