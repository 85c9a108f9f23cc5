"""Who is signed in, read once for every page: with roles, office and State in one query."""

from allauth.account.auth_backends import AuthenticationBackend

from accounts.choices import PERMISSIONS
from accounts.models import RoleAssignment, User

OF_ROLES = frozenset().union(*PERMISSIONS.values())


class SignedIn(AuthenticationBackend):
    """Signs in as allauth does."""

    def has_perm(self, user: User, permission: str, obj=None) -> bool:
        """Rooms below ask for a permission by its name; a role grants it, and what roles grant nothing else does."""
        if permission in OF_ROLES:
            return user.is_active and any(permission in PERMISSIONS.get(role, ()) for role in user.roles)
        return super().has_perm(user, permission, obj)

    def get_user(self, user_id: int) -> User | None:
        """The person of a session; None for one who may not sign in any more."""
        held = list(RoleAssignment.objects.filter(user=user_id).select_related("user__office__state"))
        if not held:
            return super().get_user(user_id)
        user = held[0].user
        user.roles = frozenset(assignment.role for assignment in held)
        return user if self.user_can_authenticate(user) else None
