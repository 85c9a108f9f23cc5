"""History in sentences: who did what, when, with the words that were given. Pure: rows in, words out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from requests_app.acts import DETAILS
from requests_app.choices import Act, Entry, Status
from requests_app.content import converter
from requests_app.narration.acts import OF_ACTS
from requests_app.narration.entries import OF_ENTRIES
from requests_app.narration.telling import Names, Quote

__all__ = ["WITHOUT_A_DOER", "Line", "Names", "Quote", "narrate", "people_in"]

# Nobody did these to the request: they happened to it.
WITHOUT_A_DOER = frozenset({Entry.BASIS_MOVED, Entry.QUESTIONNAIRE_ANSWERED, Entry.WRITTEN_BY_THE_OTHER_SIDE})
SENTENCES = OF_ENTRIES | OF_ACTS


@dataclass(frozen=True, slots=True)
class Line:
    """A history row as a person reads it."""

    pk: int
    act: str
    at: datetime
    status: str  # in words, where the act led
    sentence: str
    quotes: tuple[Quote, ...]


def narrate(event, names: Names) -> Line:
    """The line of a RequestEvent, whose user is loaded."""
    details = _details(event)
    subject, quotes = SENTENCES[event.act](event, details, names)
    return Line(
        pk=event.pk,
        act=event.act,
        at=event.at,
        status=Status(event.to_status).label,
        sentence=_sentence(event, subject),
        quotes=tuple(quote for quote in quotes if quote.text.strip()),
    )


def _sentence(event, subject: str) -> str:
    said = subject if event.act in WITHOUT_A_DOER else f"{event.user} {subject}"
    return said if said.endswith("…") else f"{said}."


def people_in(events: Iterable) -> set[int]:
    """Keys of the people that the details of these rows name."""
    return {event.details[end] for event in events if event.act == Entry.HANDED_OVER for end in ("from", "to")}


def _details(event):
    return converter.structure(event.details, DETAILS[Act(event.act)]) if event.act in Act else event.details
