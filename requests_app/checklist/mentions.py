"""Annexes that the letter's own text names and that it does not have: the first thing a reader looks for in vain."""

import re
from collections.abc import Iterator

from requests_app.checklist.gap import Gap, house_gap
from requests_app.checklist.texts import texts
from requests_app.choices import Severity
from requests_app.content import LetterContent
from treaties.law import LawBook

# "Annex 2", "Annexes 1 and 3", and the word in the languages that most letters are written in.
NAMED = re.compile(
    r"\b(?:Annex(?:es|e)?|Anlagen?|Anexos?|Allegat[oi])\s+(\d{1,3}(?:\s*(?:,|and|und|et|y|e)\s*\d{1,3})*)\b"
)
NUMBER = re.compile(r"\d+")


def gaps(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    """One for each text that names an annex in vain."""
    there = {each.number for each in content.annexes}
    for section, anchor, where, text in texts(content):
        named = {int(number) for found in NAMED.findall(text) for number in NUMBER.findall(found)}
        if missing := sorted(named - there):
            yield house_gap(
                f"annex_named:{anchor}",
                section,
                anchor,
                f"{where}: names {_annexes(missing)}, which this letter does not have",
                "Add it to the annexes, or change the number in the text. Facts are printed by every request of their "
                "case: where only some carry the annex, name the document itself.",
                Severity.RECOMMENDED,
            )


def _annexes(numbers: list[int]) -> str:
    *first, last = map(str, numbers)
    return f"Annexes {', '.join(first)} and {last}" if first else f"Annex {last}"
