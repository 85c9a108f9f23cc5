"""Whose hands a draft needs once it is submitted. No part of the letter: whoever reads the database names them."""

from collections.abc import Iterator
from dataclasses import dataclass

from requests_app.checklist import anchors
from requests_app.checklist.gap import Gap, house_gap
from requests_app.choices import Confidentiality, Section
from requests_app.content import LetterContent

WHO = anchors.of_field("named_people")


@dataclass(frozen=True, slots=True)
class Hands:
    """Who may take the draft on, by name, as it stands."""

    reviewers: tuple[str, ...]
    senders: tuple[str, ...]
    needed: int  # reviewers: two where the second countersigns

    @property
    def lacking(self) -> str:
        """Which reviewer is lacking and what to do; "" where none is."""
        if len(self.reviewers) >= self.needed:
            return ""
        ask = "Ask an administrator to make somebody else of your office a supervisor."
        if self.reviewers:
            return f"Only {self.reviewers[0]} may review this, and a second reviewer has to countersign it. {ask}"
        return f"Nobody may review this: your office has no supervisor who wrote no part of it. {ask}"


def gaps(content: LetterContent, hands: Hands) -> Iterator[Gap]:
    """A restricted request is seen by named people only: who reviews and who sends it must be among them."""
    if content.confidentiality != Confidentiality.RESTRICTED:
        return
    if len(hands.reviewers) < hands.needed:
        found = f"only {hands.reviewers[0]}" if hands.reviewers else "nobody"
        yield house_gap(
            "reviewers",
            Section.CLAUSES,
            WHO,
            f"A restricted request needs two named people who may review it, and there is {found}",
            "Name two supervisors who wrote no part of it: one approves, the other countersigns. Where your office has "
            "not two, ask an administrator to make somebody else there a supervisor.",
        )
    if not hands.senders:
        yield house_gap(
            "sender",
            Section.CLAUSES,
            WHO,
            "A restricted request needs a named person who may send it, and there is nobody",
            f"Name somebody of the central authority of {content.requesting_state.name}, who sends it and follows up.",
        )
