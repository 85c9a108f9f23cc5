"""How old the sources are."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from treaties.channels.standing import speaks_from
from treaties.checking.facts import sourced_facts
from treaties.checking.remark import Kind, Remark
from treaties.days import in_words
from treaties.registry import Registry


def outdated(registry: Registry, before: date) -> Iterator[Remark]:
    """Facts whose source speaks of a day before this one, oldest first; a bare year or month speaks from its end."""
    dated = (fact for fact in sourced_facts(registry) if fact.source.url and fact.as_of)
    old = [(speaks_from(fact.as_of), fact) for fact in dated if speaks_from(fact.as_of) < before]
    for _, fact in sorted(old, key=lambda each: each[0]):
        told = f"{fact.name}: its source speaks of {in_words(fact.as_of)}."
        yield Remark(Kind.OUTDATED, fact.states, fact.instrument, told)


def undated(registry: Registry) -> Iterator[Remark]:
    """Facts with a source that carries no date. What has no source is a gap, not old."""
    for fact in sourced_facts(registry):
        if fact.source.url and not fact.as_of:
            told = f"{fact.name}: its source carries no date."
            yield Remark(Kind.UNDATED, fact.states, fact.instrument, told)


def before(on: date, months: int) -> date:
    """The day so many months earlier; the last of the month where it has no such day."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))
