"""What a text was to be completed with and was not: "[name of the provider]". Square brackets mark it."""

import re
from collections.abc import Iterator

from requests_app.checklist.gap import Gap, house_gap
from requests_app.checklist.texts import texts
from requests_app.content import LetterContent
from treaties.law import LawBook

LEFT = re.compile(r"\[([^\W\d_][^\[\]\n]{1,80})\]")
STAND = {"sic", "emphasis added", "emphasis supplied", "emphasis in the original", "redacted", "illegible"}


def gaps(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    """One for each placeholder of each text; those that a quotation may hold are none."""
    for section, anchor, where, text in texts(content):
        left = dict.fromkeys(each for each in LEFT.findall(text) if each.strip().lower() not in STAND)
        for number, each in enumerate(left, start=1):
            yield house_gap(
                f"placeholder:{anchor}:{number}",
                section,
                anchor,
                f"{where}: [{each}] is still to be filled in",
                "Write it in place of the brackets. Words that are to stay in brackets take round ones.",
            )
