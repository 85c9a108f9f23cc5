"""The shape of a gap."""

from dataclasses import dataclass

from requests_app.choices import Section, Severity


@dataclass(frozen=True, slots=True)
class Proposal:
    """The one step by which a gap can be mended: a particular is set to a value, another measure is added, or a
    pseudonym is put for a word."""

    words: str  # on the button
    measure: int = 0  # the number of the measure it is about
    particular: str = ""  # key of the particular that is set
    value: str = ""  # as it is saved
    ask_for: str = ""  # key of the assistance type that is added, with the particulars the two share
    word: str = ""  # for which the pseudonym, `value`, is put wherever it stands


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the letter lacks, and where to write it."""

    key: str  # unique within a checklist: "UNTOC:facts_summary", "house:language", "measure:2:identifiers"
    severity: Severity
    section: Section  # where it is mended
    anchor: str  # id of the input there, "" for the top of the section
    title: str  # what is missing, in a few words
    article: str  # as the law file has it, "" for a house rule
    asked_by: str  # the instrument's name, the measure, or "House rule"
    guidance: str  # what to write
    seen: bool  # whether the requirement was read in its source
    provision: str = ""  # the article as it is cited: "art. 18(15)(c)"
    proposal: Proposal | None = None
    mistakes: tuple[str, ...] = ()  # what usually goes wrong there

    @property
    def sentence(self) -> str:
        """One line a person understands by itself."""
        by = ", ".join(filter(None, [self.asked_by, self.provision]))
        return f"{self.title} ({by})"


def house_gap(
    key: str,
    section: Section,
    anchor: str,
    title: str,
    guidance: str,
    severity: Severity = Severity.MANDATORY,
    seen: bool = True,
    proposal: Proposal | None = None,
) -> Gap:
    """A gap that a house rule finds; its key is prefixed with "house:"."""
    return Gap(f"house:{key}", severity, section, anchor, title, "", "House rule", guidance, seen, proposal=proposal)
