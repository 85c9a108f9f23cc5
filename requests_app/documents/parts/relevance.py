"""Why this evidence matters, and what it is for."""

from reportlab.platypus import Flowable

from paper.blocks import headed, prose
from requests_app.content import LetterContent

TITLE = "Relevance and purpose"


def build(letter: LetterContent) -> list[Flowable]:
    return [*prose(letter.nexus), *headed(letter.purpose, "Purpose for which the evidence is sought")]
