"""What a desk officer needs to decide: what is asked, on what basis, in which case, by when."""

from reportlab.platypus import Flowable

from paper.blocks import labelled
from requests_app.content import LetterContent, Measure
from requests_app.documents.parts.legal_basis import articles, is_letter_rogatory
from treaties.law import cite

LONGEST = 140  # letters of what is told of a measure; the rest stands in its section
CONFIDENTIALITY = {
    "confidential": "The fact and the substance of this request are to be kept confidential.",
    "restricted": "The fact and the substance of this request are to be kept among those who need to know.",
}


def build(letter: LetterContent) -> list[Flowable]:
    rows = [
        ("Assistance requested", "\n".join(f"({each.number}) {_measure(each)}" for each in letter.measures)),
        ("Legal basis", _basis(letter)),
        ("Case", ", ".join(filter(None, [letter.proceeding.national_reference, letter.proceeding.stage.lower()]))),
        ("Offences", "\n".join(_offence(each.title, each.provision) for each in letter.offences)),
        ("Wanted by", f"{letter.wanted_by:%-d %B %Y}" if letter.wanted_by else ""),
        ("Confidentiality", CONFIDENTIALITY.get(letter.confidentiality, "")),
    ]
    return labelled(rows)


def _measure(measure: Measure) -> str:
    """Its title and whom or what it is about: the first of its particulars names that."""
    about = " ".join(next((each.values[0] for each in measure.particulars if each.values), "").split())
    if len(about) > LONGEST:
        about = f"{about[:LONGEST].rpartition(' ')[0] or about[:LONGEST]} …"
    return f"{measure.title}: {about}" if about else measure.title


def _basis(letter: LetterContent) -> str:
    if not letter.basis:
        return ""
    name = _comity(letter) if is_letter_rogatory(letter) else letter.basis.name
    own = ", ".join(filter(None, [name, cite(articles(letter))]))
    return "\n".join([own, *(f"together with {each.named}" for each in letter.supporting)])


def _comity(letter: LetterContent) -> str:
    promised = any(clause.kind == "reciprocity" and clause.text.strip() for clause in letter.clauses)
    return "Comity and reciprocity" if promised else "Comity"


def _offence(title: str, provision: str) -> str:
    return f"{title} ({provision})" if provision else title
