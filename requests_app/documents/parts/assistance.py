"""The assistance requested: each measure numbered, with its particulars."""

from collections.abc import Mapping

from reportlab.platypus import Flowable

from paper import style
from paper.blocks import labelled, listed, prose
from requests_app.content import LetterContent, Measure, ParticularAnswer
from requests_app.documents.parts import identifiers
from treaties.law import cite

TITLE = "Assistance requested"


def build(letter: LetterContent) -> list[Flowable]:
    schedules = {(measure.number, answer.key): name for name, measure, answer in identifiers.schedules(letter)}
    return [each for measure in letter.measures for each in _measure(measure, schedules)]


def _measure(measure: Measure, schedules: Mapping[tuple[int, str], str]) -> list[Flowable]:
    article = f" ({cite(measure.article)})" if measure.article else ""
    rows = [
        (each.title, _said(each, schedules.get((measure.number, each.key), "")))
        for each in measure.particulars
        if each.values
    ]
    tables = [
        part
        for each in measure.particulars
        if 1 < len(each.identifiers) <= identifiers.LONGEST
        for part in (*prose(each.title, style.SUBHEADING), *identifiers.table(each.identifiers))
    ]
    return [*prose(f"({measure.number}) {measure.title}{article}", style.SUBHEADING), *labelled(rows), *tables]


def _said(answer: ParticularAnswer, schedule: str) -> str:
    return identifiers.in_measure(answer, schedule) if answer.identifiers else listed(answer.values)
