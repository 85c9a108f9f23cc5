"""What an editor should look at in an edition: contradictions, gaps and age. Pure: registry in, remarks out.

Each check is a function that yields remarks; `check` asks all of them.
"""

from datetime import date

from treaties.checking.ageing import before, outdated, undated
from treaties.checking.contradictions import (
    bilaterals_twice,
    days_out_of_order,
    found_not_bound,
    memberships_that_overlap,
    parties_before_the_instrument,
)
from treaties.checking.gaps import (
    ended_without_day,
    facts_without_source,
    instruments_without_day,
    parties_without_day,
    sources_without_publisher,
    states_without_authority,
)
from treaties.checking.remark import Group, Kind, Remark
from treaties.registry import Registry

__all__ = ["Group", "Kind", "Remark", "check"]

CONTRADICTIONS = (
    days_out_of_order,
    parties_before_the_instrument,
    bilaterals_twice,
    memberships_that_overlap,
    found_not_bound,
)
GAPS = (
    parties_without_day,
    instruments_without_day,
    ended_without_day,
    facts_without_source,
    states_without_authority,
    sources_without_publisher,
)


def check(registry: Registry, *, on: date, older_than: int) -> tuple[Remark, ...]:
    """Every remark, in the order of the kinds. `older_than`: in months, from when on a source is old."""
    remarks = [remark for ask in (*CONTRADICTIONS, *GAPS, undated) for remark in ask(registry)]
    remarks += outdated(registry, before(on, older_than))
    order = {kind: number for number, kind in enumerate(Kind)}
    return tuple(sorted(remarks, key=lambda remark: order[remark.kind]))
