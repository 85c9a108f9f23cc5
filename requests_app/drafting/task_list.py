"""The sections of a draft with where each stands, and where a gap is mended. Pure: content and gaps in."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from requests_app.checklist import Gap, anchors
from requests_app.choices import Section, Severity, Urgency
from requests_app.content import LetterContent

ON_A_MEASURE = re.compile(anchors.of_particular(0, "").replace("0", r"(\d+)"))
ON_AN_OFFENCE = re.compile(anchors.of_offence(0, "").replace("0", r"(\d+)") + "(element_)?")

# What shows that somebody wrote something in a section, though nobody has saved it there yet.
WRITTEN: dict[Section, Callable[[LetterContent], bool]] = {
    Section.CHANNEL: lambda content: content.basis is not None,
    Section.AUTHORITIES: lambda content: bool(content.addressee.name),
    Section.MEASURES: lambda content: bool(content.measures),
    Section.PERSONS: lambda content: bool(content.persons or content.no_persons_reason),
    Section.FACTS: lambda content: bool(content.summary_of_facts or content.nexus or content.purpose),
    Section.OFFENCES: lambda content: bool(content.offences),
    Section.GROUNDS: lambda content: bool(content.grounds),
    Section.STATEMENTS: lambda content: bool(content.statements),
    Section.CLAUSES: lambda content: bool(content.clauses or content.urgency != Urgency.ROUTINE),
    Section.ANNEXES: lambda content: bool(content.annexes),
}

WORDS = {
    "not-started": "Not started",
    "in-progress": "In progress",
    "gaps": "Gaps",
    "complete": "Complete",
    "not-needed": "Not needed",
}


@dataclass(frozen=True, slots=True)
class Task:
    """A section as the task list shows it. `state` is a word of the style sheet, `words` what a person reads."""

    section: Section
    state: str  # a key of WORDS
    mandatory: int
    recommended: int
    comments: int = 0  # open ones
    remarks: int = 0  # of the last return, those that nobody ticked off

    @property
    def words(self) -> str:
        if self.state == "gaps":
            return "1 gap" if self.mandatory == 1 else f"{self.mandatory} gaps"
        if self.state == "complete" and self.recommended:
            return f"{self.recommended} recommended open"
        return WORDS[self.state]

    @property
    def is_done(self) -> bool:
        """Whether nothing has to be written there before the request is submitted."""
        return self.state in {"complete", "not-needed"}


def task_list(
    content: LetterContent,
    gaps: Sequence[Gap],
    seen: Collection[str],
    comments: Mapping[str, int] | None = None,
    remarks: Mapping[str, int] | None = None,
) -> tuple[Task, ...]:
    """Every section in order. `seen`: those that were saved once; `comments`, `remarks`: how many are open in each."""
    open_in, to_mend = comments or {}, remarks or {}
    mandatory = Counter(gap.section for gap in gaps if gap.severity == Severity.MANDATORY)
    recommended = Counter(gap.section for gap in gaps if gap.severity == Severity.RECOMMENDED)
    return tuple(
        Task(
            section,
            _state(section, content, seen, mandatory[section], recommended[section]),
            mandatory[section],
            recommended[section],
            open_in.get(section, 0),
            to_mend.get(section, 0),
        )
        for section in Section
    )


def _state(section: Section, content: LetterContent, seen: Collection[str], mandatory: int, recommended: int) -> str:
    """What is missing decides, not whether the page was saved: most of a draft comes from the case and the channel."""
    was_saved, is_written = section in seen, WRITTEN[section](content)
    if mandatory:
        return "gaps" if was_saved else "in-progress" if is_written else "not-started"
    if was_saved or is_written:
        return "complete"
    return "not-started" if recommended else "not-needed"


def gaps_of_measure(gaps: Sequence[Gap], number: int) -> list[Gap]:
    """Those that are mended on the page of one measure, or that speak of it."""
    anchor, key = anchors.of_particular(number, ""), f"measure:{number}:"
    return [gap for gap in gaps if gap.anchor.startswith(anchor) or gap.key.startswith(key)]


def measure_of(gap: Gap) -> int | None:
    """The number of the measure on whose page a gap is mended; None where it is mended elsewhere."""
    found = ON_A_MEASURE.match(gap.anchor)
    return int(found[1]) if found else None


def offence_of(gap: Gap) -> tuple[int, bool] | None:
    """The number of the offence on whose page a gap is mended, and whether that is the page of its elements."""
    found = ON_AN_OFFENCE.match(gap.anchor)
    return (int(found[1]), bool(found[2])) if found else None


def following(section: Section) -> Section | None:
    """The section after this one; None after the last."""
    sections = list(Section)
    place = sections.index(section) + 1
    return sections[place] if place < len(sections) else None
