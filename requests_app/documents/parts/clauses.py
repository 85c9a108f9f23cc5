"""Procedure, confidentiality, urgency and undertakings: four sections made of the clauses the officer chose."""

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.platypus import Flowable

from requests_app.content import LetterContent
from requests_app.documents.style import SUBHEADING, paragraph, prose

UNDERTAKING_KINDS = ("speciality", "reciprocity", "assurances", "costs", "return_of_evidence")


@dataclass(frozen=True)
class Section:
    """One of the four: its title and how it is built."""

    TITLE: str
    build: Callable[[LetterContent], list[Flowable]]


def _clause(kind: str) -> Callable[[LetterContent], list[Flowable]]:
    def build(content: LetterContent) -> list[Flowable]:
        return [each for clause in content.clauses if clause.kind == kind for each in prose(clause.text)]

    return build


def _urgency(content: LetterContent) -> list[Flowable]:
    by = [f"Execution is asked for by {content.wanted_by:%-d %B %Y}."] if content.wanted_by else []
    reason = content.urgency_reason.strip()
    return prose("\n\n".join([*by, *([reason] if reason else [])]))


def _undertakings(content: LetterContent) -> list[Flowable]:
    given = {clause.kind: clause for clause in content.clauses}
    parts = []
    for kind in UNDERTAKING_KINDS:
        if clause := given.get(kind):
            parts += [paragraph(clause.heading, SUBHEADING), *prose(clause.text)]
    return parts


PROCEDURE = Section("Procedure wanted", _clause("procedure"))
CONFIDENTIALITY = Section("Confidentiality", _clause("confidentiality"))
URGENCY = Section("Urgency and time limit", _urgency)
UNDERTAKINGS = Section("Undertakings", _undertakings)
