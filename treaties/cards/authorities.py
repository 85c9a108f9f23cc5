"""Which authority receives a request by a channel, why that one, and what to do where none is known."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from treaties.cards.shapes import Known, Receiver, Receiving, declared_at
from treaties.channels import Answer, Channel, orders
from treaties.channels.answer import LETTERS_ROGATORY
from treaties.channels.ranking import BUDAPEST, BUDAPEST_FIRST
from treaties.channels.sentences import state
from treaties.registry import Registry

# Authorities designated under one instrument receive requests under that one, and its supplements; others under any.
DESIGNATED_UNDER = {
    "untoc": {"UNTOC", "UNTOC-TIP"},
    "uncac": {"UNCAC"},
    "budapest_art27": {"CETS-185", "CETS-189", "CETS-224"},
    "budapest_24_7": {"CETS-185", "CETS-189", "CETS-224"},
}
# Where a State has several for one role, the name says in brackets what each is for: a matter, a stage, a part of it.
LIMIT = re.compile(r"\(([^()]+)\)")
BEFORE_TRIAL = re.compile("pre-trial|investigation|before proceedings")
PRESERVES_FIRST = "What is asked first is to preserve data, which the 24/7 contact point helps with at any hour."
CONTACT_POINT, CENTRAL = "budapest_24_7", "central_authority_mla"


def receiving(registry: Registry, answer: Answer, channel: Channel, *, urgent_preservation: bool = False) -> Receiving:
    """Who receives under a channel of an answer. `urgent_preservation`: data must be kept before a request is ready."""
    requested = answer.requested
    if urgent_preservation and _binds(answer, BUDAPEST):
        found = at_any_hour(registry, requested)
        why = [
            "The 24/7 contact point gives immediate help with preservation at any hour (art. 35). Data are preserved "
            "for a time only: the request itself must follow."
        ]
        return _told(registry, requested, found, why)
    if channel.is_order:
        return Receiving("provider", (), (orders.told(registry.instruments[channel.instrument]),), (_NO_PROVIDERS,))
    designated = _designated(registry, requested, channel, answer.measures)
    why = _not_by_budapest(urgent_preservation) + _why(registry, requested, channel, designated)
    if channel.instrument == BUDAPEST and answer.governing:
        why.append(
            "A treaty on mutual assistance binds the two: an ordinary request goes to the authority which that treaty "
            "sets, not to the one designated under art. 27."
        )
    found = designated or authorities(registry, requested, CENTRAL)
    declared = () if designated else _declared(registry, requested, channel)
    told = _told(registry, requested, found, why, declared)
    return replace(told, goes_to="executing_authority") if _is_direct(registry, channel) else told


_NO_PROVIDERS = "The registry holds no addresses of providers. Look in the provider's own guidance for authorities."


class Named(Protocol):
    """A row of an authority, as a record or a model."""

    role: str
    name: str


Row = TypeVar("Row", bound=Named)


def in_order(rows: Iterable[Row], *, measures: Iterable[str] = (), at_trial: bool | None = None) -> list[Row]:
    """Those designated under an instrument first, then the central ones; of each those for every matter before those
    for one, such as taxes, or for a part of the State. The 24/7 point leads where `measures` ask to preserve, and comes
    last otherwise. `at_trial`: the stage of the case, where it is known.
    """
    preserves = not BUDAPEST_FIRST.isdisjoint(measures)

    def place(row: Row) -> tuple[int, str, int]:
        if row.role == CONTACT_POINT:
            return (0 if preserves else 3), row.role, 0
        return (1 if row.role in DESIGNATED_UNDER else 2), row.role, _limited(row.name, at_trial)

    return sorted(rows, key=place)


def why_first(rows: Sequence[Row], *, measures: Iterable[str] = ()) -> str:
    """A sentence on why the first of `in_order` is proposed; "" where it is not to be: a 24/7 point that nothing is to
    be preserved by receives no request.
    """
    first, *others = rows
    if first.role == CONTACT_POINT:
        return PRESERVES_FIRST if not BUDAPEST_FIRST.isdisjoint(measures) else ""
    if not others:
        return "It is the only one that the registry knows for this channel."
    if first.role in DESIGNATED_UNDER and any(each.role != first.role for each in others):
        return "Those designated under the instrument come first."
    if LIMIT.search(first.name) is None and any(each.role == first.role and LIMIT.search(each.name) for each in others):
        return "It is there for every matter; those for one matter, stage or part of the State come after it."
    return "Those designated under the instrument come first, then those for every matter."


def _limited(name: str, at_trial: bool | None) -> int:
    """0: for every matter; 1: for this stage; 2: for a matter or a part; 3: for the other stage."""
    limit = LIMIT.search(name)
    if limit is None:
        return 0
    is_before, is_trial = bool(BEFORE_TRIAL.search(limit[1])), bool(re.match("trial", limit[1]))
    if at_trial is None or not (is_before or is_trial):
        return 2
    return 1 if is_trial == at_trial else 3


def authorities(registry: Registry, code: str, *roles: str) -> tuple[Receiver, ...]:
    """A State's authorities of these roles, in the order of the roles."""
    rows = [row for row in registry.authorities if row.state == code and row.role in roles]
    return tuple(
        Receiver(
            name=(name := ", ".join(dict.fromkeys(filter(None, (row.name, row.organisation, row.city))))),
            role=row.role,
            languages=row.accepted_languages,
            notes=row.transmission_notes,
            fact=Known.of(row, f"{name}.", note=row.transmission_notes),
        )
        for row in sorted(in_order(rows), key=lambda row: roles.index(row.role))
    )


