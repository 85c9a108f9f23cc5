"""Which letter a code opens, and until when. A code opens the page of its one letter and nothing else."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from requests_app.choices import Act, Status
from requests_app.documents.reading import CODE
from requests_app.models import Correspondence, IssuedLetter, RequestEvent

# As long as the other side may still say something about the letter.
IS_OPEN = {
    Status.TRANSMITTED,
    Status.ACKNOWLEDGED,
    Status.QUERY_OPEN,
    Status.POSTPONED,
    Status.PARTIALLY_EXECUTED,
    Status.EXECUTED,
}
BREAKS = re.compile(r"[\s\-\u2010-\u2015]+")  # as people type, read out and paste a code


class CodeOpensNothing(Exception):
    """No letter has this code, or its page has ended. Which of these is not told to whoever typed it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter whose page is open."""

    letter: IssuedLetter
    sent: RequestEvent

    @property
    def sent_on(self) -> date:
        return self.sent.on

    @property
    def receipt(self) -> Correspondence | None:
        """That receipt was confirmed, once it was."""
        return Correspondence.objects.filter(key=receipt_key(self.letter)).first()


def opened(code: str, *, at: datetime) -> Opened:
    """Raises CodeOpensNothing. Wrong codes and ended ones take the same questions of the database."""
    code = tidied(code)
    letters = IssuedLetter.objects.select_related("assistance_request__office", "event", "voiding")
    letter = letters.filter(code=code).first()
    sent = RequestEvent.objects.filter(
        assistance_request=letter.assistance_request_id if letter else None, act=Act.TRANSMIT
    ).last()
    if letter is None or sent is None or not _is_open(letter, sent, on=timezone.localdate(at)):
        raise CodeOpensNothing
    return Opened(letter, sent)


def tidied(code: str) -> str:
    """A code as it is printed, however it was typed; "" for what is none."""
    plain = BREAKS.sub("", code).upper()
    printed = "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))
    return printed if re.fullmatch(CODE, printed) else ""


def receipt_key(letter: IssuedLetter) -> str:
    return f"receipt:{letter.pk}"


def _is_open(letter: IssuedLetter, sent: RequestEvent, *, on: date) -> bool:
    own = letter.assistance_request
    return (
        bool(settings.RECEIPT_SITE)
        and not letter.is_void
        and letter.version == own.letter_version == sent.version
        and own.status in IS_OPEN
        and on <= sent.on + timedelta(days=settings.RECEIPT_DAYS)
    )
