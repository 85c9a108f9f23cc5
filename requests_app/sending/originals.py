"""The signed original: looked at before anything is locked, compared by its code with what was approved, then kept."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from requests_app import file_types, history, letters, policies
from requests_app.choices import Entry, ReadAs, Status
from requests_app.files import digest, long_name, stored
from requests_app.models import (
    AssistanceRequest,
    FollowUpLetter,
    FollowUpOriginal,
    FollowUpOriginalFile,
    IssuedLetter,
    OriginalFile,
    SealedAnnex,
    SignedOriginal,
)
from requests_app.selectors import visible_to
from requests_app.sending import scans
from requests_app.sending.scans import ScannedPage, UnreadableScan

Letter = IssuedLetter | FollowUpLetter
ScanRow = OriginalFile | FollowUpOriginalFile
ACCEPTED = ", ".join(ending.upper() for ending in scans.ENDINGS)
NO_LETTER = "No letter stands: the request is not approved, or its approval was recalled. Nothing was filed."
OVER = "The request is closed: nothing more can be filed."
NO_CODE = (
    "No code could be read from the scan. Type the letter code that stands at the foot of the paper, or scan it again, "
    "darker or at 300 dots an inch."
)


class OriginalRefused(Exception):
    """A scan is not the signed original of the letter; nothing was kept. `reasons` are sentences."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class ScannedFile:
    file: UploadedFile
    sha256: str
    pages: tuple[ScannedPage, ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """What was filed, and what is to be told beside it."""

    original: SignedOriginal | FollowUpOriginal
    notes: tuple[str, ...]


def look_at(files: Sequence[UploadedFile]) -> tuple[ScannedFile, ...]:
    """The files as they were scanned, in the order of their pages. Raises OriginalRefused, a reason a file."""
    found, problems = [], []
    for file in files:
        ending = PurePath(file.name).suffix[1:].lower()
        if problem := _unfit(file, ending) or _repeated(file, found):
            problems.append(problem)
            continue
        try:
            found.append(ScannedFile(file, digest(file), scans.pages_of(file, ending)))
        except UnreadableScan as unreadable:
            problems.append(f"{file.name} {unreadable}")
    if not files:
        problems.append("Choose the scan of the signed letter.")
    if problems:
        raise OriginalRefused(problems)
    return tuple(found)


def file_original(
    assistance_request: AssistanceRequest, scanned: Sequence[ScannedFile], *, typed: str = "", user: User, at: datetime
) -> Filed:
    """Keep the scan beside the letter that stands. `typed`: the code from the paper, where the scan shows none.

    Raises OriginalRefused with what the scan is instead, or why nothing can be filed now.
    """
    letter = letters.standing(assistance_request)
    issued = letters.pdf(letter, at=at) if letter else b""  # drawn before anything is locked
    count = scans.count_pages(issued) if letter else 0
    rows = rows_of(scanned, OriginalFile, SignedOriginal(letter=letter))
    with stored(rows), transaction.atomic():
        locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=assistance_request.pk)
        _refuse_if(not policies.may_file_original(locked, user), policies.sentence(policies.may_file_original))
        _refuse_if(letter is None or letters.standing(locked) != letter, NO_LETTER)
        _refuse_if(locked.status == Status.CLOSED, OVER)
        refuse_another(scanned, typed, letter, issued, count, user)
        original = keep(rows, user=user, at=at)
        history.record(
            assistance_request=locked,
            act=Entry.ORIGINAL_FILED,
            from_status=locked.status,
            user=user,
            at=at,
            details={
                "version": letter.version,
                "pages": original.pages,
                "read_as": original.read_as,
                "sha256": [each.sha256 for each in scanned],
            },
        )
    return Filed(original, notes(scanned, letter, count))


def refuse_another(
    scanned: Sequence[ScannedFile], typed: str, letter: Letter, issued: bytes, count: int, user: User
) -> None:
    """Unless the scan is this letter, all `count` pages of it, signed. `issued`: its PDF. Raises OriginalRefused."""
    compared = [*_unsigned(scanned, issued), *_compared(scanned, typed, letter, user)]
    if problems := [*compared, *_missing(scanned, letter, count)]:
        raise OriginalRefused(problems)


def rows_of(
    scanned: Sequence[ScannedFile], model: type[ScanRow], original: SignedOriginal | FollowUpOriginal
) -> list[ScanRow]:
    """The files as rows of one original, not saved yet."""
    pages = [page for each in scanned for page in each.pages]
    original.pages = len(pages)
    original.read_as = ReadAs.SCAN if any(page.codes for page in pages) else ReadAs.TYPED
    return [
        model(
            original=original,
            position=position,
            file=each.file,
            filename=each.file.name,
            size=each.file.size,
            sha256=each.sha256,
            pages=len(each.pages),
        )
        for position, each in enumerate(scanned, start=1)
    ]


def keep(rows: Sequence[ScanRow], *, user: User, at: datetime) -> SignedOriginal | FollowUpOriginal:
    """In the transaction of its history row."""
    original = rows[0].original
    original.user, original.at = user, at
    original.save()
    for row in rows:
        row.save()
    return original


