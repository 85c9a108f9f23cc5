"""Quicker lawful ways: the 24/7 network, INTERPOL, direct contact; each from the routes of a law profile."""

from collections.abc import Iterator

from treaties.cards.authorities import PRESERVATION, at_any_hour
from treaties.cards.shapes import FastWay, Known, Told
from treaties.channels import Answer
from treaties.channels.answer import LETTERS_ROGATORY, DeclarationUsed
from treaties.channels.governing import steps_back
from treaties.channels.notes import DISPLACED_BY_EIO, EIO
from treaties.channels.ranking import BUDAPEST
from treaties.law import AssistanceType, InstrumentLaw, Route
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
WITHOUT_CONTENT = {"subscriber_information", "traffic_data_stored", "expedited_preservation"}
EMERGENCY = {"emergency_disclosure"}
STORED = {"subscriber_information", "traffic_data_stored", "content_data_stored", "domain_registration_data"}
CHECKS_OF_THE_PROTOCOL = {"travel_document_verification", "victim_nationality_verification"}


def route_name(key: str) -> str:
    """Of any route of a law file, in words."""
    return TITLES.get(key) or key.replace("_", " ").capitalize().replace("Ejn", "EJN").replace("24 7", "24/7")


def fast_ways(registry: Registry, answer: Answer, measure: AssistanceType) -> tuple[FastWay, ...]:
    """Each way once, under the best channel that has it, quickest first."""
    found: dict[str, FastWay] = {}
    for profile in _profiles(registry, answer):
        for route in profile.routes[1:]:  # the first is the ordinary one
            if route.key in TITLES and _fits(profile, route, measure) and _is_open(registry, answer, profile, route):
                found.setdefault(route.key, _way(registry, answer, profile, route))
    order = list(TITLES)
    return tuple(sorted(found.values(), key=lambda way: order.index(way.key)))


def barred(answer: Answer) -> tuple[Known, ...]:
    """Declarations that close a quicker way."""
    channels = (*answer.usable, *answer.supporting)
    closing = [each for channel in channels for each in channel.declarations if each.closes]
    return tuple(Known.declared(each) for each in closing)


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


def _fits(profile: InstrumentLaw, route: Route, measure: AssistanceType) -> bool:
    """For which measures a route is one, as its own words say."""
    if not route.applies(measure.key):
        return False
    match route.key:
        case "no_request_needed":
            return measure.key in STORED
        case "network_24_7" if profile.code == BUDAPEST:
            return measure.is_electronic_evidence or measure.key == "locating_persons"
        case "network_24_7" if profile.code in BY_G7:
            return measure.key == "expedited_preservation"
        case "network_24_7":
            return measure.key in PRESERVATION | EMERGENCY
        case "expedited_means" if profile.code == BUDAPEST:
            return measure.is_electronic_evidence
        case "direct_provider":
            return measure.key in WITHOUT_CONTENT
        case "emergency" | "central_authority_24_7" | "judicial_interpol_direct":
            return measure.key in EMERGENCY
        case "law_enforcement":
            return measure.key in CHECKS_OF_THE_PROTOCOL
    return True


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
