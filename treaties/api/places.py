"""States and instruments."""

from http import HTTPStatus

from django.http import HttpRequest
from ninja import Path, Query

from treaties.api.operations import reads
from treaties.api.paging import page
from treaties.api.parameters import HINTS, InstrumentCode, InstrumentFilter, StateCode, StateFilter
from treaties.api.problems import Problem
from treaties.api.shapes import InstrumentShape, Page, StateShape
from treaties.registry import InstrumentRecord, Registry, StateRecord
from treaties.search.folding import by_name
from treaties.selectors import current_registry


@reads("/states", Page[StateShape])
def states(request: HttpRequest, asked: Query[StateFilter]):
    """States, territories and the European Union, by name."""
    registry = current_registry()
    rows = [row for row in registry.states.values() if not asked.kind or row.kind == asked.kind]
    return page(request, sorted(rows, key=by_name), asked, edition=registry.edition)


@reads("/states/{code}", StateShape)
def state(request: HttpRequest, code: Path[StateCode]):
    """One State."""
    return known_state(current_registry(), code)


@reads("/instruments", Page[InstrumentShape])
def instruments(request: HttpRequest, asked: Query[InstrumentFilter]):
    """Treaties, conventions and schemes in the order of preference."""
    registry = current_registry()
    rows = [row for row in registry.instruments.values() if not asked.kind or row.kind == asked.kind]
    if asked.state:
        under = registry.instruments_of.get(known_state(registry, asked.state).code, frozenset())
        rows = [row for row in rows if row.code in under]
    return page(request, sorted(rows, key=lambda row: (row.preference, row.code)), asked, edition=registry.edition)


@reads("/instruments/{code}", InstrumentShape)
def instrument(request: HttpRequest, code: Path[InstrumentCode]):
    """One instrument."""
    return known_instrument(current_registry(), code)


def known_state(registry: Registry, code: str) -> StateRecord:
    """Raises Problem."""
    if code.upper() not in registry.states:
        _not_found(f"The registry has no State {code.upper()!r}. Give {HINTS['state']}.")
    return registry.states[code.upper()]


def known_instrument(registry: Registry, code: str) -> InstrumentRecord:
    """Raises Problem."""
    if code not in registry.instruments:
        _not_found(f"The registry has no instrument {code!r}. /api/v1/instruments lists their codes.")
    return registry.instruments[code]


def _not_found(sentence: str):
    raise Problem(HTTPStatus.NOT_FOUND, [sentence])
