"""The one door through which user text enters paper: cleaned, broken where it could not fit, escaped."""

import re
import unicodedata
from xml.sax.saxutils import escape

from requests_app.documents import fonts

LONGEST_WORD = 60  # letters; longer ones are broken
MONSTER = re.compile(rf"\S{{{LONGEST_WORD},}}")
# Marks that turn the direction of text, and other invisible ones, have no place on paper.
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def clean(text: str) -> str:
    """Composed letters, plain line breaks, no control and no direction marks."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    if text.replace("\n", "").isprintable():
        return text
    return "".join(each for each in text if each == "\n" or unicodedata.category(each) not in INVISIBLE)


def paragraphs(text: str) -> list[str]:
    """Cleaned text cut at blank lines."""
    return [part.strip("\n") for part in re.split(r"\n\s*\n", clean(text)) if part.strip()]


def markup(text: str, *, face: str = fonts.BODY) -> str:
    """Cleaned text as markup that ReportLab draws as it is: escaped, long words broken, faces chosen by letter."""
    text = _broken(clean(text))
    parts = []
    for name, run in fonts.runs(text, face):
        safe = escape(run)
        parts.append(safe if name == face else f'<font name="{name}">{safe}</font>')
    return "".join(parts).replace("\n", "<br/>")


def _broken(text: str) -> str:
    """A word no line can hold is cut into pieces."""
    return MONSTER.sub(lambda found: _pieces(found.group()), text)


def _pieces(word: str) -> str:
    return " ".join(word[start : start + LONGEST_WORD] for start in range(0, len(word), LONGEST_WORD))
