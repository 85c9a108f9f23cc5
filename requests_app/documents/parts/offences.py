"""Offences with provision, text and penalty under both laws; of each element the facts; penalties; dual criminality."""

from reportlab.platypus import Flowable

from paper import style, text
from paper.blocks import LONGEST_CELL, headed, in_columns, labelled, prose
from requests_app.content import Element, LetterContent, Offence
from treaties.law import cite

TITLE = "Offences and applicable law"
LABELS = style.WIDTH * 0.12
OF_ELEMENTS = tuple(style.WIDTH * part for part in (0.2, 0.27, 0.27, 0.26))
UNVERIFIED = "(as known to this office; not verified)"
THE_SAME = "the same provision"


def build(letter: LetterContent) -> list[Flowable]:
    parts: list[Flowable] = []
    for number, offence in enumerate(letter.offences, start=1):
        parts += prose(f"({number}) {offence.title}", style.SUBHEADING)
        answered = [each for each in offence.elements if each.is_answered]
        parts += _element_by_element(letter, offence, answered) if answered else _side_by_side(letter, offence)
        parts += _penalties(offence)
        parts += headed(offence.explanation, _dual_criminality(letter))
    return parts


def _side_by_side(letter: LetterContent, offence: Offence) -> list[Flowable]:
    """The requesting State's law and the requested State's: in columns where both are known and short."""
    own, other = letter.requesting_state.name, letter.requested_state.name
    rows = [
        ("Provision", offence.provision, _counterpart(offence)),
        ("Text", offence.text, offence.counterpart_text),
        ("Penalty", offence.penalty, offence.counterpart_penalty),
    ]
    if not (offence.counterpart_provision or offence.counterpart_text):
        return labelled((label, of_own) for label, of_own, _ in rows)
    if max(len(offence.text), len(offence.counterpart_text)) > LONGEST_CELL:
        of_both = [(f"{label}, {own}", of_own) for label, of_own, _ in rows]
        return labelled(of_both + [(f"{label}, {other}", of_other) for label, _, of_other in rows])
    cells = [
        [prose(label, style.LABEL), prose(of_own, style.CELL), prose(of_other, style.CELL)]
        for label, of_own, of_other in rows
        if of_own or of_other
    ]
    header = [prose(each, style.LABEL) for each in ("", own, other)]
    return in_columns(cells, [LABELS, *[(style.WIDTH - LABELS) / 2] * 2], header=header)


def _counterpart(offence: Offence) -> str:
    """The counterpart provision, marked where nobody has read it in a source."""
    cited = offence.counterpart_provision
    return cited if offence.counterpart_verified or not cited else f"{cited} {UNVERIFIED}"


def _element_by_element(letter: LetterContent, offence: Offence, answered: list[Element]) -> list[Flowable]:
    """Both texts as prose, then one table: the elements in both laws, the facts that answer them, the penalties."""
    own, other = letter.requesting_state.name, letter.requested_state.name
    texts = [(own, offence.provision, offence.text), (other, _counterpart(offence), offence.counterpart_text)]
    parts = [each for state, cited, words in texts if cited or words for each in _text(state, cited, words)]
    rows = [_row(letter, offence, element, is_first=number == 0) for number, element in enumerate(answered)]
    if offence.penalty or offence.counterpart_penalty:
        rows.append(["Penalty", offence.penalty, offence.counterpart_penalty, ""])
    header = [prose(each, style.LABEL) for each in ("Element", own, other, "Facts")]
    cells = [[prose(label, style.STRONG_CELL), *(prose(each, style.CELL) for each in row)] for label, *row in rows]
    return parts + in_columns(cells, list(OF_ELEMENTS), header=header)


def _text(state: str, cited: str, words: str) -> list[Flowable]:
    first, *others = words.strip().split("\n", 1)
    opening = f"{state}: {cited}. {first}" if cited else f"{state}: {first}"
    return prose("\n".join([opening.strip(), *others]))


def _row(letter: LetterContent, offence: Offence, element: Element, *, is_first: bool) -> list[str]:
    """What each law says of an element; where nothing is written, the provision, which is cited in full once."""
    laws = [(element.own_law, offence.provision), (element.counterpart_law, offence.counterpart_provision)]
    cells = [said or (cited if is_first or not cited else THE_SAME) for said, cited in laws]
    return [element.title, *cells, "\n".join(filter(None, [_paragraphs(letter, element), element.facts]))]


def _paragraphs(letter: LetterContent, element: Element) -> str:
    """As they are numbered in the margin; a summary of one paragraph has no number."""
    numbers = element.paragraphs
    if not numbers:
        return ""
    if not _are_numbered(letter):
        return "Summary of facts"
    return f"{'Paragraph' if len(numbers) == 1 else 'Paragraphs'} {', '.join(map(str, numbers))} of the facts"


def _are_numbered(letter: LetterContent) -> bool:
    return len(list(text.numbered(letter.summary_of_facts))) > 1


def _penalties(offence: Offence) -> list[Flowable]:
    """Against the thresholds whose wording was read."""
    told = [test.sentence for test in offence.thresholds if test.seen and test.outcome != "not_known"]
    return headed("\n\n".join(told), "Threshold of penalty")


def _dual_criminality(letter: LetterContent) -> str:
    """The heading, with the channel's article where its wording was read."""
    rule = letter.dual_criminality
    article = f" ({cite(rule.article)})" if rule and rule.seen and rule.article else ""
    return f"Dual criminality{article}"