def _unfit(file: UploadedFile, ending: str) -> str:
    if file.size == 0:
        return f"{file.name} is empty (0 bytes). Choose the file again."
    if file.size > settings.ANNEX_MAX_BYTES:
        limit = settings.ANNEX_MAX_BYTES // 1024**2
        return f"{file.name} is larger than {limit} MB. Scan it in grey at 300 dots an inch, or page by page."
    if ending not in scans.ENDINGS:
        return f"{file.name} is no scan. Accepted are: {ACCEPTED}."
    file.seek(0)
    return long_name(file) or file_types.why_not(file.name, file.read(file_types.HEAD))


def _repeated(file: UploadedFile, found: Sequence[ScannedFile]) -> str:
    sha256 = digest(file)
    same = next((each.file.name for each in found if each.sha256 == sha256), None)
    return f"{file.name} is the same file as {same}." if same else ""


def normal(code: str) -> str:
    """A code as it was typed, with the dashes and capitals that it has on paper."""
    letters_of_it = "".join(each for each in code.upper() if each.isalnum())
    return "-".join(letters_of_it[start : start + 4] for start in range(0, len(letters_of_it), 4))


def _unsigned(scanned: Sequence[ScannedFile], issued: bytes) -> Iterator[str]:
    """That a file is the PDF to be printed, and no scan of what was signed."""
    for each in scanned:
        if each.sha256 == hashlib.sha256(issued).hexdigest():
            yield (
                f"{each.file.name} is the letter as it was issued, which nobody has signed. Print it, have it signed "
                "and stamped, and file the scan of that paper."
            )


def _compared(scanned: Sequence[ScannedFile], typed: str, letter: Letter, user: User) -> Iterator[str]:
    """Why it is not this letter; nothing where it is."""
    read = [(number, code) for number, page in _numbered(scanned) for code, *_ in page.codes]
    for code in dict.fromkeys(code for _, code in read if code != letter.code):
        pages = [number for number, its_code in read if its_code == code]
        yield f"{_pages(pages)} {'is' if len(pages) == 1 else 'are'} {_what_it_is(code, letter, user)}"
    if typed.strip() and normal(typed) != letter.code:
        yield f"The code that you typed is {_what_it_is(normal(typed), letter, user)}"
    elif not read and not typed.strip():
        yield NO_CODE


def _what_it_is(code: str, letter: Letter, user: User) -> str:
    """The rest of a sentence about a code that is not the letter's."""
    if SealedAnnex.objects.filter(code=code).exists():
        return "of a sealed annex. It travels apart from the letter: take it out of the scan."
    other: Letter | None = IssuedLetter.objects.filter(code=code).select_related("assistance_request").first()
    other = other or FollowUpLetter.objects.filter(code=code).select_related("assistance_request").first()
    if other is None:
        return f"of no letter that was issued here (code {code}). Compare it with the paper."
    if other.assistance_request_id != letter.assistance_request_id:
        is_seen = visible_to(user).filter(pk=other.assistance_request_id).exists()
        return f"of another letter{f', {other.assistance_request.reference}' if is_seen else ''}."
    if isinstance(other, FollowUpLetter) or isinstance(letter, FollowUpLetter):
        return f"of another letter of this request: {other.get_kind_display().lower()}. File it beside that one."
    void = "it was recalled and is void" if other.is_void else "it no longer stands"
    return f"of version {other.version} of this letter: {void}. Print, sign and scan version {letter.version}."


def _missing(scanned: Sequence[ScannedFile], letter: Letter, count: int) -> Iterator[str]:
    """That pages lack: each page is there by its number, or there are unread ones that it may be."""
    pages = [page for _, page in _numbered(scanned)]
    there = {number for page in pages for code, number, _ in page.codes if code == letter.code}
    unread = sum(not any(code == letter.code for code, *_ in page.codes) for page in pages)
    lacking = [number for number in range(1, count + 1) if number not in there]
    if len(lacking) > unread:
        which = f" {_pages(lacking)} {'is' if len(lacking) == 1 else 'are'} missing." if not unread else ""
        yield f"The letter has {_count(count)}, and the scan does not have them all ({_count(len(pages))}).{which}"


def notes(scanned: Sequence[ScannedFile], letter: Letter, count: int) -> tuple[str, ...]:
    """What is to be told beside a scan that was filed."""
    return tuple(_notes(scanned, letter, count))


def _notes(scanned: Sequence[ScannedFile], letter: Letter, count: int) -> Iterator[str]:
    total = sum(len(each.pages) for each in scanned)
    if total > count:
        yield f"The scan has {_count(total)}, the letter {_count(count)}: what is beside it is kept with it."
    order = [number for _, page in _numbered(scanned) for code, number, _ in page.codes if code == letter.code]
    if order != sorted(order):
        yield "The pages are not in the order of the letter."


def _numbered(scanned: Sequence[ScannedFile]) -> Iterator[tuple[int, ScannedPage]]:
    yield from enumerate((page for each in scanned for page in each.pages), start=1)


def _pages(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"Page {numbers[0]}"
    return f"Pages {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def _count(pages: int) -> str:
    return f"{pages} page{'s' * (pages != 1)}"


def _refuse_if(holds: bool, reason: str) -> None:
    if holds:
        raise OriginalRefused([reason])
