"""Everything a letter says, passage by passage, with the names that people have for it.

A field of `LetterContent` that has no teller (`tellers`) is told plainly, so that nothing new stays hidden.
"""

from dataclasses import dataclass

from requests_app.choices import Section
from requests_app.comparison.sections import FIELDS
from requests_app.comparison.tellers import TELLERS, plainly
from requests_app.content import LetterContent


@dataclass(frozen=True, slots=True)
class Passage:
    """`key` is the same in every version of a draft: "nexus", "clauses:costs", "persons:Bob Sample:Address"."""

    section: Section
    key: str
    label: str  # in words
    text: str
    anchor: str = ""  # id of its input on the section's page, where it has one there

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.text.split("\n") if line.strip())


def passages(content: LetterContent) -> tuple[Passage, ...]:
    """In the order of the sections; those that say nothing are left out."""
    return tuple(
        Passage(section, f"{name}:{key}" if key else name, label, text, anchor)
        for section, names in FIELDS.items()
        for name in names
        for key, label, text, anchor in TELLERS.get(name, plainly(name))(content)
        if text.strip()
    )
