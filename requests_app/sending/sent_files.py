"""What went when a letter was sent: which file, known by its SHA-256, for the history row of the transmission."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from requests_app import letters
from requests_app.acts import SentFile, Transmit
from requests_app.choices import Route, SentAs
from requests_app.models import AssistanceRequest, IssuedLetter

ANOTHER_STANDS = (
    "The letter was issued anew, or its original filed anew, while you recorded that it went. Look at what stands now, "
    "and record what you sent."
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The letter and the scan of its original that stand, by key."""

    letter: int | None
    original: int | None


def standing(assistance_request: AssistanceRequest) -> Standing:
    """Asked before files are read, and again under the lock."""
    letter = letters.standing(assistance_request)
    original = letters.signed_original(letter)
    return Standing(letter and letter.pk, original and original.pk)


def filled(assistance_request: AssistanceRequest, details: Transmit, *, at: datetime) -> Transmit:
    """With what is recorded beside what somebody said. Who says nothing sent the PDF as issued, or told it orally where
    that is the route."""
    sent_as = details.sent_as or (SentAs.ORAL if details.route == Route.ORAL_URGENT else SentAs.DIGITAL)
    letter = letters.standing(assistance_request)
    files = _files(letter, sent_as, at) if letter else ()
    return replace(details, sent_as=str(sent_as), files=files)


def lacking(assistance_request: AssistanceRequest, details: Transmit) -> tuple[str, ...]:
    """Why what is said to have gone cannot have, in sentences. Reads files: ask before anything is locked."""
    if details.sent_as != SentAs.ORIGINAL:
        return ()
    original = letters.signed_original(letters.standing(assistance_request))
    if original is None:
        return ("No signed original of this letter is filed. File its scan first, or say that the PDF as issued went.",)
    return tuple(
        f"The file “{each}” of the signed original is lost or is not the one that was filed. File the scan again."
        for each in original.files.all()
        if not each.is_unaltered()
    )


def _files(letter: IssuedLetter, sent_as: str, at: datetime) -> tuple[SentFile, ...]:
    if sent_as == SentAs.DIGITAL:
        return (SentFile(f"letter {letter.code}", hashlib.sha256(letters.pdf(letter, at=at)).hexdigest()),)
    original = letters.signed_original(letter) if sent_as == SentAs.ORIGINAL else None
    return tuple(SentFile(each.filename, each.sha256) for each in original.files.all()) if original else ()
