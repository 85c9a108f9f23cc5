"""For each instrument and each measure it covers: a complete letter lacks nothing, and one item taken away gives
exactly the gaps of the keys that this item answers. On contents alone, from the law files, without a database."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from requests_app import checklist
from requests_app.checklist.answers import PARTICULARS
from requests_app.checklist.requirements import Requirement, profiles, requirements
from requests_app.choices import ClauseKind
from requests_app.content import CompetentAuthority, LetterContent, Proceeding
from tests.requests_app.complete import complete, law

SUPPLEMENTS = {"UNTOC-TIP": "UNTOC", "CETS-224": "CETS-185"}
# What no letter can answer: it tells the drafter to read a treaty, or to use the form that the instrument prescribes.
ALWAYS_TOLD = {"house:unread", "house:form"}

CASES = [(code, key) for code, profile in law().instruments.items() for key in profile.measures]


def letter(code: str, measure: str) -> LetterContent:
    """A complete letter under the law of `code`: as the channel, as an overlay, or cited beside what it supplements."""
    if code in SUPPLEMENTS:
        return complete(SUPPLEMENTS[code], measure, supporting=[code])
    if code == "GENERIC-BILATERAL":
        return complete("MLAT-CN-PK-2007", measure, profile=code)
    if law().instruments[code].overlay:
        return complete("LETTERS-ROGATORY", measure, overlays=[code])
    return complete(code, measure)


@dataclass(frozen=True)
class Item:
    """One thing a drafter writes: the letter without it, and the keys of the gaps that must then be told."""

    name: str
    left: LetterContent
    expected: frozenset[str]


# The part of the letter that answers a field of the law, and the letter without that part.
WITHOUT_PART = {
    "authority": {"competent_authority": CompetentAuthority(" ", "", "+92 42 5550100")},
    "case_nature": {"proceeding": Proceeding("Investigation", "1/2026", "")},
    "facts": {"summary_of_facts": "\n"},
    "persons": {"persons": ()},
    "purpose": {"purpose": ""},
    "relevance": {"nexus": ""},
}
UNDERTAKINGS = {
    "reciprocity": {ClauseKind.RECIPROCITY},
    "undertakings": {ClauseKind.RECIPROCITY, ClauseKind.SPECIALITY, ClauseKind.RETURN_OF_EVIDENCE},
}


def items(content: LetterContent) -> Iterator[Item]:
    stated = {id_ for statement in content.statements for id_ in statement.confirmed}
    asked = [each for each in requirements(content, law()) if each.id not in stated]
    yield from _statements(content)
    yield from _parts(content, asked)
    yield from _clauses(content, asked)
    yield from _particulars(content, asked)
    yield from _elements(content)
    yield from _grounds(content)


def _statements(content: LetterContent) -> Iterator[Item]:
    for gone in content.statements:
        left = tuple(each for each in content.statements if each != gone)
        yield Item(gone.field, replace(content, statements=left), frozenset(gone.confirmed))


def _parts(content: LetterContent, asked: list[Requirement]) -> Iterator[Item]:
    for field, changes in WITHOUT_PART.items():
        yield Item(field, replace(content, **changes), _of(asked, field))
    asks_offences = _of(asked, "offence_and_law") | _of(asked, "dual_criminality")
    if not any(each.field == "offence_and_law" and each.mandatory for each in asked):
        asks_offences |= {"house:offences"}
    yield Item("offences", replace(content, offences=()), asks_offences)
    asks_language = _or_house(asked, "language", "language")
    yield Item("language", replace(content, accepted_languages=("ru",)), asks_language)
    yield Item("day", replace(content, wanted_by=None), _or_house(asked, "deadline", "urgency_day"))
    asks_day = _of(asked, "deadline")
    yield Item("urgency", replace(content, urgency_reason=""), asks_day | {"house:urgency_reason"})


def _clauses(content: LetterContent, asked: list[Requirement]) -> Iterator[Item]:
    for gone in content.clauses:
        expected = {each.id for each in asked if gone.kind in _kinds(each)}
        if gone.kind == ClauseKind.CONFIDENTIALITY:
            expected.add("house:confidentiality")  # the letter is marked confidential
        left = tuple(each for each in content.clauses if each != gone)
        yield Item(gone.kind, replace(content, clauses=left), frozenset(expected))


def _kinds(required: Requirement) -> set[str]:
    if required.field == "reciprocity_and_use":
        return UNDERTAKINGS.get(required.key, {ClauseKind.SPECIALITY})
    return {required.field}


def _particulars(content: LetterContent, asked: list[Requirement]) -> Iterator[Item]:
    (sought,) = content.measures
    everything = set(_of(asked, "assistance_items"))  # answered as long as the measure says anything at all
    for gone in sought.particulars:
        left = tuple(each for each in sought.particulars if each != gone)
        expected = {each.id for each in asked if gone.key in PARTICULARS.get(each.field, ())}
        if gone.required:
            expected.add(f"measure:1:{gone.key}")
        everything |= expected
        yield Item(gone.key, _seeking(content, left), frozenset(expected))
    yield Item("all particulars", _seeking(content, ()), frozenset(everything))


def _seeking(content: LetterContent, particulars) -> LetterContent:
    return replace(content, measures=(replace(content.measures[0], particulars=particulars),))


def _elements(content: LetterContent) -> Iterator[Item]:
    (offence,) = content.offences
    for gone in offence.elements:
        left = replace(offence, elements=tuple(each for each in offence.elements if each != gone))
        expected = {f"house:offence:1:element:{gone.key}"} if _dual_criminality_may_be_asked(content) else set()
        yield Item(f"element {gone.key}", replace(content, offences=(left,)), frozenset(expected))


def _dual_criminality_may_be_asked(content: LetterContent) -> bool:
    """By practice for such a measure, or because an instrument of the letter demands it."""
    (sought,) = content.measures
    demanding = (
        each
        for profile in profiles(content, law())
        for each in profile.refusal_grounds
        if each.kind == "mandatory" and each.key.startswith("dual_criminality")
    )
    return (
        law().assistance_types[sought.key].dual_criminality_sensitivity != "none"
        or any(not each.applies_to or sought.key in each.applies_to for each in demanding)
        or any(each.field == "dual_criminality" and each.mandatory for each in requirements(content, law()))
    )


def _grounds(content: LetterContent) -> Iterator[Item]:
    for gone in content.grounds:
        left = tuple(each for each in content.grounds if each != gone)
        yield Item(f"ground {gone.key}", replace(content, grounds=left), frozenset({f"ground:{gone.key}"}))


def _or_house(asked: list[Requirement], field: str, rule: str) -> frozenset[str]:
    """What the law asks, and the house rule too where the law asks nothing or on a condition only."""
    always = any(each.field == field and not each.when for each in asked)
    return _of(asked, field) if always else _of(asked, field) | {f"house:{rule}"}


def _of(asked: list[Requirement], *fields: str) -> frozenset[str]:
    return frozenset(each.id for each in asked if each.field in fields)


def gaps(content: LetterContent) -> set[str]:
    return {gap.key for gap in checklist.gaps(content, law())} - ALWAYS_TOLD


class TestACompleteLetter:
    @pytest.mark.parametrize(("code", "key"), CASES)
    def test_lacks_nothing_under_any_instrument_for_any_measure_it_covers(self, code, key):
        assert gaps(letter(code, key)) == set()


class TestAnItemTakenAway:
    @pytest.mark.parametrize(("code", "key"), CASES)
    def test_gives_exactly_the_gaps_of_the_keys_it_answers(self, code, key):
        taken = list(items(letter(code, key)))

        wrong = {item.name: (gaps(item.left), item.expected) for item in taken if gaps(item.left) != item.expected}

        assert len(taken) > 10
        assert wrong == {}

    @pytest.mark.parametrize(("code", "key"), CASES)
    def test_is_there_for_each_mandatory_content(self, code, key):
        content = letter(code, key)
        answered = {gap for item in items(content) for gap in item.expected}

        mandatory = {each.id for each in requirements(content, law()) if each.mandatory}

        assert mandatory - answered == SAID_BY_THE_CHANNEL & mandatory


# Said by naming the channel itself: without one no law asks anything, so these cannot be taken away.
SAID_BY_THE_CHANNEL = {"UNTOC-TIP:untoc_contents", "CETS-224:protocol_statement", "CETS-224:mla_contents"}
