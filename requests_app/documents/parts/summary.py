"""What a desk officer needs to register the request: what is asked, on what basis, in which case, by when."""

from reportlab.platypus import Flowable

from requests_app.content import LetterContent
from requests_app.documents.style import SUBHEADING, labelled, paragraph

CONFIDENTIALITY = {
    "confidential": "Please keep the fact and the substance of this request confidential.",
    "restricted": "Please keep the fact and the substance of this request confidential, and limit who may see it.",
}


def build(content: LetterContent) -> list[Flowable]:
    rows = [
        ("What is asked", "\n".join(f"{each.number}. {each.title}" for each in content.measures)),
        ("Legal basis", _basis(content)),
        ("Case", _case(content)),
        ("Offences", "\n".join(f"{each.title} ({each.provision})" for each in content.offences)),
        ("By when", f"{content.wanted_by:%-d %B %Y}" if content.wanted_by else ""),
        ("Confidentiality", CONFIDENTIALITY.get(content.confidentiality, "")),
    ]
    return [paragraph("In short", SUBHEADING), labelled(rows)]


def _basis(content: LetterContent) -> str:
    if not content.basis:
        return ""
    return "\n".join([content.basis.name, *(f"together with the {each.name}" for each in content.supporting)])


def _case(content: LetterContent) -> str:
    proceeding = content.proceeding
    return ", ".join(filter(None, [proceeding.national_reference, proceeding.stage.lower()]))
