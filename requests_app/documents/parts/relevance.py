"""Why this evidence matters, and what it is for."""

from reportlab.platypus import Flowable

from requests_app.content import LetterContent
from requests_app.documents.style import SUBHEADING, paragraph, prose

TITLE = "Relevance and purpose"


def build(content: LetterContent) -> list[Flowable]:
    parts = prose(content.nexus)
    if content.purpose.strip():
        parts += [paragraph("Purpose", SUBHEADING), *prose(content.purpose)]
    return parts
