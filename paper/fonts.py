"""The typefaces, and which letters they can print. What no face has is refused, never a box."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

import fontpkg
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from paper import marks

BODY, BOLD, FALLBACK = "Fira", "Fira-Bold", "Noto"
FACES = {BODY: ("Fira Sans", 400), BOLD: ("Fira Sans", 600), FALLBACK: ("Noto Sans", 400)}

# Letters whose glyphs stand side by side as they are: what Unicode's names of them begin with. Others need shaping and
# would come out wrong even where a face has them.
DRAWN_AS_THEY_STAND = (
    *("LATIN", "GREEK", "CYRILLIC", "MODIFIER LETTER", "SUPERSCRIPT LATIN", "FEMININE ORDINAL", "MASCULINE ORDINAL"),
    *("MICRO SIGN", "OHM SIGN", "KELVIN SIGN", "ANGSTROM SIGN"),
)


class Run(NamedTuple):
    """Text in one face at one height; `rise` in em."""

    face: str
    text: str
    rise: float = 0.0


@cache
def register() -> None:
    """Make the faces known to ReportLab, once per process."""
    for name, (family, weight) in FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(fontpkg.path(family, weight=weight))))
        # A family of one: no markup asks for another face, and ReportLab wants each to be told.
        pdfmetrics.registerFontFamily(name, normal=name, bold=name, italic=name, boldItalic=name)


def runs(text: str, face: str = BODY) -> Iterator[Run]:
    """Cleaned text in runs that together are the text, but for marks that are decomposed to be placed."""
    if text.isascii() or _plain(face).issuperset(text):  # nearly always
        yield Run(face, text)
        return
    placed = (run for cluster in marks.clusters(text) for run in _placed(cluster, face))
    for (of_face, rise), same in groupby(placed, key=lambda run: (run.face, run.rise)):
        yield Run(of_face, "".join(run.text for run in same), rise)


def _placed(cluster: str, face: str) -> Iterator[Run]:
    if _plain(face).issuperset(cluster):
        yield Run(face, cluster)
    elif _plain(FALLBACK).issuperset(cluster) or not (form := _form(cluster, face)):
        yield Run(FALLBACK, cluster)
    else:
        yield from (Run(face, text, rise) for rise, text in marks.rises(form, face))


def _form(cluster: str, face: str) -> str:
    """The letter with its marks as the face can build it, composed as far as it can be; "" where it cannot."""
    forms = (cluster, unicodedata.normalize("NFD", cluster))
    return next((form for form in forms if _characters(face).issuperset(form)), "")


@cache
def _characters(face: str) -> frozenset[str]:
    register()
    return frozenset(map(chr, pdfmetrics.getFont(face).face.charToGlyph))


@cache
def _plain(face: str) -> frozenset[str]:
    """What the face prints by putting glyph beside glyph."""
    return frozenset(each for each in _characters(face) if unicodedata.category(each)[0] != "M") | {"\n"}


def is_invisible(character: str) -> bool:
    """Controls, marks that turn the direction of text, and choosers of a variant: nothing that paper could show."""
    return unicodedata.category(character) in {"Cc", "Cf"} or "\ufe00" <= character <= "\ufe0f"


def is_drawable(cluster: str) -> bool:
    """Whether a letter with its marks is printed rightly."""
    letter = cluster[0]
    if unicodedata.category(letter)[0] == "L" and not unicodedata.name(letter, "").startswith(DRAWN_AS_THEY_STAND):
        return False
    if _plain(BODY).issuperset(cluster) or _plain(FALLBACK).issuperset(cluster):
        return True
    has_letter = unicodedata.category(letter)[0] != "M"
    return has_letter and bool(_form(cluster, BODY))
