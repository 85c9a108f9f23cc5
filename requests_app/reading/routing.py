"""By which ways a letter may travel: which of its channel's law are open to it, why others are not, who receives."""

from collections.abc import Iterator
from dataclasses import dataclass

from requests_app import assemble
from requests_app.choices import Route, Urgency
from requests_app.content import LetterContent
from treaties.cards.authorities import CENTRAL, CONTACT_POINT, DESIGNATED_UNDER, authorities
from treaties.cards.shapes import Receiver
from treaties.channels import Channel
from treaties.law import Route as LawRoute
from treaties.registry import Registry

# The law names these for urgent cases alone. (INTERPOL too, in most conventions, but not in all.)
URGENT_ONLY = frozenset({Route.ORAL_URGENT, Route.EXPEDITED_MEANS, Route.JUDICIAL_DIRECT_URGENT, Route.EMERGENCY})
TO_THE_CONTACT_POINT = frozenset({Route.NETWORK_24_7, Route.CENTRAL_AUTHORITY_24_7})
TO_THE_CENTRAL_AUTHORITY = frozenset(
    (
        *(Route.CENTRAL_AUTHORITY, Route.CENTRAL_AUTHORITY_AID, Route.AUTHORITY_DESIGNATED),
        *(Route.DESIGNATED_AUTHORITY, Route.MINISTRY_OF_JUSTICE, Route.TREATY_CHANNEL),
        *(Route.ELECTRONIC, Route.ORAL_URGENT, Route.EXPEDITED_MEANS),
    )
)


@dataclass(frozen=True, slots=True)
class Way:
    """A route of the law. `because`: why this letter may not go by it without a reason of its own; "" where it may."""

    route: LawRoute
    because: str
    receivers: tuple[Receiver, ...]  # whom the registry knows at its end

    @property
    def is_open(self) -> bool:
        return not self.because


def ways(letter: LetterContent, registry: Registry, channel: Channel | None) -> tuple[Way, ...]:
    """Every route that the channel's law names. `channel`: as it is usable on the day, None where it is not."""
    return tuple(
        Way(route, next(_because(route, letter, channel), ""), tuple(_receivers(route, letter, registry)))
        for route in assemble.routes(letter, registry.law)
    )


def _because(route: LawRoute, letter: LetterContent, channel: Channel | None) -> Iterator[str]:
    if not all(route.applies(measure) for measure in letter.measure_keys):
        yield "The law names this route for other measures than all of those that the letter asks for."
    for declared in channel.declarations if channel else ():
        if route.key in declared.closes:
            yield f"A declaration closes this route: {declared.sentence}"
    if route.key in URGENT_ONLY and letter.urgency == Urgency.ROUTINE:
        yield "The law names this route for urgent cases, and the letter was approved as an ordinary one."


def _receivers(route: LawRoute, letter: LetterContent, registry: Registry) -> tuple[Receiver, ...]:
    """Those designated under the channel first; else the central authority for any request."""
    instrument, requested = letter.basis.instrument, letter.requested_state.code
    if route.key in TO_THE_CONTACT_POINT:
        designated = instrument in DESIGNATED_UNDER[CONTACT_POINT]
        return authorities(registry, requested, CONTACT_POINT) if designated else ()
    if route.key not in TO_THE_CENTRAL_AUTHORITY:
        return ()
    roles = [role for role, codes in DESIGNATED_UNDER.items() if instrument in codes and role != CONTACT_POINT]
    return authorities(registry, requested, *roles) or authorities(registry, requested, CENTRAL)
