"""The letter beside the form: the part that a section of the draft writes, in the words that are drawn on paper."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportlab.platypus import Flowable

from paper.words import Columns, Words, words
from requests_app.choices import Section
from requests_app.content import LetterContent
from requests_app.documents import letter, preservation
from requests_app.documents.parts import (
    annexes,
    assistance,
    assurances,
    authority,
    clauses,
    facts,
    legal_basis,
    offences,
    opening,
    persons,
    relevance,
    statements,
)

LONGEST = 20_000  # letters of a preview: four pages and more; the rest is read in the draft itself
WRITES = {
    Section.CHANNEL: (legal_basis,),
    Section.AUTHORITIES: (authority,),
    Section.MEASURES: (assistance,),  # without the schedules at the letter's end, which may be long
    Section.PERSONS: (persons,),
    Section.FACTS: (authority, facts, relevance),
    Section.OFFENCES: (offences,),
    Section.GROUNDS: (assurances,),
    Section.STATEMENTS: (statements,),
    Section.CLAUSES: (clauses.PROCEDURE, clauses.CONFIDENTIALITY, clauses.URGENCY, clauses.ASSURED, assurances),
    Section.ANNEXES: (annexes,),
}
AT_THE_HEAD = {Section.CHANNEL, Section.AUTHORITIES}  # they write the letter's opening too


@dataclass(frozen=True, slots=True)
class Preview:
    """`blocks`: what the letter says there, nothing where nothing is written yet. `is_cut`: it goes on in the draft."""

    blocks: tuple[Words | Columns, ...]
    is_cut: bool
    is_whole: bool  # a preservation request is short enough to be shown whole


def of_section(content: LetterContent, section: Section) -> Preview:
    """The part of the letter that `section` writes."""
    whole = content.preservation is not None
    story = preservation.text(content, None) if whole else _part(content, section)
    blocks, is_cut = _cut(words(story))
    return Preview(blocks, is_cut, whole)


def _part(content: LetterContent, section: Section) -> Iterator[Flowable]:
    written = WRITES[section]
    if section in AT_THE_HEAD:
        yield from opening.build(content, None)
    if section == Section.CLAUSES and legal_basis.is_letter_rogatory(content):
        written = (legal_basis, *written)  # reciprocity stands there
    for part, heading, body in letter.sections(content):
        if part in written:
            yield from (heading, *body)


def _cut(blocks: Iterable[Words | Columns]) -> tuple[tuple[Words | Columns, ...], bool]:
    shown, left = [], LONGEST
    for block in blocks:
        if left <= 0:
            return tuple(shown), True
        shown.append(block)
        left -= len(block.text)
    return tuple(shown), False
