"""What comes first: preference, verified, the later day on which both were bound, the newer text, the code."""

from collections.abc import Iterable, Sequence
from datetime import date

from treaties.channels.answer import Channel
from treaties.registry import InstrumentRecord, Registry

# Measures for which the Budapest Convention has a procedure of its own (arts 29 and 30).
BUDAPEST_FIRST = frozenset({"expedited_preservation", "partial_disclosure_traffic"})
BUDAPEST = "CETS-185"
EU_MUTUAL_RECOGNITION = 1  # preference 0 and 1


def sort_key(instrument: InstrumentRecord, verified: bool, since: date | None) -> tuple:
    made_on = instrument.adopted_on or instrument.signed_on
    return (instrument.preference, not verified, _newest_first(since), _newest_first(made_on), instrument.code)


def _newest_first(day: date | None) -> int:
    """Unknown days come last."""
    return -day.toordinal() if day else 0


def ranked(registry: Registry, channels: Iterable[Channel], measures: Sequence[str]) -> list[Channel]:
    """Best first. For preservation and partial disclosure the Budapest Convention leads, unless an instrument of EU
    mutual recognition that covers the measure is there.
    """
    instruments = registry.instruments
    ordered = sorted(channels, key=lambda each: sort_key(instruments[each.instrument], each.verified, each.since))
    if not measures or not BUDAPEST_FIRST.issuperset(measures):
        return ordered
    if any(instruments[each.instrument].preference <= EU_MUTUAL_RECOGNITION for each in ordered):
        return ordered
    return sorted(ordered, key=lambda each: each.instrument != BUDAPEST)
