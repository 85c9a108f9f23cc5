"""Offences with provision, text and penalty under both laws; of each element the facts; penalties; dual criminality.

Where nothing was written of a law, it has no column and no word.
"""

from typing import NamedTuple

from reportlab.platypus import Flowable

from paper import style, text
from paper.blocks import LONGEST_CELL, headed, in_columns, labelled, prose
from requests_app.content import Element, LetterContent, Offence
from treaties.law import cite

TITLE = "Offences and applicable law"
LABELS = style.WIDTH * 0.12
# Of the element, each law that is told of it, the facts.
OF_ELEMENTS = {2: (0.2, 0.27, 0.27, 0.26), 1: (0.22, 0.4, 0.38), 0: (0.3, 0.7)}
AS_KNOWN = "(as known to this office)"
UNVERIFIED = "(as known to this office; not verified)"  # in a draft


def build(letter: LetterContent, *, issued: bool = False) -> list[Flowable]:
    """`issued`: without the marks that a draft has of what nobody verified."""
    parts: list[Flowable] = []
    for number, offence in enumerate(letter.offences, start=1):
        parts += prose(f"({number}) {offence.title}", style.SUBHEADING)
        answered = [each for each in offence.elements if each.is_answered]
        parts += (
            _element_by_element(letter, offence, answered, _counterpart(offence, issued=issued))
            if answered
            else _side_by_side(letter, offence, _counterpart(offence, issued=issued))
        )
        parts += _penalties(offence)
        parts += headed(offence.explanation, _dual_criminality(letter))
    return parts


def _side_by_side(letter: LetterContent, offence: Offence, counterpart: str) -> list[Flowable]:
    """The requesting State's law and the requested State's: in columns where both are known and short."""
    own, other = letter.requesting_state.name, letter.requested_state.name
    rows = [
        ("Provision", offence.provision, counterpart),
        ("Text", offence.text, offence.counterpart_text),
        ("Penalty", offence.penalty, offence.counterpart_penalty),
    ]
    if not (offence.counterpart_provision or offence.counterpart_text or offence.counterpart_penalty):
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
    return in_columns(cells, [LABELS, *[(style.WIDTH - LABELS) / 2] * 2], header=header, gutter=style.WIDE_GUTTER)


def _counterpart(offence: Offence, *, issued: bool) -> str:
    """The counterpart provision, marked where nobody has read it in a source."""
    cited = offence.counterpart_provision
    return cited if offence.counterpart_verified or not cited else f"{cited} {AS_KNOWN if issued else UNVERIFIED}"


def _element_by_element(
    letter: LetterContent, offence: Offence, answered: list[Element], counterpart: str
) -> list[Flowable]:
    """Both texts as prose, then one table: the elements in the laws that are told of them, the facts, the penalties."""
    laws = (
        _Law(letter.requesting_state.name, offence.provision, offence.text, offence.penalty, "own_law"),
        _Law(
            *(letter.requested_state.name, counterpart, offence.counterpart_text, offence.counterpart_penalty),
            "counterpart_law",
        ),
    )
    columns = [law for law in laws if any(getattr(each, law.field).strip() for each in answered)]
    parts = [each for law in laws for each in _text(law, has_column=law in columns)]
    rows = [[each.title, *(getattr(each, law.field) for law in columns), _answer(letter, each)] for each in answered]
    if any(law.penalty for law in columns):
        rows.append(["Penalty", *(law.penalty for law in columns), ""])
    header = [prose(each, style.LABEL) for each in ("Element", *(law.state for law in columns), "Facts")]
    cells = [[prose(label, style.STRONG_CELL), *(prose(each, style.CELL) for each in row)] for label, *row in rows]
    widths = [style.WIDTH * part for part in OF_ELEMENTS[len(columns)]]
    return parts + in_columns(cells, widths, header=header, gutter=style.WIDE_GUTTER)


class _Law(NamedTuple):
    """What is told of an offence in one State's law. `field`: of an Element, what that law says of it."""

    state: str
    provision: str
    text: str
    penalty: str
    field: str


def _text(law: _Law, *, has_column: bool) -> list[Flowable]:
    """The provision and its text; the penalty where the table has no column for it."""
    penalty = f"Penalty: {law.penalty}" if law.penalty and not has_column else ""
    words = "\n".join(filter(None, [law.text.strip(), penalty]))
    if not (law.provision or words):
        return []
    first, *others = words.split("\n", 1)
    opening = f"{law.state}: {law.provision}. {first}" if law.provision else f"{law.state}: {first}"
    return prose("\n".join([opening.strip(), *others]))


def _answer(letter: LetterContent, element: Element) -> str:
    return "\n".join(filter(None, [_paragraphs(letter, element), element.facts]))


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
