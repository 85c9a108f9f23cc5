"""What a request by one channel meets: contents, languages, routes, time limits, dual criminality, declarations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from treaties.cards.authorities import receiving
from treaties.cards.languages import languages
from treaties.cards.shapes import Deadline, Known, Languages, Receiving, Requirement, Told, declared_at
from treaties.channels import Answer, Channel
from treaties.law import Deadline as DeadlineRule
from treaties.law import InstrumentLaw
from treaties.registry import Registry

# What a declaration is about when it has a place of its own.
ELSEWHERE = {"language", "authority"}
OF_OTHER_MATTERS = ("extradition", "no_compulsory_dispute_settlement", "no_recognition_of")


@dataclass(frozen=True, slots=True)
class Demands:
    """Without a measure it holds what every request meets. `routes`: each with its key."""

    receiving: Receiving
    languages: Languages
    contents: tuple[Requirement, ...]
    deadlines: tuple[Deadline, ...]
    routes: tuple[tuple[str, Told], ...]
    dual_criminality: tuple[Told, ...]
    special: tuple[Requirement, ...]  # of a State's own law or practice
    declarations: tuple[Known, ...]

    @property
    def mandatory(self) -> tuple[Requirement, ...]:
        return tuple(each for each in self.contents if each.mandatory)

    @property
    def recommended(self) -> tuple[Requirement, ...]:
        return tuple(each for each in self.contents if not each.mandatory)


def demands(registry: Registry, answer: Answer, channel: Channel) -> Demands:
    """Of a usable channel of an answer, which was asked for one measure or for none."""
    measure, requested = "".join(answer.measures[:1]), answer.requested
    receives, profiles = receiving(registry, answer, channel), _profiles(registry, answer, channel, measure)
    overlays = [registry.law.instruments[code] for code in answer.overlays]
    of_requested = [each for each in overlays if each.code.startswith(requested)]
    cited = {channel.instrument, *_supplements(registry, answer, channel)}
    pair = answer.requesting, requested
    return Demands(
        receiving=receives,
        languages=languages(registry, pair, cited, receives.found, [*profiles, *of_requested]),
        contents=tuple(_requirements(profiles, measure, channel.kind)),
        deadlines=tuple(_deadlines([*profiles, *of_requested], measure)),
        routes=tuple((route.key, Told.by(each, route, route.when)) for each in profiles for route in each.routes),
        dual_criminality=tuple(
            Told.by(each, each.dual_criminality, each.dual_criminality.rule)
            for each in [*profiles, *of_requested]
            if not (each.amends and each.dual_criminality.article == "none")
        ),
        special=tuple(_requirements(overlays, measure, channel.kind)),
        declarations=_declarations(registry, requested, cited),
    )


def _profiles(registry: Registry, answer: Answer, channel: Channel, measure: str) -> list[InstrumentLaw]:
    """That of the channel, and of what alone covers the measure beside it. An order to a provider has only its own."""
    law, supplements = registry.law, _supplements(registry, answer, channel)
    if channel.is_order:
        own = law.instruments.get(channel.instrument)
        return [own] if own else []
    found = list(law.between(channel.law_profile, supplements))
    if not measure or channel.coverage[0].state != "covered" or any(measure in each.measures for each in found):
        return found
    beside = (law.instruments[code] for code in supplements if code in law.instruments)
    return [*found, *(profile for profile in beside if measure in profile.measures)]


def _supplements(registry: Registry, answer: Answer, channel: Channel) -> list[str]:
    """Codes of what supplements the channel between the two."""
    codes = [each.instrument for each in answer.supporting]
    return [code for code in codes if registry.instruments[code].supplements == channel.instrument]


def _requirements(profiles: Iterable[InstrumentLaw], measure: str, kind: str) -> Iterator[Requirement]:
    for profile in profiles:
        for each in profile.required_contents:
            if each.applies(measure) and each.is_asked_by(kind):
                yield Requirement(each.title, each.mandatory, Told.by(profile, each, each.guidance), each.when)


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
