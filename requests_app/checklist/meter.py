"""How much is open in a letter: the three numbers that every page shows, reckoned here and nowhere else. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from requests_app.checklist import Gap
from requests_app.choices import Section, Severity, Status
from requests_app.content import Fact, LetterContent

# Before its approval the text is what people work on; afterwards nothing in it is open any more.
TEXT_IS_OPEN = {Status.DRAFT, Status.UNDER_REVIEW, Status.AWAITING_COUNTERSIGNATURE}


@dataclass(frozen=True, slots=True)
class Meter:
    """What is open, in the order of the sections. The numbers are the lengths of these."""

    mandatory: tuple[Gap, ...]
    recommended: tuple[Gap, ...]
    unverified: tuple[Fact, ...]


def meter(content: LetterContent, gaps: Iterable[Gap]) -> Meter:
    """Of a letter and what its checklist found."""
    found = tuple(gaps)
    return Meter(
        mandatory=tuple(gap for gap in found if gap.severity == Severity.MANDATORY),
        recommended=tuple(gap for gap in found if gap.severity == Severity.RECOMMENDED),
        unverified=tuple(fact for fact in content.facts if not fact.verified),
    )


def by_section(gaps: Sequence[Gap]) -> list[tuple[Section, list[Gap]]]:
    """The sections that have any, in order."""
    grouped = [(section, [gap for gap in gaps if gap.section == section]) for section in Section]
    return [(section, found) for section, found in grouped if found]
