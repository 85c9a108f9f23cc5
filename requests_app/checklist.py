"""What a letter must contain: content in, gaps in words out. No database."""

from dataclasses import dataclass

from requests_app.choices import Section, Severity


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the letter lacks, and where to write it."""

    key: str  # unique within a checklist: "UNTOC:facts_summary", "house:language", "measure:2:identifiers"
    severity: Severity
    section: Section  # where it is mended
    anchor: str  # id of the input there, "" for the top of the section
    title: str  # what is missing, in a few words
    article: str  # "" for a house rule
    asked_by: str  # the instrument's name, or "House rule"
    guidance: str  # what to write
    seen: bool  # whether the requirement was read in its source

    @property
    def sentence(self) -> str:
        """One line a person understands by itself."""
        by = f"{self.asked_by}, art. {self.article}" if self.article[:1].isdigit() else self.asked_by
        return f"{self.title} ({by})"
