"""An answer of the channel rule with what each of its channels asks, and with the quicker ways."""

from dataclasses import dataclass
from datetime import date

from treaties.cards import Demands, Known, demands
from treaties.cards.quicker import QuickerWay, barred, orders_to_providers, quicker_ways
from treaties.channels import Answer, Channel
from treaties.choices import Urgency
from treaties.finder.what_if import Moment, moments, other_measures
from treaties.law import AssistanceType
from treaties.registry import Registry

# The lists after the recommended channel: name, title, hint.
GROUPS = (
    ("other", "Other usable channels, best first", "Each may carry the request by itself."),
    ("orders", "Orders to a service provider", "No request to the other State: an order goes to the provider."),
    ("supporting", "May be cited beside it", "Supplements and instruments that support a request."),
    ("to_verify", "To verify", "The registry does not know enough. Ask the depositary or the other State."),
    ("unavailable", "Not available", "Named, so that nobody relies on them by mistake."),
)


@dataclass(frozen=True, slots=True)
class Group:
    """A list of channels; each with what it asks where it may carry a request."""

    name: str
    title: str
    hint: str
    channels: tuple[tuple[Channel, Demands | None], ...]


@dataclass(frozen=True, slots=True)
class Found:
    answer: Answer
    urgency: str
    asks: Demands  # of the recommended channel
    groups: tuple[Group, ...]
    ways: tuple[QuickerWay, ...]
    orders: tuple[Channel, ...]
    barred: tuple[Known, ...]
    moments: tuple[Moment, ...]
    other_measures: tuple[AssistanceType, ...]

    @property
    def open_ways(self) -> tuple[QuickerWay, ...]:
        return tuple(each for each in self.ways if each not in self.urgent_ways)

    @property
    def urgent_ways(self) -> tuple[QuickerWay, ...]:
        """Those that would be open were the case urgent; none where it is."""
        if self.urgency != Urgency.ROUTINE:
            return ()
        return tuple(each for each in self.ways if each.is_for_urgent_cases)


def find(registry: Registry, answer: Answer, urgency: str, today: date) -> Found:
    return Found(
        answer=answer,
        urgency=urgency,
        asks=demands(registry, answer, answer.recommended),
        groups=_groups(registry, answer),
        ways=quicker_ways(registry, answer, urgency),
        orders=orders_to_providers(registry, answer),
        barred=barred(answer),
        moments=moments(registry, answer, today),
        other_measures=other_measures(registry, answer),
    )


def _groups(registry: Registry, answer: Answer) -> tuple[Group, ...]:
    lists = {name: [(each, None) for each in getattr(answer, name)] for name, _, _ in GROUPS[2:]}
    for channel in answer.usable[1:]:
        of = "orders" if channel.is_order else "other"
        lists.setdefault(of, []).append((channel, demands(registry, answer, channel)))
    return tuple(Group(name, title, hint, tuple(lists[name])) for name, title, hint in GROUPS if lists.get(name))
