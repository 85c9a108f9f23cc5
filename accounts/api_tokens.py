"""Who asks the API with a token instead of a session."""

from django.utils import timezone
from ninja.security import HttpBearer

from accounts import services


class TokenBearer(HttpBearer):
    def authenticate(self, request, token):
        """The person whose token it is; None where it is none, has expired or was revoked, or they may not sign in."""
        return services.bearer_of(token, on=timezone.localdate())
