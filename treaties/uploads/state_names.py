"""States as depositaries write them -> ISO codes. A name that could be two States, or a former one, is none."""

import re
from collections import defaultdict
from functools import cache

from treaties.importing.states import all_states
from treaties.search.folding import fold
from treaties.search.state_names import names_of

# What neither ISO 3166 nor the search has, as the United Nations and the Council of Europe write it.
AS_DEPOSITARIES_WRITE = {
    "BN": ("Brunei",),
    "CN": ("China, People's Republic of",),
    "EU": ("European Union (EU)",),
    "GB": ("United Kingdom",),
    "HK": ("China, Hong Kong SAR", "Hong Kong SAR", "Hong Kong, China"),
    "KP": ("North Korea", "DPRK"),
    "KR": ("South Korea",),
    "LA": ("Laos",),
    "MK": ("The former Yugoslav Republic of Macedonia", "Macedonia"),
    "MO": ("China, Macao SAR", "Macau"),
    "PS": ("Palestinian Authority",),
    "RU": ("Russia",),
    "SY": ("Syria",),
    "TR": ("Republic of Turkey",),
    "US": ("USA", "United States"),
    "VA": ("Vatican", "Vatican City"),
    "XK": ("Kosovo (United Nations Interim Administration Mission)",),
}
# "Pakistan 3", "China [1] [2]", "Kosovo*": signs that point to a footnote.
FOOTNOTE = re.compile(r"(\s*\[[\w, ]*\]|\s*[*†‡°]+|\s*\(?\d+(\s*,\s*\d+)*\)?)+\s*$")


def code_of(written: str) -> str:
    """The code of a State by its name or code; "" where the name is not known."""
    return _codes().get(_as_compared(FOOTNOTE.sub("", written)), "")


def _as_compared(name: str) -> frozenset[str]:
    """Its words in any order: "Korea, Republic of" is "Republic of Korea"."""
    return frozenset(fold(name).split()) - {"the"}


@cache
def _codes() -> dict[frozenset[str], str]:
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    for code, state in all_states().items():
        names = {state.name, state.official_name, *AS_DEPOSITARIES_WRITE.get(code, ())}
        names |= {name.text for name in names_of(code) if not name.relation.startswith("now also")}
        for name in names - {""}:
            found[_as_compared(name)].add(code)
    return {words: next(iter(codes)) for words, codes in found.items() if len(codes) == 1}
