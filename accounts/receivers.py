"""What follows from what allauth announces."""

from allauth.account.models import EmailAddress
from allauth.account.signals import password_reset
from django.dispatch import receiver


@receiver(password_reset)
def confirm_address(sender, request, user, **kwargs):
    """Whoever chose a password through a mailed link reads that mail: so it is theirs (a second factor needs that)."""
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