def at_any_hour(registry: Registry, code: str) -> tuple[Receiver, ...]:
    return authorities(registry, code, CONTACT_POINT)


def _binds(answer: Answer, instrument: str) -> bool:
    return any(each.instrument == instrument for each in answer.usable)


def _designated(registry: Registry, requested: str, channel: Channel, measures: Iterable[str]) -> tuple[Receiver, ...]:
    """The 24/7 contact point is named for preservation only: other requests go to the central authority."""
    roles = [role for role, codes in DESIGNATED_UNDER.items() if channel.instrument in codes]
    if CONTACT_POINT in roles:
        roles.remove(CONTACT_POINT)
        roles = [CONTACT_POINT, *roles] if not BUDAPEST_FIRST.isdisjoint(measures) else roles
    return authorities(registry, requested, *roles)


def _not_by_budapest(urgent_preservation: bool) -> list[str]:
    if not urgent_preservation:
        return []
    return ["The Budapest Convention is not usable between the two States: do not rely on its 24/7 network (art. 35)."]


def _why(registry: Registry, requested: str, channel: Channel, designated: tuple[Receiver, ...]) -> list[str]:
    if designated:
        return [f"Designated under the {channel.name}."]
    if channel.instrument == LETTERS_ROGATORY:
        return ["Letters rogatory go through the diplomatic channel, whichever authority executes them."]
    if _is_direct(registry, channel):
        return [
            f"Under the {channel.name} the issuing authority turns to the executing authority directly; the registry "
            "does not list those. A central authority may assist where the State has named one."
        ]
    general = f"the central authority of {state(registry, requested)} for mutual legal assistance in general"
    if channel.kind == "bilateral":
        return [
            f"Which authority the treaty itself names has not been read into the registry. What is known is {general}."
        ]
    return [f"No authority designated under the {channel.name} is known to the registry. What is known is {general}."]


def _is_direct(registry: Registry, channel: Channel) -> bool:
    """Whether its ordinary route runs between judicial authorities, past the central ones."""
    profile = registry.law.instruments.get(channel.instrument)
    return bool(profile and profile.routes and profile.routes[0].key == "judicial_direct")


def _declared(registry: Registry, requested: str, channel: Channel) -> tuple[Known, ...]:
    return tuple(
        Known.of(row, row.summary, provision=declared_at(registry, row))
        for row in registry.declarations
        if row.state == requested
        and row.kind == "authority"
        and row.instrument == channel.instrument
        # Extradition (Budapest art. 24) is another matter.
        and "authority_art24" not in row.effect
    )


def _told(
    registry: Registry, requested: str, found: tuple[Receiver, ...], why: list[str], declared: tuple[Known, ...] = ()
) -> Receiving:
    who, advice = state(registry, requested), []
    if not found:
        why = [sentence for sentence in why if "What is known is" not in sentence]
        why.append(f"No authority of {who} that receives such requests is known to the registry.")
        advice.append(
            f"Look in what {who} itself publishes, or ask its embassy or your foreign ministry. In the request, "
            "enter the address with the day and how you checked it."
        )
    if len(found) > 1 and len({each.role for each in found}) == 1:
        why.append("Several are known: which one receives follows from the place or the matter, as said beside each.")
    if any(not each.fact.verified for each in found):
        advice.append("What is unverified is recalled: confirm it with the authority before anything is sent.")
    return Receiving("authority" if found else "unknown", found, tuple(why), tuple(advice), declared)
