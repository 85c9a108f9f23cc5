"""Sending a questionnaire, reminding of it, taking it back: by whoever drafts the request.

The secret is given out once, with the link; the database has its SHA-256.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from requests_app import history, policies
from requests_app.choices import Entry
from requests_app.lifecycle import BEFORE_ITS_END
from requests_app.models import AssistanceRequest, Questionnaire, TypedAnswers
from requests_app.questionnaires import questions
from requests_app.services import EditRefused
from requests_app.services.locking import locked_for
from treaties.selectors import current_registry

MOST_DAYS = 90


def offered(assistance_request: AssistanceRequest) -> tuple[questions.Question, ...]:
    """What may be asked about this request."""
    measures = [(each.pk, each.assistance_type) for each in assistance_request.measures.all()]
    return questions.offered(measures, current_registry().law)


def may_ask(assistance_request: AssistanceRequest, user: User) -> bool:
    return assistance_request.status in BEFORE_ITS_END and policies.may_draft(assistance_request, user)


@transaction.atomic
def send(
    assistance_request: AssistanceRequest,
    *,
    user: User,
    at: datetime,
    addressee: str,
    email: str,
    note: str,
    keys: Iterable[str],
    days: int,
    seen: int,
) -> tuple[Questionnaire, str]:
    """The questionnaire and the secret of its link, which nobody can read again.

    `keys`: of the questions asked. `seen`: how many questionnaires of the request the page showed, so that a form
    that was sent twice sends one. Raises EditRefused.
    """
    locked = _locked(assistance_request.pk, user)
    if locked.questionnaires.count() != seen:
        raise EditRefused(
            ["A questionnaire was sent after you opened this page. Look at it; if you want another one, send again."]
        )
    wanted = set(keys)
    asked = [each for each in offered(locked) if each.key in wanted]
    if not asked:
        raise EditRefused(["Choose at least one question."])
    sent, secret = _sent(
        locked,
        user=user,
        at=at,
        ends=timedelta(days=days),
        addressee=addressee,
        email=email,
        note=note,
        questions=questions.kept(asked),
    )
    _record(Entry.QUESTIONNAIRE_SENT, locked, sent, user=user, at=at)
    return sent, secret


@transaction.atomic
def send_again(questionnaire: Questionnaire, *, user: User, at: datetime) -> tuple[Questionnaire, str]:
    """The same questions by a new link, open as many days; the old link is dead from now on. What was typed and added
    already goes along. Raises EditRefused.
    """
    locked = _locked(questionnaire.assistance_request_id, user)
    old = _unanswered(questionnaire)
    if locked.questionnaires.filter(
        addressee=old.addressee, email=old.email, pk__gt=old.pk, withdrawn_at=None, expires_at__gt=at
    ).exists():
        raise EditRefused([f"{old.addressee} was sent it again already: that link is open."])
    same = {name: getattr(old, name) for name in ("addressee", "email", "note", "questions")}
    ends = max(old.expires_at - old.sent_at, timedelta(days=1))
    sent, secret = _sent(locked, user=user, at=at, ends=ends, **same)
    TypedAnswers.objects.filter(questionnaire=old).update(questionnaire=sent)
    old.files.update(questionnaire=sent)
    if old.withdrawn_at is None:
        Questionnaire.objects.filter(pk=old.pk).update(withdrawn_at=at)
    _record(Entry.QUESTIONNAIRE_SENT, locked, sent, user=user, at=at)
    return sent, secret


@transaction.atomic
def take_back(questionnaire: Questionnaire, *, user: User, at: datetime) -> None:
    """Its link is dead from now on. Raises EditRefused."""
    locked = _locked(questionnaire.assistance_request_id, user)
    standing = _unanswered(questionnaire)
    if standing.withdrawn_at:
        raise EditRefused(["It is withdrawn already."])
    Questionnaire.objects.filter(pk=standing.pk).update(withdrawn_at=at)
    _record(Entry.QUESTIONNAIRE_WITHDRAWN, locked, standing, user=user, at=at)


@transaction.atomic
def note_reminder(questionnaire: Questionnaire, *, user: User, at: datetime) -> None:
    """Before the reminder is mailed: that it was, and when. Raises EditRefused."""
    _locked(questionnaire.assistance_request_id, user)
    standing = _unanswered(questionnaire)
    if not standing.email:
        raise EditRefused(["No e-mail address is known. Send it again, and pass on the new link yourself."])
    if standing.withdrawn_at or standing.expires_at <= at:
        raise EditRefused(["Its link opens nothing any more. Send it again instead: that makes a new link."])
    if standing.reminded_at and at - standing.reminded_at < timedelta(days=1):
        raise EditRefused(["A reminder was sent within the last day already."])
    Questionnaire.objects.filter(pk=standing.pk).update(reminded_at=at)


def link(secret: str) -> str:
    """The address that is given to whoever is asked."""
    return settings.SITE_URL + reverse("requests_app:answers", args=[secret])


def digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _sent(locked: AssistanceRequest, *, user: User, at: datetime, ends: timedelta, **fields):
    secret = secrets.token_urlsafe(32)
    sent = Questionnaire.objects.create(
        assistance_request=locked,
        secret_sha256=digest(secret),
        sent_by=user,
        sent_at=at,
        expires_at=at + ends,
        **fields,
    )
    return sent, secret


def _locked(pk: int, user: User) -> AssistanceRequest:
    locked = locked_for(user, pk, policies.may_draft)
    if locked.status not in BEFORE_ITS_END:
        raise EditRefused([f"The request is {locked.get_status_display().lower()}: nothing more is asked for it."])
    return locked


def _unanswered(questionnaire: Questionnaire) -> Questionnaire:
    """Inside the lock of its request, which answers take too."""
    standing = Questionnaire.objects.select_related("submission").get(pk=questionnaire.pk)
    if hasattr(standing, "submission"):
        raise EditRefused([f"{standing.submission.name} has answered it meanwhile."])
    return standing


def _record(entry: Entry, locked: AssistanceRequest, questionnaire: Questionnaire, *, user: User, at: datetime) -> None:
    history.record(
        assistance_request=locked,
        act=entry,
        from_status=locked.status,
        user=user,
        at=at,
        details={"to": questionnaire.addressee},
    )
