"""Quicker lawful ways beside and before a formal request: the 24/7 network, INTERPOL, direct contact, orders.

Each is a route of a law file or a row of the registry: which there are for one measure, and for a whole question, what
each serves and how soon it is open.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from treaties.cards.authorities import at_any_hour
from treaties.cards.shapes import FastWay, Known, Told
from treaties.channels import Answer, Channel, resolve
from treaties.channels.answer import LETTERS_ROGATORY, DeclarationUsed
from treaties.channels.governing import steps_back
from treaties.channels.notes import DISPLACED_BY_EIO, EIO
from treaties.channels.ranking import BUDAPEST
from treaties.law import InstrumentLaw, LawBook, Route
from treaties.registry import Registry

# Routes of the law files that are quicker than the ordinary one, quickest first.
TITLES = {
    "no_request_needed": "Without any request",
    "network_24_7": "24/7 network",
    "central_authority_24_7": "Central authority, at any hour",
    "emergency": "Emergency channel",
    "direct_provider": "Directly to the provider",
    "law_enforcement": "Directly between law-enforcement authorities",
    "judicial_direct_urgent": "Directly between judicial authorities",
    "judicial_interpol_direct": "Judicial authorities, INTERPOL or the 24/7 point",
    "judicial_direct": "Directly between judicial authorities",
    "interpol": "INTERPOL",
    "oral_urgent": "Orally, confirmed in writing",
    "expedited_means": "Fax or e-mail",
}
ONLY_TO_PREPARE = "INTERPOL, to prepare only"
# Their route rests on the network of the G7 too.
BY_G7 = {LETTERS_ROGATORY, "US-GENERIC"}
G7_NOT_KNOWN = (
    "Whether both States are members of the G7 network is not known to the registry: ask before you rely on it."
)
CONTACTS_CHANGE = "Contact points change: ring first, to check that it still answers."
NOT_BY_BUDAPEST = "The Budapest Convention is not usable between the two."
# Ways that their own provision opens in urgent cases only, or in an emergency only.
EMERGENCY = {"emergency", "central_authority_24_7", "judicial_interpol_direct"}
URGENT = {"judicial_direct_urgent", "interpol", "oral_urgent", "expedited_means"} | EMERGENCY
PRESERVATION, DISCLOSURE = "expedited_preservation", "emergency_disclosure"


@dataclass(frozen=True, slots=True)
class QuickerWay:
    """`serves`: keys of the measures it is open for, the one that was asked first."""

    way: FastWay
    serves: tuple[str, ...]

    @property
    def is_for_urgent_cases(self) -> bool:
        return self.way.key in URGENT and self.way.title != ONLY_TO_PREPARE


def route_name(key: str) -> str:
    """Of any route of a law file, in words."""
    return TITLES.get(key) or key.replace("_", " ").capitalize().replace("Ejn", "EJN").replace("24 7", "24/7")


def fast_ways(registry: Registry, answer: Answer, measure: str) -> tuple[FastWay, ...]:
    """For one measure, by the answer for it: each way once, under the best channel that has it, quickest first."""
    found: dict[str, FastWay] = {}
    for profile in _profiles(registry, answer):
        for route in profile.routes[1:]:  # the first is the ordinary one
            if route.key in TITLES and route.applies(measure) and _is_open(registry, answer, profile, route):
                found.setdefault(route.key, _way(registry, answer, profile, route))
    order = list(TITLES)
    return tuple(sorted(found.values(), key=lambda way: order.index(way.key)))


def quicker_ways(registry: Registry, answer: Answer, urgency: str = "routine") -> tuple[QuickerWay, ...]:
    """In an emergency the ways to a disclosure come first; in an ordinary case those for urgent cases come last.

    `urgency` is a value of `choices.Urgency`.
    """
    serves: dict[FastWay, list[str]] = {}
    for measure in _measures(registry.law, answer.measures, urgency):
        for way in fast_ways(registry, _of(registry, answer, measure), measure):
            serves.setdefault(way, []).append(measure)
    found = [QuickerWay(way, tuple(measures)) for way, measures in serves.items()]
    match urgency:
        case "emergency":
            found.sort(key=lambda each: (each.way.key not in EMERGENCY, DISCLOSURE not in each.serves))
        case "routine":
            found.sort(key=lambda each: each.is_for_urgent_cases)
    return tuple(found)


def orders_to_providers(registry: Registry, answer: Answer) -> tuple[Channel, ...]:
    """Agreements under which an order may go to the provider itself, where another channel is recommended.

    One with a law profile of its own is told by its routes.
    """
    profiles = registry.law.instruments
    found = (each for each in answer.usable[1:] if each.is_order and each.instrument not in profiles)
    return tuple(found) if answer.measures else ()


def barred(answer: Answer) -> tuple[Known, ...]:
    """Declarations that close a quicker way."""
    channels = (*answer.usable, *answer.supporting)
    closing = [each for channel in channels for each in channel.declarations if each.closes]
    return tuple(Known.declared(each) for each in closing)


def _measures(law: LawBook, asked: Iterable[str], urgency: str) -> tuple[str, ...]:
    """What was asked; preservation, where the catalogue combines the two; in an emergency, disclosure at once."""
    types = [law.assistance_types[key] for key in asked]
    wanted = [each.key for each in types]
    if any(PRESERVATION in each.often_combined_with for each in types):
        wanted.append(PRESERVATION)
    if urgency == "emergency" and (not types or any(each.is_electronic_evidence for each in types)):
        wanted.append(DISCLOSURE)
    return tuple(dict.fromkeys(wanted))


def _of(registry: Registry, answer: Answer, measure: str) -> Answer:
    if answer.measures == (measure,):
        return answer
    return resolve(registry, answer.requesting, answer.requested, answer.on, [measure], answer.offence)


def _profiles(registry: Registry, answer: Answer) -> list[InstrumentLaw]:
    """Of the usable channels and what supplements them, best first; then of the States' own law; then of comity."""
    beside = [each for each in answer.supporting if any(cover.carries for cover in each.coverage)]
    *treaties, rogatory = answer.usable
    replaced = DISPLACED_BY_EIO if _binds(answer, EIO) else frozenset()
    codes = [each.instrument for each in (*treaties, *beside) if each.instrument not in replaced]
    codes += [code for code in answer.overlays if not code.startswith(answer.requesting)]
    binding = [each.instrument for each in answer.supporting]
    found = [each for code in (*codes, rogatory.instrument) for each in registry.law.between(code, binding)]
    return list({each.code: each for each in found}.values())


