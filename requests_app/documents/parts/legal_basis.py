"""The legal basis: sentences of registry facts and nothing else. What is not verified is never printed as settled."""

from reportlab.platypus import Flowable

from paper.blocks import headed, prose
from requests_app.content import Fact, LegalBasis, LetterContent
from treaties.law import cite, together

TITLE = "Legal basis"
RECALLED = "recalled"  # how the registry's citations mark what was not read in a source
COMITY = "This letter rogatory relies on no treaty. It is made as a matter of comity."
UNVERIFIED = (
    "The requesting authority understands that {sentence}; this has not been verified against official records."
)


def build(letter: LetterContent) -> list[Flowable]:
    if letter.basis is None:
        return []
    if is_letter_rogatory(letter):
        return [*prose(COMITY), *_reciprocity(letter)]
    parts: list[Flowable] = prose(_opening(letter, letter.basis)) + prose(_facts(letter.basis))
    for beside in letter.supporting:
        parts += headed(_facts(beside), f"Together with {_cited(beside)}")
    return parts


def is_letter_rogatory(letter: LetterContent) -> bool:
    """Whether it rests on no treaty, and goes from court to court through the diplomatic channel."""
    return letter.basis is not None and letter.basis.kind == "letters_rogatory"


def articles(letter: LetterContent) -> str:
    """The articles of the channel that list the measures asked for, sorted, each once."""
    return together(each.article for each in letter.measures if each.article)


def _opening(letter: LetterContent, basis: LegalBasis) -> str:
    made = f"This request is made under {_cited(basis)}"
    if listed := articles(letter):
        return f"{made}, in particular {cite(listed)}."
    if basis.articles and RECALLED not in basis.articles:
        return f"{made}. Provisions on mutual legal assistance: {basis.articles}."
    return f"{made}."


def _cited(basis: LegalBasis) -> str:
    """The name with where it is published. A reference the registry only recalls is left out."""
    seen = [part for part in basis.citation.split("; ") if part and RECALLED not in part]
    return f"{basis.named} [{'; '.join(seen)}]" if seen else basis.named


def _facts(basis: LegalBasis) -> str:
    return "\n\n".join(_worded(fact) for fact in basis.facts)


def _worded(fact: Fact) -> str:
    if fact.verified:
        return fact.sentence
    sentence = fact.sentence.rstrip(".")
    # A sentence that begins with a State's name keeps its capital; "The" does not.
    if sentence.startswith(("The ", "Whether ")):
        sentence = sentence[:1].lower() + sentence[1:]
    return UNVERIFIED.format(sentence=sentence)


def _reciprocity(letter: LetterContent) -> list[Flowable]:
    """Where no treaty binds, reciprocity is what the request rests on: it stands here, not among the undertakings."""
    given = "\n\n".join(clause.text for clause in letter.clauses if clause.kind == "reciprocity")
    return headed(given, "Reciprocity")
