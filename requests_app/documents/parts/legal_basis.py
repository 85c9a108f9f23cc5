"""The legal basis: sentences of registry facts and nothing else. What is not verified is never printed as settled.

An instrument is named in full where it is first cited; after that the section calls it by its kind ("the Convention").
"""

import re

from reportlab.platypus import Flowable

from paper.blocks import headed, prose
from requests_app.content import Fact, LegalBasis, LetterContent
from treaties.channels.sentences import spoken
from treaties.law import cite, together

TITLE = "Legal basis"
RECALLED = "recalled"  # how the registry's citations mark what was not read in a source
COMITY = (
    "This office respectfully requests the competent judicial authority of {requested} to give the assistance set out "
    "in this letter, or to have it given. This letter rogatory relies on no treaty. It is made as a matter of comity"
)
ON_RECIPROCITY = ", and of the reciprocity that is promised here"
UNDERSTOOD = "This office understands that {sentence}"
# Until a reviewer has named a source, or answered for the fact: no draft can be issued before that.
UNVERIFIED = f"{UNDERSTOOD}; this has not been verified against official records."
# What an instrument calls itself: the first of these in its title. Of the other kinds the name stays as it is.
KINDS = re.compile(
    r"Convention|Treaty|Agreement|Protocol|Scheme|Directive|Regulation|Instrument|Exchange|Memorandum", re.I
)
CALLED = {"Convention", "Treaty", "Agreement", "Protocol", "Scheme", "Directive", "Regulation"}


def build(letter: LetterContent, *, issued: bool = False) -> list[Flowable]:
    """`issued`: without the marks that a draft has of what nobody verified."""
    if letter.basis is None:
        return []
    if is_letter_rogatory(letter):
        return _comity(letter)
    parts: list[Flowable] = prose(_opening(letter, letter.basis)) + prose(_facts(letter, letter.basis, issued=issued))
    for beside in letter.supporting:
        parts += headed(_facts(letter, beside, issued=issued), f"Together with {_cited(beside)}")
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


def _facts(letter: LetterContent, basis: LegalBasis, *, issued: bool) -> str:
    told = _shortened([fact.sentence for fact in basis.facts], basis, _called(letter, basis))
    return "\n\n".join(_worded(fact, sentence, issued=issued) for fact, sentence in zip(basis.facts, told, strict=True))


def _called(letter: LetterContent, basis: LegalBasis) -> str:
    """What the section calls the instrument after its full name: "Convention"; its short title where another of that
    kind is cited with it; "" where neither tells it from others."""
    cited = [each for each in (letter.basis, *letter.supporting) if each]
    kind = _kind(basis)
    if kind and [_kind(each) for each in cited].count(kind) == 1:
        return kind
    short = basis.short_title if basis.kind != "bilateral" else ""
    return short if [each.short_title for each in cited].count(short) == 1 else ""


def _kind(basis: LegalBasis) -> str:
    found = KINDS.search(basis.title)
    kind = found[0].capitalize() if found else ""
    return kind if kind in CALLED else ""


def _shortened(sentences: list[str], basis: LegalBasis, called: str) -> list[str]:
    """The sentences with `called` for the name. The first to tell a bilateral treaty keeps its day and its parties."""
    if not called:
        return sentences
    if basis.kind != "bilateral":
        return [each.replace(basis.name, called) for each in sentences]
    title = re.escape(basis.title[1:])
    # "the treaty on mutual legal assistance of 6 January 1994 with the United Kingdom, in force ..."
    named = re.compile(
        rf"\b\w{title}(?: of \d+ \w+ \d{{4}})? with .+?(?=, in force|; it is|\.$| until it| is in force)"
    )
    return [named.sub(called, each) if number else each for number, each in enumerate(sentences)]


def _worded(fact: Fact, sentence: str, *, issued: bool) -> str:
    if fact.verified:
        return sentence
    sentence = sentence.rstrip(".")
    # A sentence that begins with a State's name keeps its capital; "The" does not.
    if sentence.startswith(("The ", "Whether ")):
        sentence = sentence[:1].lower() + sentence[1:]
    return f"{UNDERSTOOD}.".format(sentence=sentence) if issued else UNVERIFIED.format(sentence=sentence)


def _comity(letter: LetterContent) -> list[Flowable]:
    """Where no treaty binds, reciprocity is what the request rests on: it stands here, not among the undertakings."""
    given = "\n\n".join(clause.text for clause in letter.clauses if clause.kind == "reciprocity").strip()
    asked = COMITY.format(requested=spoken(letter.requested_state))
    return [*prose(f"{asked}{ON_RECIPROCITY if given else ''}."), *headed(given, "Reciprocity")]
