"""Whether a file is a letter that was issued here, of whatever kind, and unaltered."""

import hashlib
from dataclasses import dataclass

from django.utils import timezone

from requests_app.documents.reading import claimed_code
from requests_app.letters import follow_ups, sealed
from requests_app.letters.drawing import known
from requests_app.models import DrawnLetter, FollowUpLetter, IssuedLetter, OriginalFile, SealedAnnex


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whose letter a file is. `letter` is None where it is no letter of this installation."""

    letter: IssuedLetter | FollowUpLetter | None
    unaltered: bool
    sentence: str
    is_scan: bool = False  # of the signed original, as it was filed


def looks_like_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]  # where readers look for it


def verify(data: bytes) -> Verdict:
    """Whether these bytes are a letter issued here, and unaltered."""
    if drawn := known(DrawnLetter, data, "letter__assistance_request"):
        return Verdict(drawn.letter, True, _genuine(drawn.letter))
    if annex := sealed.issued(data):
        return Verdict(annex.letter, True, _genuine(annex.letter, annex))
    if follow_up := follow_ups.issued(data):
        return Verdict(follow_up, True, follow_ups.genuine(follow_up))
    scans = OriginalFile.objects.filter(sha256=hashlib.sha256(data).hexdigest())
    if scan := scans.select_related("original__letter").last():
        return Verdict(scan.original.letter, True, _filed(scan), is_scan=True)
    code = claimed_code(data)
    annex = SealedAnnex.objects.filter(code=code).select_related("letter").first() if code else None
    code = annex.letter.code if annex else code
    letter = IssuedLetter.objects.filter(code=code).select_related("assistance_request").first() if code else None
    if letter is None and (follow_up := follow_ups.of_code(code)):
        return Verdict(follow_up, False, follow_ups.altered(follow_up))
    if letter is None:
        return Verdict(None, False, "This file is no letter that was issued here.")
    return Verdict(
        letter,
        False,
        f"ALTERED. The file bears the code of {'the sealed annex of ' if annex else ''}"
        f"{letter.assistance_request.reference}, version {letter.version}, "
        "but its bytes are not those that were issued. Do not rely on it.",
    )


def _genuine(letter: IssuedLetter, annex: SealedAnnex | None = None) -> str:
    void = " It was recalled and no longer stands." if letter.is_void else ""
    exercise = " It belongs to an exercise." if letter.assistance_request.is_exercise else ""
    what = f"{'sealed annex of ' if annex else ''}{letter.get_kind_display().lower()}"
    code, digest = (annex.code, annex.sha256) if annex else (letter.code, letter.digest)
    return (
        f"Unaltered: {what} {letter.assistance_request.reference}, version {letter.version}, code {code}, "
        f"content digest {digest}.{void}{exercise}"
    )


def _filed(scan: OriginalFile) -> str:
    letter, original = scan.original.letter, scan.original
    void = " It was recalled and no longer stands." if letter.is_void else ""
    return (
        f"Unaltered: signed original of {letter.assistance_request.reference}, version {letter.version}, code "
        f"{letter.code}, as it was filed on {timezone.localdate(original.at):%-d %B %Y}. "
        f"{original.get_read_as_display()}.{void}"
    )
