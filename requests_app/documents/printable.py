"""What of a letter no face can print, with its place, in sentences: it is refused, never drawn with boxes."""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

from paper import marks
from paper.fonts import DRAWN_AS_THEY_STAND, is_drawable, is_invisible
from requests_app.content import KeyEntry, LetterContent
from requests_app.documents import places


def undrawable(content: LetterContent, signatory: tuple[str, ...] = (), *, key: Sequence[KeyEntry] = ()) -> list[str]:
    """A sentence for each place and script that no face can print; none where the whole letter can be printed.

    `signatory`: the name and title that approval adds to the content. `key`: what its sealed annex prints.
    """
    return undrawable_in((*places.printed(content, signatory), *places.of_key(key)))


def undrawable_in(printed: Iterable[tuple[str, str]]) -> list[str]:
    """As `undrawable`, of (place, text) of what is printed."""
    told = []
    for place, text in printed:
        if text.isascii():
            continue
        seen = "".join(each for each in unicodedata.normalize("NFC", text) if each.isspace() or not is_invisible(each))
        bad: dict[str, str] = {}
        for what, same in groupby(marks.clusters(seen), key=_what_is_wrong):
            if what:
                bad.setdefault(what, "".join(same))
        told += [_told(place, what, shown) for what, shown in bad.items()]
    return told


# Where the first word of a letter's name in Unicode is not what its script is called.
SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}


def _what_is_wrong(cluster: str) -> str:
    """What no face can print: "Arabic letters", "the sign", "the letter with its marks"; "" where it can be printed."""
    if cluster.isspace() or is_drawable(cluster):
        return ""
    kind = unicodedata.category(cluster[0])[0]
    name = unicodedata.name(cluster[0], "UNKNOWN")
    if kind in "LM" and not name.startswith((*DRAWN_AS_THEY_STAND, "COMBINING")):
        script = name.split()[0].split("-")[0]
        return f"{SCRIPTS.get(script, script.capitalize())} letters"
    return "the letter with its marks" if len(cluster) > 1 or kind in "LM" else "the sign"


def _told(place: str, what: str, shown: str) -> str:
    codes = (f"U+{ord(each):04X}" if unicodedata.category(each) in {"Cs", "Co", "Cn"} else each for each in shown[:12])
    shown = "".join(codes) + ("…" if len(shown) > 12 else "")
    remedy = "Write this in Latin letters, and keep the original spelling in an annex."
    if what == "the sign":
        remedy = "Leave it out, or say in words what it means."
    return f"{place}: {what} “{shown}” cannot be printed yet. {remedy}"
