"""Invitations: a mail with a link by which somebody chooses their password, once.

The link is that of a password reset: it ends when it was used, when it expires, when the address changes and when the
account is disabled. Using it shows that the address is theirs (`receivers`).
"""

from datetime import timedelta
from smtplib import SMTPException

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import User


class InvitationNotSent(Exception):
    """The mail server did not take the mail. The person was added all the same; the mail can be sent again."""


def link(person: User) -> str:
    """The address at which this person chooses a password."""
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)},
    )
    return settings.SITE_URL + path


def days_valid() -> int:
    return timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT).days


def whereabouts(person: User) -> str:
    """Where a mail to them is now, as the end of a sentence. In demo mode it does not leave this machine."""
    if settings.DEMO and settings.EMAIL_FILE_PATH:
        return f"to {person.email} lies in {settings.EMAIL_FILE_PATH}: in demo mode no mail leaves this machine."
    return f"is on its way to {person.email}."


def send(person: User, *, by: User | None) -> None:
    """Send the mail. Not inside a transaction: a mail server may be slow. Raises InvitationNotSent."""
    words = {"person": person, "by": by, "link": link(person), "days": days_valid(), "site": settings.SITE_URL}
    try:
        send_mail(
            subject="You are invited to Comity",
            message=render_to_string("accounts/email/invitation.txt", words),
            from_email=None,
            recipient_list=[person.email],
        )
    except (OSError, SMTPException) as error:
        raise InvitationNotSent(
            f"The invitation to {person.email} could not be sent ({error}). "
            "Once mail works, send it again from this page."
        ) from error
