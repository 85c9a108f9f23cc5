"""What is handed over for a letter, as one ZIP file: the letter as issued, the signed original, the annexes, an index.

The same letter gives the same bytes: names, order and times are fixed, nothing is compressed. Each file is read once,
while it is packed, and what does not have its digest refuses the whole. The sealed annex is never among them.
"""

import hashlib
import re
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import PurePath
from typing import IO, BinaryIO

from requests_app import content, letters
from requests_app.checklist import language_name
from requests_app.choices import AttachmentKind
from requests_app.content import FrozenLetter
from requests_app.documents import package_index
from requests_app.documents.package_index import PackedFile
from requests_app.models import Attachment, IssuedLetter

SUMS, INDEX = "SHA256SUMS", "index.pdf"
CHUNK = 1024 * 1024  # bytes
LONGEST_TITLE = 40  # letters of a title in a file's name
IN_MEMORY = 8 * CHUNK  # a larger package lies on the disk while it is made and sent
BEFORE_TIME = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP file can name: the same for all
PLAIN_FILE = 0o100644 << 16


class PackageRefused(Exception):
    """Nothing was packed; `reasons` say why and what to do, a sentence each."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Part:
    """A file to pack: `sha256` is the digest it was kept with, `called` what it is named in a refusal."""

    name: str
    what: str
    called: str
    sha256: str
    size: int
    open: Callable[[], BinaryIO]

    @property
    def listed(self) -> PackedFile:
        return PackedFile(self.name, self.what, self.size, self.sha256)


def name(letter: IssuedLetter) -> str:
    """Of the ZIP file."""
    return f"{_plain(content.frozen_letter(letter.content).content.reference)}-v{letter.version}.zip"


def parts(letter: IssuedLetter, *, at: datetime) -> list[Part]:
    """The files of the package in their order, but for index and sums. Raises PackageRefused where one is not there."""
    frozen = content.frozen_letter(letter.content)
    reference, found = _plain(frozen.content.reference), []
    pdf = letters.pdf(letter, at=at)
    kind = letter.get_kind_display()
    found.append(_of_bytes(f"letter-{reference}-v{letter.version}.pdf", f"{kind} as issued, code {letter.code}", pdf))
    found += _signed(letter)
    found += _annexes(letter, frozen)
    return [_numbered(part, position) for position, part in enumerate(found, start=1)]


def pack(letter: IssuedLetter, *, at: datetime) -> IO[bytes]:
    """The ZIP file, open at its beginning; gone once it is closed. Raises PackageRefused, and then nothing is given."""
    packed = parts(letter, at=at)
    index = package_index.draw(content.frozen_letter(letter.content), [each.listed for each in packed])
    packed.append(_of_bytes(INDEX, "Index", index))
    sums = "".join(f"{each.sha256}  {each.name}\n" for each in packed).encode()
    with ExitStack() as gone:  # whatever refuses the package, nothing of it stays
        out = gone.enter_context(tempfile.SpooledTemporaryFile(max_size=IN_MEMORY))
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for part in [*packed, _of_bytes(SUMS, "", sums)]:
                _write(archive, part)
        gone.pop_all()
    out.seek(0)
    return out


def _write(archive: zipfile.ZipFile, part: Part) -> None:
    """Read once: what is packed is what was looked at."""
    told = zipfile.ZipInfo(part.name, BEFORE_TIME)
    told.create_system, told.external_attr, told.file_size = 3, PLAIN_FILE, part.size
    sha256 = hashlib.sha256()
    try:
        with part.open() as source, archive.open(told, "w") as packed:
            while chunk := source.read(CHUNK):
                sha256.update(chunk)
                packed.write(chunk)
    except OSError as error:
        raise PackageRefused([_not_whole(part.called)]) from error
    if sha256.hexdigest() != part.sha256:
        raise PackageRefused([_not_whole(part.called)])


def _signed(letter: IssuedLetter) -> Iterator[Part]:
    """The scan of the signed letter, where one was filed; of pictures one file a page."""
    original = letters.signed_original(letter)
    files = list(original.files.all()) if original else []
    for row in files:
        which = f", part {row.position} of {len(files)}" if len(files) > 1 else ""
        number = f"-{row.position:02}" if len(files) > 1 else ""
        yield Part(
            name=f"signed-original{number}{_ending(row.filename)}",
            what=f"The signed original, scanned{which}. {original.get_read_as_display()}",
            called=f"the signed original, “{row.filename}”,",
            sha256=row.sha256,
            size=row.size,
            open=lambda row=row: row.file.open("rb"),
        )


def _annexes(letter: IssuedLetter, frozen: FrozenLetter) -> Iterator[Part]:
    """As the letter lists them, by the digest that it prints."""
    kept = {each.sha256: each for each in letter.assistance_request.attachments.all()}
    lost = [each for each in frozen.content.annexes if each.sha256 not in kept]
    if lost:
        raise PackageRefused([_not_whole(f"annex {each.number}, “{each.title}”,") for each in lost])
    for annex in frozen.content.annexes:
        row: Attachment = kept[annex.sha256]
        title = _short(annex.title) or annex.kind
        language = f", in {language_name(annex.language)}" if annex.language else ""
        yield Part(
            name=f"annex-{annex.number}-{title}{_ending(annex.filename)}",
            what=f"Annex {annex.number}: {annex.title} ({AttachmentKind(annex.kind).label.lower()}{language})",
            called=f"annex {annex.number}, “{annex.title}”,",
            sha256=annex.sha256,
            size=annex.size,
            open=lambda row=row: row.file.open("rb"),
        )


def _of_bytes(called: str, what: str, data: bytes) -> Part:
    sha256 = hashlib.sha256(data).hexdigest()
    return Part(called, what, called, sha256, len(data), lambda: BytesIO(data))


def _numbered(part: Part, position: int) -> Part:
    return replace(part, name=f"{position:02}-{part.name}")


def _not_whole(called: str) -> str:
    return (
        f"The stored file of {called} is lost or is not the one that was kept, so nothing is packed. "
        "Tell your administrator."
    )


def _ending(filename: str) -> str:
    suffix = _plain(PurePath(filename).suffix).lower()
    return f".{suffix}" if suffix else ""


def _short(title: str) -> str:
    """Whole words of it, as many as there is room for."""
    plain = _plain(title)
    if len(plain) <= LONGEST_TITLE:
        return plain
    return plain[: LONGEST_TITLE + 1].rpartition("-")[0] or plain[:LONGEST_TITLE]


def _plain(words: str) -> str:
    """In letters that every file system and every program that unpacks it knows."""
    apart = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", apart).strip("-")
