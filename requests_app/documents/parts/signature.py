"""The signature block, kept together: space to sign, who signs and on which day, room for the seal."""

from reportlab.platypus import Flowable, KeepTogether

from paper import style
from paper.blocks import gap, prose, to_write_on
from requests_app.content import Issue, LetterContent

SPACE_TO_SIGN = 62  # points


def build(letter: LetterContent, issue: Issue | None) -> list[Flowable]:
    name, title = (issue.signatory_name, issue.signatory_title) if issue else ("Name of the signatory", "Title")
    day = f"{issue.on:%-d %B %Y}" if issue else "Date"
    office = f"{letter.office.name}, {letter.requesting_state.name}"
    signed = prose(name, style.STRONG_CELL) + prose("\n".join([title, office, day]), style.CELL)
    return [KeepTogether([gap(SPACE_TO_SIGN), *to_write_on(signed, prose("Official seal", style.LABEL))])]
