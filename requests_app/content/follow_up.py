"""A letter that follows one that was sent, as frozen dataclasses: an answer, a reminder, a withdrawal.

No database here. A part added later has a default, so that a letter frozen before it is still read.
"""

from dataclasses import dataclass
from datetime import date

from requests_app.content.basis import StateName
from requests_app.content.letter import Issue
from requests_app.content.parts import Addressee, Annex, Office


@dataclass(frozen=True, slots=True)
class Follows:
    """The letter that it follows, as that one was issued and sent. Of one from before Comity only what was told is
    known: neither kind nor version, code or day of issue."""

    kind: str  # choices.LetterKind value; "" of one from before Comity
    version: int
    code: str
    issued_on: date | None
    sent_on: date
    route: str  # in words
    dispatch_reference: str = ""

    @property
    def is_ours(self) -> bool:
        """Whether the letter itself is in Comity."""
        return bool(self.code)


@dataclass(frozen=True, slots=True)
class Answered:
    """What was asked, and what is answered. `key`: by which Comity knows what was asked."""

    number: int
    key: str
    question: str
    asked_on: date
    answer: str


@dataclass(frozen=True, slots=True)
class FollowUpContent:
    """Everything it says, but for the day and signatory it is issued with. `text`: paragraphs, parted by blank lines;
    of an answer those that stand before what is answered."""

    kind: str  # choices.FollowUpKind value
    reference: str
    follows: Follows
    is_exercise: bool
    requesting_state: StateName
    requested_state: StateName
    office: Office
    addressee: Addressee
    through_courts: bool  # it follows a letter rogatory: from court to court through the diplomatic channel
    their_reference: str  # "" where none is known
    confidentiality: str  # choices.Confidentiality value
    subject: str
    text: str
    answers: tuple[Answered, ...]
    annexes: tuple[Annex, ...]
    language: str  # ISO 639-1 code of the letter that it follows


@dataclass(frozen=True, slots=True)
class FrozenFollowUp:
    """As it is issued: the PDF is drawn from this and nothing else. The page that `issue` names is that of the letter
    which it follows: a code opens the page of one letter."""

    content: FollowUpContent
    issue: Issue
    signatory_office: str = ""  # "": the office of the letterhead
