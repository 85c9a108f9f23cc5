"""The sealed annex as a PDF, drawn from its frozen content: whose pseudonyms a letter prints."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from paper import document, style, text
from paper.blocks import in_columns, paragraph, prose, rule
from paper.page import Running
from requests_app.content import KeyEntry, SealedKey
from requests_app.documents.reading import KEYWORD, on_page

TITLE = "Sealed annex: key to the pseudonyms"
KEEP = (
    "Hand this annex only to those who carry out the request, apart from the letter. Please use the pseudonyms in "
    "every reply and record, and name nobody of this list to others."
)
PSEUDONYMS = 38 * mm


def draw(key: SealedKey) -> bytes:
    """The same content gives the same bytes."""
    running = Running(
        reference=f"{key.reference}, version {key.version}",
        below=f"Sealed annex, code {key.code}",
        confidentiality="SEALED: TO BE OPENED BY THE ADDRESSEE",
        stamps=("SEALED",) + ("EXERCISE",) * key.is_exercise,
        code=on_page(key.code),
    )
    return document.draw(
        story(key),
        running,
        lang=key.language,
        title=text.line(f"{TITLE}, {key.reference}"),
        author=text.line(key.office),
        subject=f"{key.requesting_state.name} to {key.requested_state.name}",
        keywords=f"{KEYWORD}{key.code}",
    )


def story(key: SealedKey) -> list[Flowable]:
    known = [
        ("Belongs to our letter", f"{key.reference}, version {key.version}, code {key.letter_code}"),
        ("For", ", ".join(filter(None, [key.addressee, key.requested_state.name]))),
        ("Date", f"{key.on:%-d %B %Y}"),
    ]
    cells = [prose(label, style.LABEL) + prose(value, style.CELL) for label, value in known]
    header = [prose(each, style.LABEL) for each in ("In the letter", "Is")]
    rows = [[prose(each.pseudonym, style.STRONG_CELL), _person(each)] for each in key.entries]
    return [
        *prose(f"{key.office}, {key.requesting_state.name}", style.LETTERHEAD),
        rule(),
        *in_columns([cells], [style.WIDTH / 2, style.WIDTH / 4, style.WIDTH / 4]),
        paragraph(TITLE, style.TITLE),
        *prose(KEEP),
        *in_columns(rows, [PSEUDONYMS, style.WIDTH - PSEUDONYMS], header=header),
    ]


def _person(entry: KeyEntry) -> list[Flowable]:
    person = entry.person
    details = "\n".join(f"{label}: {value}" for label, value in person.details)
    return prose(person.name, style.STRONG_CELL) + prose(person.role, style.LABEL) + prose(details, style.CELL)