def _is_open(registry: Registry, answer: Answer, profile: InstrumentLaw, route: Route) -> bool:
    """Whether the route is one between these two States."""
    if steps_back(profile.code, route.article, answer.governing):
        return False
    if (profile.code, route.key) == (LETTERS_ROGATORY, "interpol"):
        return answer.recommended.instrument == LETTERS_ROGATORY
    return not any(route.key in each.closes for each in _declared(registry, answer, profile.code))


def _declared(registry: Registry, answer: Answer, code: str) -> Iterator[DeclarationUsed]:
    """What was declared under an instrument and under what supplements it: a protocol's closes its convention's too."""
    for channel in (*answer.usable, *answer.supporting):
        record = registry.instruments.get(channel.instrument)  # none for letters rogatory
        if record and code in {record.code, record.supplements}:
            yield from channel.declarations


def _way(registry: Registry, answer: Answer, profile: InstrumentLaw, route: Route) -> FastWay:
    is_network = route.key == "network_24_7"
    contacts = at_any_hour(registry, answer.requested) if is_network and profile.code == BUDAPEST else ()
    return FastWay(
        key=route.key,
        title=ONLY_TO_PREPARE if (profile.code, route.key) == (LETTERS_ROGATORY, "interpol") else TITLES[route.key],
        told=Told.by(profile, route, route.when),
        contacts=contacts,
        limits=CONTACTS_CHANGE if contacts else _limits(answer) if is_network and profile.code in BY_G7 else "",
    )


def _limits(answer: Answer) -> str:
    return G7_NOT_KNOWN if _binds(answer, BUDAPEST) else f"{NOT_BY_BUDAPEST} {G7_NOT_KNOWN}"


def _binds(answer: Answer, code: str) -> bool:
    return any(each.instrument == code for each in answer.usable)
