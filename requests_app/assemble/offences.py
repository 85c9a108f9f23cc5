"""The offences of a request -> as the letter tells them: both laws, the facts of each element, penalties measured."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from requests_app import content
from requests_app.checklist import penalties
from requests_app.content import LetterContent, pointing
from requests_app.models import Counterpart, ElementAnswer, Offence
from treaties.law import LawBook

NOTHING = Counterpart()  # of a State whose law was not looked at yet


def counterpart(row: Offence, state: str) -> Counterpart:
    """A State's law on the offence, as saved; an empty one where nothing is."""
    return next((each for each in row.counterparts.all() if each.state_id == state), NOTHING)


def offences(rows: Sequence[Offence], letter: LetterContent, law: LawBook) -> tuple[content.Offence, ...]:
    """For the rest of the letter as it stands."""
    told = (_offence(row, letter, law) for row in rows)
    return tuple(replace(each, thresholds=penalties.tests(each, letter, law)) for each in told)


def _offence(row: Offence, letter: LetterContent, law: LawBook) -> content.Offence:
    theirs = counterpart(row, letter.requested_state.code)
    return content.Offence(
        title=row.title,
        catalogue_key=row.catalogue_key,
        provision=row.provision,
        text=row.text,
        penalty=row.penalty,
        max_penalty_years=_number(row.max_penalty_years),
        min_penalty_years=_number(row.min_penalty_years),
        life=row.life,
        counterpart_provision=theirs.provision,
        counterpart_text=theirs.text,
        counterpart_penalty=theirs.penalty,
        counterpart_max_years=_number(theirs.max_penalty_years),
        counterpart_life=theirs.life,
        counterpart_verified=theirs.is_checked or _was_read(row, theirs, letter.requested_state.code, law),
        explanation=theirs.explanation,
        elements=_elements(row, theirs, letter, law),
    )


def _was_read(row: Offence, theirs: Counterpart, state: str, law: LawBook) -> bool:
    """Whether the catalogue has the provision, as it is cited, from a source that was read."""
    known = law.offences.get(row.catalogue_key)
    provisions = known.provisions.get(state, ()) if known else ()
    return any(each.seen and each.cited == theirs.provision for each in provisions)


def _elements(row: Offence, theirs: Counterpart, letter: LetterContent, law: LawBook) -> tuple[content.Element, ...]:
    """In the order of the catalogue, then the officer's own."""
    known = law.offences.get(row.catalogue_key)
    titles = {each.key: each.title for each in known.elements} if known else {}
    saved = {each.element: each for each in row.element_answers.all()}
    facts = pointing.paragraphs(letter.summary_of_facts)
    keys = [*titles, *(key for key in saved if key not in titles)]
    told = (
        _element(key, titles.get(key, key), saved.get(key, ElementAnswer()), theirs.elements.get(key, ""), facts)
        for key in keys
    )
    return tuple(each for each in told if each.key in saved or each.counterpart_law)


def _element(
    key: str, title: str, saved: ElementAnswer, counterpart_law: str, facts: Sequence[pointing.Paragraph]
) -> content.Element:
    found, lost = pointing.find(saved.paragraphs, facts)
    return content.Element(
        key=key,
        title=title,
        paragraphs=tuple(each.number for each in found),
        facts=saved.facts,
        own_law=saved.own_law,
        counterpart_law=counterpart_law,
        lost=tuple(each["opening"] for each in lost),
        mended=tuple(sorted(pointing.mended(saved.paragraphs, facts))),
    )


def _number(years: Decimal | None) -> float | None:
    return None if years is None else float(years)
