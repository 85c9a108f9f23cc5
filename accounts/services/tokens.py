"""Tokens for the API: made and revoked by the person themselves, ended with their account."""

import secrets
from datetime import date, datetime
from hashlib import sha256

from django.db import IntegrityError, transaction

from accounts.choices import AdministrationAct
from accounts.models import ApiToken, User
from accounts.services.people import record
from accounts.services.refusal import AdministrationRefused

PREFIX = "comity_"  # lets a scanner for leaked secrets know one


@transaction.atomic
def make_token(user: User, *, name: str, expires_on: date, at: datetime) -> tuple[ApiToken, str]:
    """A new token and its text, which nobody can read again. Raises AdministrationRefused for a name in use."""
    text = PREFIX + secrets.token_urlsafe(32)
    try:
        with transaction.atomic():
            token = ApiToken.objects.create(
                user=user, name=name, digest=_digest(text), created_at=at, expires_on=expires_on
            )
    except IntegrityError as error:
        raise AdministrationRefused([f"You have a token named {name}. Choose another name, or revoke it."]) from error
    record(AdministrationAct.TOKEN_MADE, user, by=user, at=at, note=f"{name}, until {expires_on:%-d %B %Y}.")
    return token, text


@transaction.atomic
def revoke_token(token: ApiToken, *, by: User, at: datetime) -> None:
    """It is refused from now on. Revoking it again changes nothing."""
    if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at):
        record(AdministrationAct.TOKEN_REVOKED, token.user, by=by, at=at, note=f"{token.name}.")


def revoke_all_tokens(user: User, *, at: datetime) -> None:
    """With the account: enabling that again does not bring them back."""
    ApiToken.objects.filter(user=user, revoked_at=None).update(revoked_at=at)


def bearer_of(text: str, *, on: date) -> User | None:
    """Whose token this is, where it still holds. Notes the day of its last use."""
    token = ApiToken.objects.valid(on=on).select_related("user").filter(digest=_digest(text)).first()
    if token is None:
        return None
    if token.last_used_on != on:  # one write a day, not one a question
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=on)
    return token.user


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
