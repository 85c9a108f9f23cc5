"""Offences with provision, text and penalty, the counterpart beside them, and dual criminality."""

from reportlab.platypus import Flowable

from paper import style
from paper.blocks import LONGEST_CELL, headed, in_columns, labelled, prose
from requests_app.content import LetterContent, Offence
from treaties.law import cite

TITLE = "Offences and applicable law"
LABELS = style.WIDTH * 0.12


def build(letter: LetterContent) -> list[Flowable]:
    parts: list[Flowable] = []
    for number, offence in enumerate(letter.offences, start=1):
        parts += [*prose(f"({number}) {offence.title}", style.SUBHEADING), *_law(letter, offence)]
        parts += headed(offence.explanation, _dual_criminality(letter))
    return parts


def _law(letter: LetterContent, offence: Offence) -> list[Flowable]:
    """The requesting State's law and the requested State's: side by side where both are known and short."""
    own, other = letter.requesting_state.name, letter.requested_state.name
    rows = [
        ("Provision", offence.provision, offence.counterpart_provision),
        ("Text", offence.text, offence.counterpart_text),
        ("Penalty", offence.penalty, ""),
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


def _dual_criminality(letter: LetterContent) -> str:
    """The heading, with the channel's article where its wording was read."""
    rule = letter.dual_criminality
    article = f" ({cite(rule.article)})" if rule and rule.seen and rule.article else ""
    return f"Dual criminality{article}"
