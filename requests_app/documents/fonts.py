"""The letter's typefaces: Fira Sans, and Noto Sans for what it lacks. What neither has is refused, never a box."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache

import fontpkg
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from requests_app.content import LetterContent

BODY, BOLD, ITALIC, FALLBACK = "Fira", "Fira-Bold", "Fira-Italic", "Noto"
FAMILIES = {
    BODY: ("Fira Sans", {"weight": 400}),
    BOLD: ("Fira Sans", {"weight": 600}),
    ITALIC: ("Fira Sans", {"weight": 400, "style": "italic"}),
    FALLBACK: ("Noto Sans", {"weight": 400}),
}
# What text may hold besides letters: broken into lines and never drawn.
LAYOUT = frozenset("\n\r\t\u00ad\u200b")

# Letters and marks whose glyphs stand side by side as they are: what Unicode's names of them begin with.
DRAWN_AS_THEY_STAND = (
    *("LATIN", "GREEK", "CYRILLIC", "COMBINING", "MODIFIER", "FEMININE ORDINAL", "MASCULINE ORDINAL", "MICRO SIGN"),
    *("OHM SIGN", "KELVIN SIGN", "ANGSTROM SIGN"),
)


@cache
def register() -> None:
    """Make the faces known to ReportLab, once per process."""
    for name, (family, style) in FAMILIES.items():
        pdfmetrics.registerFont(TTFont(name, str(fontpkg.path(family, **style))))
    for regular, bold in ((BODY, BOLD), (FALLBACK, FALLBACK)):
        italic = ITALIC if regular == BODY else FALLBACK
        pdfmetrics.registerFontFamily(regular, normal=regular, bold=bold, italic=italic, boldItalic=bold)


@cache
def _characters(name: str) -> frozenset[int]:
    register()
    return frozenset(pdfmetrics.getFont(name).face.charToGlyph)


def has(name: str, character: str) -> bool:
    return ord(character) in _characters(name)


def runs(text: str, name: str = BODY) -> Iterator[tuple[str, str]]:
    """The text in runs of (face, text). A letter with its combining marks stays in one face."""
    if text.isascii() or _characters(name).issuperset(map(ord, set(text) - LAYOUT)):  # nearly always
        yield name, text
        return
    start, face = 0, name
    for position in range(len(text)):
        wanted = _face(text, position, name, face)
        if wanted != face:
            if position > start:
                yield face, text[start:position]
            start, face = position, wanted
    if text[start:]:
        yield face, text[start:]


def _face(text: str, position: int, name: str, current: str) -> str:
    if text[position].isspace():
        return current
    cluster = text[position]
    for following in text[position + 1 : position + 8]:
        if not unicodedata.combining(following):
            break
        cluster += following
    if unicodedata.combining(text[position]):
        return current
    return name if all(has(name, each) for each in cluster) else FALLBACK


def is_drawable(character: str) -> bool:
    """Whether a face draws it rightly. Letters that need shaping would come out wrong even where a face has them."""
    if unicodedata.category(character)[0] in "LM" and not _name(character).startswith(DRAWN_AS_THEY_STAND):
        return False
    return character in LAYOUT or has(BODY, character) or has(FALLBACK, character)


def _name(character: str) -> str:
    return unicodedata.name(character, "UNKNOWN")


def undrawable(content: LetterContent) -> list[str]:
    """One sentence per place of the content that has a character no face can draw."""
    told = []
    for place, text in _texts(content):
        bad = [each for each in dict.fromkeys(unicodedata.normalize("NFC", text)) if _is_bad(each)]
        if bad:
            scripts = " and ".join(dict.fromkeys(_script(each) for each in bad))
            shown = "".join(bad[:8])
            told.append(
                f"{place}: {scripts} letters cannot be printed yet (“{shown}”). Write this in Latin, Greek or "
                "Cyrillic letters, and keep the original spelling in an annex."
            )
    return told


def _is_bad(character: str) -> bool:
    return not is_drawable(character) and unicodedata.category(character) not in {"Cc", "Cf"}


def _script(character: str) -> str:
    """The script as Unicode's name of the character begins: ARABIC LETTER ALEF -> Arabic."""
    word = _name(character).split()[0]
    return {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}.get(
        word, word.split("-")[0].capitalize()
    )


# Names of the parts of the content as their sections are called.
PLACES = {
    "persons": "Persons",
    "offences": "Offences",
    "measures": "Measures",
    "statements": "Statements",
    "clauses": "Clauses",
    "annexes": "Annexes",
    "office": "Letterhead",
    "addressee": "Addressee",
    "competent_authority": "Competent authority",
    "proceeding": "Proceeding",
    "basis": "Legal basis",
}


def _texts(value, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text in the content with its place in words, in the order of the content."""
    if isinstance(value, str):
        yield place, value
    elif is_dataclass(value):
        for item in fields(value):
            name = PLACES.get(item.name, item.name.replace("_", " "))
            yield from _texts(getattr(value, item.name), f"{place}, {name}" if place else name.capitalize())
    elif isinstance(value, tuple):
        yield from _numbered(value, place)


def _numbered(values: Iterable, place: str) -> Iterator[tuple[str, str]]:
    for number, each in enumerate(values, start=1):
        yield from _texts(each, f"{place} {number}")
