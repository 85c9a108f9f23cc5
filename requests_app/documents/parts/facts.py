"""The summary of facts."""

from reportlab.platypus import Flowable

from requests_app.content import LetterContent
from requests_app.documents.style import prose

TITLE = "Summary of facts"


def build(content: LetterContent) -> list[Flowable]:
    return prose(content.summary_of_facts)
