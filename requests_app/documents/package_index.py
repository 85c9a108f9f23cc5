"""The index of a package as a PDF: which files it holds, what each is, and the SHA-256 by which it is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from paper import document, style, text
from paper.blocks import in_columns, paragraph, prose, rule
from paper.page import Running
from requests_app.content import FrozenLetter

TITLE = "Index of the package"
HOW_TO_CHECK = (
    "SHA256SUMS, beside this index, holds the same digests: “sha256sum -c SHA256SUMS” in the folder tells whether each "
    "file is the one that was packed."
)
APART = "The sealed annex with the key to the pseudonyms is not in this package: it travels apart from the letter."
FILES, SIZES = 62 * mm, 20 * mm


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of a package. `size` in bytes, `sha256` in hex."""

    name: str
    what: str
    size: int
    sha256: str


def draw(letter: FrozenLetter, files: Sequence[PackedFile]) -> bytes:
    """The same letter and files give the same bytes."""
    content, issue = letter.content, letter.issue
    running = Running(
        reference=f"{content.reference}, version {content.version}",
        below=f"Package of letter {issue.code}",
        confidentiality=content.confidentiality.upper() if content.confidentiality != "ordinary" else "",
        stamps=("EXERCISE",) * content.is_exercise,
    )
    return document.draw(
        story(letter, files),
        running,
        lang="en",
        title=text.line(f"{TITLE}, {content.reference}"),
        author=text.line(content.office.name),
        subject=f"{content.requesting_state.name} to {content.requested_state.name}",
    )


def story(letter: FrozenLetter, files: Sequence[PackedFile]) -> list[Flowable]:
    content, issue = letter.content, letter.issue
    known = [
        ("Our reference", f"{content.reference}, version {content.version}, code {issue.code}"),
        ("For", ", ".join(filter(None, [content.addressee.name, content.requested_state.name]))),
        ("Date of the letter", f"{issue.on:%-d %B %Y}"),
    ]
    cells = [prose(label, style.LABEL) + prose(value, style.CELL) for label, value in known]
    rows = [
        [
            prose(each.name, style.CELL),
            prose(each.what, style.CELL) + prose(_in_groups(each.sha256), style.SMALL),
            prose(in_words(each.size), style.CELL),
        ]
        for each in files
    ]
    header = [prose(each, style.LABEL) for each in ("File", "What it is, and its SHA-256", "Size")]
    return [
        *prose(f"{content.office.name}, {content.requesting_state.name}", style.LETTERHEAD),
        rule(),
        *in_columns([cells], [style.WIDTH / 2, style.WIDTH / 4, style.WIDTH / 4]),
        paragraph(TITLE, style.TITLE),
        *in_columns(rows, [FILES, style.WIDTH - FILES - SIZES, SIZES], header=header),
        *(prose(APART) if content.sealed else []),
        *prose(HOW_TO_CHECK),
    ]


def in_words(size: int) -> str:
    """Bytes as people read them: "640 bytes", "47 kB", "3.1 MB"."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} kB" if size < 1000**2 else f"{size / 1000**2:.1f} MB"


def _in_groups(sha256: str) -> str:
    """In groups of eight, so that a person can compare them."""
    return " ".join(sha256[start : start + 8] for start in range(0, len(sha256), 8))
