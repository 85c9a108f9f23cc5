"""Text as it is compared: case, accents and punctuation gone, in any script."""

import re
from unicodedata import category, combining, normalize

# Letters that Unicode does not take apart, and those that Arabic and Urdu keyboards write differently.
_SAME = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ی": "ي", "ى": "ي", "ک": "ك"})
_ABBREVIATION = re.compile(r"\b(\w)\.(?=\w\b)")


def fold(text: str) -> str:
    """ "Côte d'Ivoire" is "cote d ivoire", "U.S.A." is "usa"."""
    letters = normalize("NFKD", _ABBREVIATION.sub(r"\1", text).casefold()).translate(_SAME)
    return " ".join("".join(_kept(letter) for letter in letters).split())


def by_name(state) -> str:
    """Where a State or its record stands in a list, accents aside: "Åland Islands" before "Albania"."""
    return fold(state.name)


def compact(text: str) -> str:
    """Folded and without spaces, so that "Viet Nam" and "Vietnam" are one."""
    return fold(text).replace(" ", "")


def _kept(letter: str) -> str:
    kind = category(letter)
    if combining(letter) or kind == "Cf":  # accents; marks of direction
        return ""
    return letter if kind[0] in "LNM" else " "
