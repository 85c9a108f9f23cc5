"""Who may enter a screen of this room."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from accounts import policies


def administrators_only(view):
    """Others get a 403 that says whom to ask."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not policies.may_administer(request.user):
            raise PermissionDenied(policies.may_administer.__doc__)
        return view(request, *args, **kwargs)

    return guarded
