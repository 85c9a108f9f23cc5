"""What all sentences of the history are made of: names by key, words that were written, days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Names:
    """What history names by key. A name that is not known any more is told as the key it was written with."""

    people: Mapping[int, str]
    states: Mapping[str, str]
    instruments: Mapping[str, str]

    def person(self, pk: int) -> str:
        return self.people.get(pk, f"person {pk}")

    def fact(self, key: str) -> str:
        """INSTRUMENT:STATE in words."""
        instrument, _, state = key.partition(":")
        return f"{self.states.get(state, state)} under {self.instruments.get(instrument, instrument)}"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody wrote, under what they answer."""

    label: str
    text: str


def day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def done(event) -> str:
    """The day on which it was done here."""
    return day(timezone.localdate(event.at))


def recorded(event, what: str) -> str:
    """What happened elsewhere on a day, told by whoever recorded it here, perhaps later."""
    today = timezone.localdate(event.at)
    return f"recorded {'' if event.on == today else f'on {day(today)} '}that {what} on {day(event.on)}"


def text(event) -> str:
    return f"text {event.digest[:8]}…"


def article(article: str) -> str:
    return f", art. {article}" if article[:1].isdigit() else f", {article}" if article else ""


Told = tuple[str, list[Quote]]
