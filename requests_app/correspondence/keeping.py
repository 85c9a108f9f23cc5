"""Keeping an entry of the thread with its files. Whoever kept it, and when, stands in the history.

Files are read, judged (`files.fit_beside`) and stored before. Who may do it is asked by `recorded`; what the other side
writes itself comes through `receive`, whose caller knows the code of the letter.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from requests_app import history, policies
from requests_app.choices import CustodyStep, Direction, Entry, Means
from requests_app.clocks import reckoning
from requests_app.files import FitFile, stored
from requests_app.lists import listing
from requests_app.models import (
    AssistanceRequest,
    Correspondence,
    CorrespondenceFile,
    Custody,
    IssuedLetter,
    Question,
    QuestionAnswered,
)
from requests_app.services import EditRefused
from requests_app.services.locking import locked_where_seen, under_lock


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that an entry asks; `due_on` where the other side set a day."""

    text: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be kept. `key` tells a form that is posted twice: the second finds the first's entry."""

    direction: Direction
    means: Means
    on: date
    counterpart: str = ""
    counterpart_contact: str = ""
    counterpart_reference: str = ""
    subject: str = ""
    text: str = ""
    expected_on: date | None = None
    key: str | None = None
    questions: tuple[Asked, ...] = ()


@contextmanager
def stored_for(assistance_request: AssistanceRequest, files: Sequence[FitFile]) -> Iterator[list[CorrespondenceFile]]:
    """Files of an entry to come, stored before anything is locked."""
    entry = Correspondence(assistance_request=assistance_request)
    rows = [CorrespondenceFile(entry=entry, **fit.columns) for fit in files]
    with stored(rows):
        yield rows


def recorded(
    assistance_request: AssistanceRequest,
    kept: Kept,
    *,
    user: User,
    at: datetime,
    files: Sequence[FitFile] = (),
    answers: Correspondence | None = None,
) -> Correspondence:
    """The entry that somebody of ours recorded. Raises EditRefused."""
    with stored_for(assistance_request, files) as rows, transaction.atomic():
        return record(assistance_request, kept, rows, user=user, at=at, answers=answers)


def record(
    assistance_request: AssistanceRequest,
    kept: Kept,
    files: Sequence[CorrespondenceFile],
    *,
    user: User,
    at: datetime,
    answers: Correspondence | None = None,
) -> Correspondence:
    """As `recorded`, inside a transaction, with files that `stored_for` gave."""
    locked = locked_where_seen(user, assistance_request.pk, policies.may_keep_correspondence)
    if kept.on > timezone.localdate(at):
        raise EditRefused(["The day lies in the future. Enter the day on which it happened."])
    if kept.expected_on and kept.expected_on < kept.on:
        raise EditRefused(["The day by which they say they will act is before the day on which they said it."])
    if answers and answers.assistance_request_id != locked.pk:
        raise EditRefused(["What it answers belongs to another request."])
    return _keep(locked, kept, files=files, answers=answers, user=user, doer=user, at=at, letter=None)


def receive(
    letter: IssuedLetter, kept: Kept, files: Sequence[CorrespondenceFile], *, at: datetime, doer: User
) -> Correspondence:
    """The entry that the other side wrote itself on the page that the code of this letter opens, inside a transaction,
    with files that `stored_for` gave. `doer`: in whose name the history has it, who is told of it: whoever sent the
    letter."""
    locked = under_lock(letter.assistance_request_id)
    return _keep(locked, kept, files=files, answers=None, user=None, doer=doer, at=at, letter=letter)


def _keep(locked, kept: Kept, *, files, answers, user, doer, at, letter) -> Correspondence:
    if kept.key and (before := Correspondence.objects.filter(key=kept.key).first()):
        return before
    plain = {name: getattr(kept, name) for name in kept.__dataclass_fields__ if name != "questions"}
    entry = Correspondence.objects.create(
        assistance_request=locked, **plain, answers=answers, letter=letter, user=user, at=at
    )
    for file in files:
        file.entry = entry
        file.save()
        Custody.objects.create(file=file, step=CustodyStep.RECEIVED, user=user, at=at)
    Question.objects.bulk_create(
        Question(entry=entry, number=number, text=asked.text, due_on=asked.due_on)
        for number, asked in enumerate(kept.questions, start=1)
    )
    if entry.direction == Direction.OUTGOING and answers:
        answered(Question.objects.filter(entry=answers, answered=None), by=entry)
    if kept.questions or answers or kept.expected_on:
        reckoning.restate(locked, at=at)
    history.record(
        assistance_request=locked,
        act=Entry.CORRESPONDENCE_KEPT if user else Entry.WRITTEN_BY_THE_OTHER_SIDE,
        from_status=locked.status,
        user=doer,
        at=at,
        details={
            "entry": entry.pk,
            "direction": kept.direction,
            "means": kept.means,
            "on": kept.on.isoformat(),
            "files": [file.sha256 for file in files],
        }
        | ({} if user else {"what": kept.subject}),  # of their page: one of the words of the house
    )
    if kept.counterpart_reference:
        listing.relist([locked.pk])
    return entry


def answered(questions: Iterable[Question], *, by: Correspondence) -> None:
    """That an entry of ours answers these, inside the transaction that keeps it."""
    QuestionAnswered.objects.bulk_create(QuestionAnswered(question=each, entry=by) for each in questions)


def spoilt() -> Iterator[str]:
    """Sentences about files of the correspondence that are lost or not the ones that came; none where all are whole."""
    for each in CorrespondenceFile.objects.select_related("entry__assistance_request").order_by("pk").iterator():
        if not each.is_unaltered():
            own = each.entry.assistance_request
            yield f"The file “{each}” of the correspondence of {own} is lost or not the one that came."
