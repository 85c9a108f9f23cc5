"""A card from an answer of the channel rule: the best channel for one measure, and what it asks and allows."""

from collections.abc import Iterable, Iterator
from datetime import date

from treaties.cards.authorities import receiving
from treaties.cards.languages import languages
from treaties.cards.routes import barred, fast_ways
from treaties.cards.shapes import Card, Deadline, Known, Requirement, Told, declared_at
from treaties.channels import Answer, resolve
from treaties.channels.answer import LETTERS_ROGATORY
from treaties.law import AssistanceType, InstrumentLaw, RequiredContent
from treaties.law import Deadline as DeadlineRule
from treaties.registry import Registry

# What a declaration is about when it has a place of its own on a card.
ELSEWHERE = {"language", "authority"}
OF_OTHER_MATTERS = ("extradition", "no_compulsory_dispute_settlement", "no_recognition_of")


def cards(registry: Registry, requesting: str, requested: str, on: date) -> tuple[Card, ...]:
    """One for each measure of the catalogue, those of one category together. Raises ChannelQuestionError."""
    types = registry.law.assistance_types.values()
    categories = list(dict.fromkeys(each.category for each in types))
    together = sorted(types, key=lambda each: categories.index(each.category))
    return tuple(card(registry, requesting, requested, on, each.key) for each in together)


def card(registry: Registry, requesting: str, requested: str, on: date, measure: str) -> Card:
    """Raises ChannelQuestionError."""
    answer = resolve(registry, requesting, requested, on, [measure])
    channel, kind = answer.recommended, registry.law.assistance_types[measure]
    receives, profiles = receiving(registry, answer, channel), _profiles(registry, answer)
    overlays = [registry.law.instruments[code] for code in answer.overlays]
    cited = {channel.instrument, *_supplements(registry, answer)}
    of_requested = [each for each in overlays if each.code.startswith(requested)]
    return Card(
        requesting=requesting,
        requested=requested,
        on=on,
        measure=kind,
        answer=answer,
        channel=channel,
        coverage=channel.coverage[0],
        is_limited=_is_limited(registry, channel.instrument, kind),
        receiving=receives,
        languages=languages(registry, (requesting, requested), cited, receives.found, [*profiles, *of_requested]),
        contents=tuple(_requirements(profiles, measure, mandatory_only=True)),
        fast_ways=fast_ways(registry, answer, kind),
        barred=barred(registry, answer),
        deadlines=tuple(_deadlines([*profiles, *of_requested], measure)),
        special=tuple(_requirements(overlays, measure)),
        declarations=_declarations(registry, requested, cited),
    )


def _profiles(registry: Registry, answer: Answer) -> list[InstrumentLaw]:
    """That of the channel, and of what alone covers the measure beside it. An order to a provider has only its own."""
    channel, law, (measure,) = answer.recommended, registry.law.instruments, answer.measures
    own = law.get(channel.instrument if channel.is_order else channel.law_profile)
    if own is None or channel.coverage[0].state != "covered" or measure in own.measures:
        return [own] if own else []
    beside = [law[code] for code in _supplements(registry, answer) if code in law]
    return [own, *(profile for profile in beside if measure in profile.measures)]


def _supplements(registry: Registry, answer: Answer) -> list[str]:
    """Codes of what supplements the recommended channel between the two."""
    codes = [each.instrument for each in answer.supporting]
    return [code for code in codes if registry.instruments[code].supplements == answer.recommended.instrument]


def _is_limited(registry: Registry, code: str, measure: AssistanceType) -> bool:
    if code == LETTERS_ROGATORY:
        return False
    scope = registry.instruments[code].material_scope
    # The Budapest Convention takes in electronic evidence of any offence (art. 14(2)(c), 25(1)).
    return scope != "general" and not (scope == "cyber" and measure.is_electronic_evidence)


def _requirements(
    profiles: Iterable[InstrumentLaw], measure: str, *, mandatory_only: bool = False
) -> Iterator[Requirement]:
    for profile in profiles:
        for each in profile.required_contents:
            if each.applies(measure) and (each.mandatory or not mandatory_only):
                yield _requirement(profile, each)


def _requirement(profile: InstrumentLaw, content: RequiredContent) -> Requirement:
    return Requirement(content.title, content.mandatory, Told.by(profile, content, content.guidance))


def _deadlines(profiles: Iterable[InstrumentLaw], measure: str) -> Iterator[Deadline]:
    """Of each profile those set for this measure first, then those of every request."""
    for profile in profiles:
        fit = [rule for rule in profile.deadlines if not rule.applies_to or measure in rule.applies_to]
        for rule in sorted(fit, key=lambda rule: not rule.applies_to):
            starts = rule.trigger if rule.trigger != "-" else ""
            yield Deadline(rule.title, _length(rule), starts, rule.obliges, Told.by(profile, rule, rule.title))


def _length(rule: DeadlineRule) -> str:
    if rule.qualitative:
        return rule.qualitative.rstrip(".")
    amount = f"{rule.days} days" if rule.days else f"{rule.hours} hours"
    renewable = ", renewable" if rule.renewable else ""
    return f"{'at least' if rule.bound == 'minimum' else 'at most'} {amount}{renewable}"


def _declarations(registry: Registry, requested: str, cited: set[str]) -> tuple[Known, ...]:
    return tuple(
        Known.of(row, row.summary, provision=declared_at(registry, row))
        for row in registry.declarations
        if row.state == requested
        and row.instrument in cited
        and row.kind not in ELSEWHERE
        # A request is not touched by them.
        and not any(word in row.effect for word in OF_OTHER_MATTERS)
    )
