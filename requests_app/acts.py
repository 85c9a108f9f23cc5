"""The details of each act: what its history row must hold. `problems()` says in words what is missing or wrong.

Days are `date`s given by the person who acts; the time of the act itself comes to `workflow.perform` as `at`.
"""

import re
from dataclasses import dataclass, field, fields
from datetime import date

from requests_app.choices import Act, Deficiency, RefusalKind, ReturnReason, Section

HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class ActDetails:
    """The base of all details. Texts are required unless their field has a default."""

    def problems(self, *, today: date) -> list[str]:
        """Sentences about missing texts and days that cannot be. `today` is the day of the act."""
        found = [
            f"{_label(item.name)} is missing."
            for item in fields(self)
            if item.type is str and item.default != "" and not getattr(self, item.name).strip()
        ]
        on = getattr(self, "on", None)
        if on is not None and on > today:
            found.append("The day lies in the future. Enter the day on which it happened.")
        return found


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Submit(ActDetails):
    seen_version: int
    sections: dict[str, str] = field(default_factory=dict)  # fingerprints of the text; `workflow.perform` fills them in


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to correct, with its place: a paragraph of a passage, a passage, or, where both are "", a section."""

    reason: ReturnReason
    section: str  # choices.Section value
    note: str
    place: str = ""  # key of the passage (comparison.passages)
    label: str = ""  # of the passage, in words
    quote: str = ""  # the paragraph

    @property
    def where(self) -> str:
        """As it is named to those who look for it."""
        return self.label or Section(self.section).label


@dataclass(frozen=True, slots=True)
class ReturnForCorrection(ActDetails):
    """`note` speaks of the whole; it may be left out where `remarks` say what is wrong."""

    reason: ReturnReason
    note: str = ""
    remarks: tuple[Remark, ...] = ()

    def problems(self, *, today: date) -> list[str]:
        found = [] if self.note.strip() or self.remarks else ["Note is missing."]
        for number, remark in enumerate(self.remarks, start=1):
            if remark.section not in Section:
                found.append(f"Remark {number} names no section of the request. Choose where it is.")
            if not remark.note.strip():
                found.append(f"Remark {number}: write what is wrong and what to do.")
        return found


@dataclass(frozen=True, slots=True)
class FactAnswer:
    """A reviewer's answer for an unverified fact, by its key in the content: the source they read, and on which day,
    or why it may be relied on without one."""

    fact: str
    words: str
    source_url: str = ""
    seen_on: date | None = None

    @property
    def is_given(self) -> bool:
        return bool(self.words.strip() or self.source_url)


@dataclass(frozen=True, slots=True)
class Approve(ActDetails):
    seen_digest: str
    signatory_name: str
    signatory_title: str
    answers: tuple[FactAnswer, ...] = ()
    confirmed_gaps: tuple[str, ...] = ()  # keys of recommended gaps the reviewer accepts as they are
    gap_reasons: dict[str, str] = field(default_factory=dict)  # key -> why it may stay open, where that was said
    confirmed_grounds: tuple[str, ...] = ()  # grounds for refusal whose warning or assurance the reviewer stands for


@dataclass(frozen=True, slots=True)
class Countersign(ActDetails):
    seen_digest: str


@dataclass(frozen=True, slots=True)
class Recall(ActDetails):
    reason: str


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that was sent, with its SHA-256 in hex."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Transmit(ActDetails):
    route: str
    on: date
    reason_for_route: str = ""  # asked for where the channel's law does not name the route
    dispatch_reference: str = ""
    sent_as: str = ""  # choices.SentAs value; "": the PDF as issued, or a row older than this
    files: tuple[SentFile, ...] = ()  # `workflow.perform` fills them in


@dataclass(frozen=True, slots=True)
class Acknowledge(ActDetails):
    on: date
    counterpart_reference: str = ""
    hour: str = ""  # "14:35", by the clocks here, where the receipt says it: periods of hours count from it

    def problems(self, *, today: date) -> list[str]:
        found = ActDetails.problems(self, today=today)
        if self.hour and not HOUR.fullmatch(self.hour):
            found.append("Enter an hour that exists, for example 14:35.")
        return found


@dataclass(frozen=True, slots=True)
class RaiseQuery(ActDetails):
    on: date
    question: str
    due_on: date

    def problems(self, *, today: date) -> list[str]:
        found = ActDetails.problems(self, today=today)
        if self.due_on < self.on:
            found.append("The answer cannot be due before the query came in.")
        return found


@dataclass(frozen=True, slots=True)
class AnswerQuery(ActDetails):
    on: date
    answer: str


@dataclass(frozen=True, slots=True)
class DeficientField:
    """One thing found deficient: a field of the letter, or a section as a whole where `field` is "", what is wrong, and
    the requested State's words."""

    section: str  # choices.Section value
    deficiency: Deficiency
    words: str = ""
    field: str = ""  # key of the field (letter_fields)
    label: str = ""  # of the field, in words

    @property
    def where(self) -> str:
        """As it is named to those who look for it."""
        section = Section(self.section).label if self.section in Section else self.section
        return f"{section}: {self.label}" if self.label else section


@dataclass(frozen=True, slots=True)
class RecordReturn(ActDetails):
    on: date
    deficient: tuple[DeficientField, ...]

    def problems(self, *, today: date) -> list[str]:
        found = ActDetails.problems(self, today=today)
        if not self.deficient:
            found.append("Say what was found deficient: at least one place and what is wrong with it.")
        for number, each in enumerate(self.deficient, start=1):
            if each.section not in Section:
                found.append(f"Objection {number} names no section of the request. Choose where it is.")
        return found


@dataclass(frozen=True, slots=True)
class Revise(ActDetails):
    note: str = ""


@dataclass(frozen=True, slots=True)
class Postpone(ActDetails):
    on: date
    ground: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Resume(ActDetails):
    on: date


@dataclass(frozen=True, slots=True)
class ExecuteInPart(ActDetails):
    on: date
    received: str


@dataclass(frozen=True, slots=True)
class Execute(ActDetails):
    on: date
    received: str


@dataclass(frozen=True, slots=True)
class Refuse(ActDetails):
    on: date
    ground: str
    article: str = ""
    kind: str = ""  # RefusalKind value, by which it is counted

    def problems(self, *, today: date) -> list[str]:
        found = ActDetails.problems(self, today=today)
        if self.kind and self.kind not in RefusalKind:
            found.append("That is no kind of ground that refusals are counted by. Choose one of the list, or none.")
        return found


@dataclass(frozen=True, slots=True)
class Withdraw(ActDetails):
    reason: str


@dataclass(frozen=True, slots=True)
class Close(ActDetails):
    note: str = ""


DETAILS: dict[Act, type[ActDetails]] = {
    Act.SUBMIT: Submit,
    Act.RETURN_FOR_CORRECTION: ReturnForCorrection,
    Act.APPROVE: Approve,
    Act.COUNTERSIGN: Countersign,
    Act.RECALL: Recall,
    Act.TRANSMIT: Transmit,
    Act.ACKNOWLEDGE: Acknowledge,
    Act.RAISE_QUERY: RaiseQuery,
    Act.ANSWER_QUERY: AnswerQuery,
    Act.RECORD_RETURN: RecordReturn,
    Act.REVISE: Revise,
    Act.POSTPONE: Postpone,
    Act.RESUME: Resume,
    Act.EXECUTE_IN_PART: ExecuteInPart,
    Act.EXECUTE: Execute,
    Act.REFUSE: Refuse,
    Act.WITHDRAW: Withdraw,
    Act.CLOSE: Close,
}
