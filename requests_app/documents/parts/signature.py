"""The close, kept together: thanks and whom to ask, space to sign, who signs and on which day, room for the seal."""

from reportlab.platypus import Flowable, KeepTogether

from paper import style
from paper.blocks import gap, prose, to_write_on
from requests_app.content import FollowUpContent, Issue, LetterContent
from requests_app.documents.parts import receipt
from treaties.channels.sentences import spoken

SPACE_ABOVE, SPACE_TO_SIGN = 10, 56  # points


def build(letter: LetterContent, issue: Issue | None) -> list[Flowable]:
    return [*signed(letter, issue), *receipt.build(letter, issue)]


def signed(letter: LetterContent | FollowUpContent, issue: Issue | None, *, office: str = "") -> list[Flowable]:
    """`office`: of the signatory, where it is another than that of the letterhead."""
    name, title = (issue.signatory_name, issue.signatory_title) if issue else ("Name of the signatory", "Title")
    day = f"{issue.on:%-d %B %Y}" if issue else "Date"
    office = f"{office or letter.office.name}, {letter.requesting_state.name}"
    signed = prose(name, style.STRONG_CELL) + prose("\n".join([title, office, day]), style.CELL)
    block = to_write_on(signed, prose("Official seal", style.LABEL))
    close = [gap(SPACE_ABOVE), *prose(_thanks(letter)), gap(SPACE_TO_SIGN), *block]
    return [KeepTogether(close)]


def _thanks(letter: LetterContent | FollowUpContent) -> str:
    contact = " or ".join(filter(None, [letter.office.phone, letter.office.email]))
    question = f"any question about this request: {contact}" if contact else "any question about this request"
    thanked = f"the authorities of {spoken(letter.requested_state)}"
    return f"This office thanks {thanked} for their assistance and remains at their disposal for {question}."
