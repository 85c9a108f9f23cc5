"""The legal basis: sentences of registry facts and nothing else. What is not verified is never printed as settled."""

from reportlab.platypus import Flowable

from requests_app.content import Fact, LegalBasis, LetterContent
from requests_app.documents.style import SUBHEADING, paragraph

TITLE = "Legal basis"


def build(content: LetterContent) -> list[Flowable]:
    if content.basis is None:
        return []
    parts = _basis(content.basis)
    for beside in content.supporting:
        parts += [paragraph(f"Together with the {beside.name}", SUBHEADING), *_facts(beside)]
    return parts


def _basis(basis: LegalBasis) -> list[Flowable]:
    if basis.kind == "letters_rogatory":
        return [
            paragraph(
                "This letter rogatory rests on comity and on reciprocity between the two States. It is transmitted "
                "through the diplomatic channel."
            )
        ]
    parts = [paragraph(_opening(basis)), *_facts(basis)]
    if basis.is_form:
        parts.append(
            paragraph("The instrument prescribes a form of its own; this text gives its content, and the form is sent.")
        )
    return parts


def _opening(basis: LegalBasis) -> str:
    citation = f" [{basis.citation}]" if basis.citation else ""
    provisions = f" Provisions on mutual legal assistance: {basis.articles}." if basis.articles else ""
    return f"This request is made under the {basis.name}{citation}.{provisions}"


def _facts(basis: LegalBasis) -> list[Flowable]:
    return [paragraph(_worded(fact)) for fact in basis.facts]


def _worded(fact: Fact) -> str:
    if fact.verified:
        return fact.sentence
    return (
        f"The requesting authority understands that {_within(fact.sentence)} "
        "This has not been verified against the records of the depositary."
    )


def _within(sentence: str) -> str:
    """A sentence that begins with a State's name keeps its capital; "The" does not."""
    return sentence[:1].lower() + sentence[1:] if sentence.startswith(("The ", "Whether ")) else sentence
