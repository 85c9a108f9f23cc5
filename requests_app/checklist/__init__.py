"""What a letter must contain: content in, gaps in words out. No database.

`requirements` is what the law asks, `answers` what answers it, `house` what Comity asks of every letter, `identifiers`
and `time_ranges` what is wrong with those, `placeholders` what was left to be filled in, `mentions` which annexes a
text names in vain, `narrowing` what asks too broadly, `names` whom the letter should not name, `refusal` on which
grounds the request could be refused, `grounds` what is open in the answers to them, `hands` who must be there to take a
draft on, `meter` counts what is open. To demand something more before approval, add one function to `house`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from requests_app.checklist import anchors, grounds, hands, house, names, narrowing, refusal, time_ranges
from requests_app.checklist import beside as rest_of_case
from requests_app.checklist.answers import answer, given, heading, stated
from requests_app.checklist.beside import Beside
from requests_app.checklist.gap import Gap, Proposal
from requests_app.checklist.hands import Hands
from requests_app.checklist.languages import accepted_and_offered, language_is_met
from requests_app.checklist.requirements import Requirement, profiles, requirements
from requests_app.choices import Section, Severity
from requests_app.content import LetterContent, Protected
from treaties.languages import language_name
from treaties.law import LawBook, cite

__all__ = [
    "AskedField",
    "Beside",
    "Gap",
    "Hands",
    "Proposal",
    "Requirement",
    "anchors",
    "asked",
    "cite",
    "gaps",
    "grounds",
    "heading",
    "language_is_met",
    "language_name",
    "profiles",
    "refusal",
    "stated",
]


@dataclass(frozen=True, slots=True)
class AskedField:
    """A law field that a statement answers, with everything that asks for it: mandatory first."""

    field: str
    heading: str
    anchor: str
    contents: tuple[Requirement, ...]

    @property
    def by_instrument(self) -> tuple[tuple[str, tuple[Requirement, ...]], ...]:
        """(who asks, in words; what they ask): under whom the letter prints it, in full under the first."""
        names = dict.fromkeys(each.asked_by for each in sorted(self.contents, key=lambda each: each.place))
        return tuple((name, tuple(each for each in self.contents if each.asked_by == name)) for name in names)

    @property
    def is_mandatory(self) -> bool:
        return any(requirement.mandatory for requirement in self.contents)


def gaps(
    content: LetterContent,
    law: LawBook,
    taking_on: Hands | None = None,
    *,
    on: date | None = None,
    protected: Sequence[Protected] = (),
    beside: Beside | None = None,
) -> tuple[Gap, ...]:
    """What the letter lacks, in the order of its sections; in each, mandatory gaps first. `taking_on`: whose hands
    wait for a draft. `on`: the day on which it is read; without it nothing is said of the future. `protected`:
    the people whom the letter should not name. `beside`: the rest of the case.
    """
    found = [*_unanswered_law(content, law), *_unanswered_particulars(content, law), *house.gaps(content, law)]
    found += [*time_ranges.gaps(content, law, on), *narrowing.gaps(content, law, on), *grounds.gaps(content, law)]
    found += names.gaps(content, protected)
    found += rest_of_case.gaps(content, law, beside) if beside else ()
    found += hands.gaps(content, taking_on) if taking_on else ()
    sections, severities = list(Section), list(Severity)
    return tuple(sorted(found, key=lambda gap: (sections.index(gap.section), severities.index(gap.severity))))


def asked(content: LetterContent, law: LawBook) -> tuple[AskedField, ...]:
    """The statements this channel asks for with these measures: fields with a mandatory content first."""
    by_field: dict[str, list[Requirement]] = {}
    for requirement in requirements(content, law):
        if field := answer(requirement, content, law).field:
            by_field.setdefault(field, []).append(requirement)
    if set(content.measure_keys) == {rest_of_case.PRESERVATION}:
        by_field.setdefault("follow_up", [])  # told whether the channel asks for it or not
    fields = [
        AskedField(
            field=field,
            heading=heading(field),
            anchor=anchors.of_statement(field),
            contents=tuple(sorted(contents, key=lambda requirement: not requirement.mandatory)),
        )
        for field, contents in by_field.items()
    ]
    return tuple(sorted(fields, key=lambda field: not field.is_mandatory))


def _unanswered_law(content: LetterContent, law: LawBook) -> list[Gap]:
    found = []
    for requirement in requirements(content, law):
        place = answer(requirement, content, law)
        if not place.is_given:
            found.append(
                Gap(
                    key=requirement.id,
                    severity=Severity.MANDATORY if requirement.mandatory else Severity.RECOMMENDED,
                    section=place.section,
                    anchor=place.missing,
                    title=requirement.title,
                    article=requirement.article,
                    asked_by=requirement.asked_by,
                    guidance=_what_to_write(requirement, place.field, content),
                    seen=requirement.seen,
                    provision=requirement.provision,
                    mistakes=(requirement.mistake,) if requirement.mistake else (),
                )
            )
    return found


def _what_to_write(requirement: Requirement, field: str, content: LetterContent) -> str:
    guidance = requirement.instrument_note or requirement.guidance
    if requirement.when:
        guidance = f"Asked when {requirement.when}. {guidance}"
    if requirement.field == "language":
        return f"{accepted_and_offered(content)} {guidance}"
    if any(statement.field == field and statement.text.strip() for statement in content.statements):
        unconfirmed = "is written, but nobody confirmed that it says this: tick the box under its text."
        return f"“{heading(field)}” {unconfirmed} {guidance}"
    return guidance


def _unanswered_particulars(content: LetterContent, law: LawBook) -> list[Gap]:
    """What the catalogue of measures makes the drafter collect for each."""
    return [
        Gap(
            key=f"measure:{measure.number}:{particular.key}",
            severity=Severity.MANDATORY,
            section=Section.MEASURES,
            anchor=anchors.of_particular(measure.number, particular.key),
            title=particular.title,
            article="",
            asked_by=f"Measure {measure.number}, {measure.title.lower()}",
            guidance=particular.help,
            seen=True,
            mistakes=particular.mistakes,
        )
        for measure in content.measures
        for particular in law.assistance_types[measure.key].particulars
        if particular.required and not given(measure, particular.key)
    ]
