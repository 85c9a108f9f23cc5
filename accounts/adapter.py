"""How allauth behaves and speaks here: people are invited, and told in Comity's words what happened."""

import logging
from pathlib import PurePath
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from accounts import invitations

logger = logging.getLogger(__name__)

# By the name allauth gives it: said on the next page, and by mail in case it was somebody else. What is not here is
# not worth a sentence.
HAPPENED = {
    "password_changed": "A new password was chosen.",
    "password_reset": "A new password was chosen through a link sent to you.",
    "password_set": "A password was chosen.",
    "totp_activated": "An authenticator app was set up as your second factor.",
    "totp_deactivated": "Your authenticator app was removed: its codes are no longer asked for.",
    "webauthn_added": "A passkey or security key was added.",
    "webauthn_removed": "A passkey or security key was removed.",
    "recovery_codes_generated": "New recovery codes were made; earlier ones no longer work.",
    "logged_out": "You are signed out.",
}


class ClosedAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address and the password do not belong together. Check both.",
        "enter_current_password": "This is not your current password.",
        "incorrect_password": "This is not your password.",
        "too_many_login_attempts": "Too many attempts to sign in failed. Wait a few minutes, or choose a new password.",
    }

    def is_open_for_signup(self, request):
        return False

    def get_password_change_redirect_url(self, request):
        return reverse("accounts:profile")

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        if said := message or HAPPENED.get(PurePath(message_template or "").stem):
            super().add_message(request, level, message=said, extra_tags=extra_tags)

    def get_reset_password_from_key_url(self, key):
        uidb36, token = key.split("-", 1)
        return settings.SITE_URL + reverse("account_reset_password_from_key", args=[uidb36, token])

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        what = HAPPENED[PurePath(template_prefix).stem]
        about = {"person": user, "what": what, "at": timezone.localtime(), "ip": self.get_client_ip(self.request)}
        try:
            super().send_mail("accounts/email/notice", user.email, about | {"site": settings.SITE_URL})
        except (OSError, SMTPException):  # it was done all the same, and the page says so
            logger.exception("The mail to %s about their account was not sent.", user.email)

    def send_mail(self, template_prefix, email, context):
        """The mail somebody waits for, having asked for a new password."""
        words = {"days": invitations.days_valid(), "site": settings.SITE_URL}
        try:
            super().send_mail(template_prefix, email, context | words)
        except (OSError, SMTPException) as error:
            logger.exception("The mail to %s was not sent.", email)
            messages.error(self.request, "The mail could not be sent. Try again later, or ask an administrator.")
            raise ImmediateHttpResponse(redirect("account_reset_password")) from error


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code is not right, or no longer. Enter the one that is shown now.",
        "cannot_generate_recovery_codes": "Set up an authenticator app or a passkey first.",
    }

    def generate_authenticator_name(self, user, type):
        return f"Key {user.authenticator_set.filter(type=type).count() + 1}"
