"""What the receiving authority writes on the page of a letter: receipt once, questions and answers as they come.

Each becomes an entry of the request's thread; what it leads to is decided by the central authority of ours.
"""

from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from requests_app.choices import Direction, Means
from requests_app.correspondence import keeping
from requests_app.correspondence.keeping import Asked, Kept
from requests_app.files import FitFile
from requests_app.models import AssistanceRequest, Correspondence, CorrespondenceFile
from requests_app.receipts.opening import Opened, receipt_key

MOST_ENTRIES, MOST_FILES = 40, 40  # of one letter: a page that anybody with the letter opens does not fill a disk
MOST_BYTES = 500 * 1024**2
CONFIRMED, QUESTION, ANSWER = "Receipt confirmed", "Question", "Answer"


class PageIsFull(Exception):
    """So much came through this page already that more is sent by another way."""


def confirm(
    opened: Opened, *, at: datetime, name: str, contact: str, reference: str, on: date, expected_on: date | None
) -> Correspondence:
    """That the letter was received; the first that confirms it is kept, whatever is posted after."""
    return _write(
        opened,
        at=at,
        subject=CONFIRMED,
        key=receipt_key(opened.letter),
        on=on,
        counterpart=name,
        counterpart_contact=contact,
        counterpart_reference=reference,
        expected_on=expected_on,
    )


def ask(
    opened: Opened, *, at: datetime, nonce: str, name: str, contact: str, text: str, due_on: date | None
) -> Correspondence:
    """A question, to be answered by a day where they name one."""
    return _write(
        opened,
        at=at,
        subject=QUESTION,
        key=_key(opened, nonce),
        counterpart=name,
        counterpart_contact=contact,
        text=text,
        questions=(Asked(text, due_on),),
    )


def answer(
    opened: Opened, *, at: datetime, nonce: str, name: str, text: str, files: Sequence[FitFile]
) -> Correspondence:
    """What was obtained, or a part of it, as files."""
    return _write(opened, at=at, files=files, subject=ANSWER, key=_key(opened, nonce), counterpart=name, text=text)


def _write(opened: Opened, *, at: datetime, files: Sequence[FitFile] = (), **what) -> Correspondence:
    """Raises PageIsFull."""
    letter, own = opened.letter, opened.letter.assistance_request
    kept = Kept(**{"direction": Direction.INCOMING, "means": Means.RECEIPT_PAGE, "on": timezone.localdate(at)} | what)
    if before := Correspondence.objects.filter(key=kept.key).first():
        return before
    _refuse_what_is_too_much(letter, files)
    with keeping.stored_for(own, files) as rows, transaction.atomic():
        AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=own.pk)
        if not Correspondence.objects.filter(key=kept.key).exists():
            _refuse_what_is_too_much(letter, files)
        return keeping.receive(letter, kept, rows, at=at, doer=opened.sent.user)


def _refuse_what_is_too_much(letter, files: Sequence[FitFile]) -> None:
    came = CorrespondenceFile.objects.filter(entry__letter=letter).values_list("size", flat=True)
    too_much = (
        letter.correspondence.count() >= MOST_ENTRIES
        or len(came) + len(files) > MOST_FILES
        or sum(came) + sum(fit.file.size for fit in files) > MOST_BYTES
    )
    if too_much:
        raise PageIsFull


def _key(opened: Opened, nonce: str) -> str:
    """Of one form as it was shown: posted again it is the same."""
    return sha256(f"{opened.letter.pk}:{nonce}".encode()).hexdigest()
