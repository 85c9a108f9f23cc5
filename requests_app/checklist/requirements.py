"""What the law asks of a letter: the required contents of every profile it follows, for the measures it seeks."""

from dataclasses import dataclass

from requests_app.content import LetterContent
from treaties.law import InstrumentLaw, LawBook, RequiredContent, cite

# House rule: where an instrument names no mandatory contents for a measure, this list is required.
MINIMUM, MINIMUM_ARTICLE = "UNTOC", "18(15)"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One required content that the letter has to meet, who asks for it, and for which of its measures."""

    instrument: str
    key: str
    field: str  # the law field: which input answers it
    title: str
    asked_by: str  # in words
    article: str
    provision: str  # the article as it is cited
    guidance: str
    instrument_note: str
    mandatory: bool
    seen: bool
    measures: tuple[str, ...]  # of those chosen
    names_measures: bool  # asked for certain measures, not of every request
    when: str = ""  # in words: asked only when that holds
    mistake: str = ""  # what officers usually get wrong
    house_rule: bool = False  # no instrument the letter follows asks for it
    place: int = 0  # among all that is asked: the channel first, then as the letter cites what stands beside it

    @property
    def id(self) -> str:
        """INSTRUMENT:KEY, as a statement confirms it."""
        return f"{self.instrument}:{self.key}"


def profiles(content: LetterContent, law: LawBook) -> tuple[InstrumentLaw, ...]:
    """The law profiles the letter follows: the channel's, of protocols that amend it, of what is cited, overlays."""
    channel = law.between(content.basis.law_profile, content.basis.supplements) if content.basis else ()
    # An instrument without a profile of its own adds no contents by being cited.
    codes = [basis.instrument for basis in content.supporting if basis.law_profile == basis.instrument]
    codes += content.overlays
    beside = (law.instruments[code] for code in codes if code in law.instruments)
    return tuple({each.code: each for each in reversed((*channel, *beside))}.values())[::-1]


def requirements(content: LetterContent, law: LawBook) -> tuple[Requirement, ...]:
    """Each required content once, in the order of the profiles; before a measure is chosen, those of every request."""
    chosen = content.measure_keys
    found: dict[str, Requirement] = {}
    for profile in profiles(content, law):
        for required in profile.required_contents:
            if content.basis and not required.is_asked_by(content.basis.kind):
                continue
            if measures := _measures(required, chosen):
                _add(found, required, measures, law, national=profile.overlay, asked_by=profile.title)
    if content.basis and (channel := law.instruments.get(content.basis.law_profile)):
        minimum = law.instruments[MINIMUM]
        listed = [required for required in minimum.required_contents if required.article.startswith(MINIMUM_ARTICLE)]
        for required in listed:
            measures = tuple(key for key in chosen if required.applies(key) and not _names_mandatory(channel, key))
            if measures:
                by = f"House rule: the list of the {minimum.title}"
                _add(found, required, measures, law, asked_by=by, house_rule=True)
    return tuple(found.values())


def asks_for(field: str, content: LetterContent, law: LawBook) -> bool:
    """Whether a required content names this law field, on no condition."""
    return any(requirement.field == field and not requirement.when for requirement in requirements(content, law))


def _measures(required: RequiredContent, chosen: tuple[str, ...]) -> tuple[str, ...]:
    if not chosen and "all" in required.applies_to:
        return ("all",)
    return tuple(key for key in chosen if required.applies(key))


def _names_mandatory(profile: InstrumentLaw, measure: str) -> bool:
    return any(required.mandatory and required.applies(measure) for required in profile.required_contents)


def _add(
    found: dict[str, Requirement],
    required: RequiredContent,
    measures: tuple[str, ...],
    law: LawBook,
    *,
    asked_by: str,
    national: bool = False,
    house_rule: bool = False,
) -> None:
    requirement = Requirement(
        instrument=required.instrument,
        key=required.key,
        field=required.field,
        title=required.title,
        asked_by=asked_by,
        article=required.article,
        provision=cite(required.article, national=national),
        guidance=required.guidance,
        instrument_note=required.instrument_note,
        mandatory=required.mandatory,
        seen=required.seen,
        measures=measures,
        names_measures="all" not in required.applies_to,
        when=required.when,
        mistake=law.mistake(required),
        house_rule=house_rule,
        place=len(found),
    )
    found.setdefault(requirement.id, requirement)
