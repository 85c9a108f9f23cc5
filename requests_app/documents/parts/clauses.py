"""Procedure, confidentiality, urgency and undertakings: four sections made of the clauses the officer chose."""

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.platypus import Flowable

from paper.blocks import labelled, prose
from requests_app.content import LetterContent
from requests_app.documents.parts.legal_basis import is_letter_rogatory

UNDERTAKINGS = ("speciality", "reciprocity", "costs", "return_of_evidence")


@dataclass(frozen=True)
class Section:
    """One of the four: its title and how it is built."""

    TITLE: str
    build: Callable[[LetterContent], list[Flowable]]


def _clause(kind: str) -> Callable[[LetterContent], list[Flowable]]:
    def build(letter: LetterContent) -> list[Flowable]:
        return [each for clause in letter.clauses if clause.kind == kind for each in prose(clause.text)]

    return build


def _urgency(letter: LetterContent) -> list[Flowable]:
    by = [f"Execution is asked for by {letter.wanted_by:%-d %B %Y}."] if letter.wanted_by else []
    return prose("\n\n".join([*by, letter.urgency_reason]))


def _undertakings(letter: LetterContent) -> list[Flowable]:
    # A letter rogatory gives reciprocity as its basis, at its head.
    kinds = [kind for kind in UNDERTAKINGS if not (kind == "reciprocity" and is_letter_rogatory(letter))]
    return labelled((clause.heading, clause.text) for kind in kinds for clause in letter.clauses if clause.kind == kind)


PROCEDURE = Section("Procedure wanted", _clause("procedure"))
CONFIDENTIALITY = Section("Confidentiality", _clause("confidentiality"))
URGENCY = Section("Urgency and time limit", _urgency)
ASSURED = Section("Undertakings", _undertakings)
