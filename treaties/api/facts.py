"""Who is bound, what was declared, who receives requests, what was found, and where it was read."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest
from ninja import Query

from treaties import selectors
from treaties.api.operations import reads
from treaties.api.paging import page
from treaties.api.parameters import AuthorityFilter, DeclarationFilter, FindingFilter, ParticipationFilter, Slice
from treaties.api.places import known_instrument, known_state
from treaties.api.shapes import (
    AuthorityShape,
    DeclarationShape,
    FindingShape,
    Page,
    ParticipationShape,
    SourceShape,
)
from treaties.registry import Registry
from treaties.selectors import current_registry


@reads("/participations", Page[ParticipationShape])
def participations(request: HttpRequest, asked: Query[ParticipationFilter]):
    """Each State's place under each instrument; an absent row means "not known", never "not bound"."""
    registry = current_registry()
    everywhere = (row for rows in registry.participations.values() for row in rows.values())
    return page(request, _narrowed(registry, everywhere, asked), asked, edition=registry.edition)


@reads("/declarations", Page[DeclarationShape])
def declarations(request: HttpRequest, asked: Query[DeclarationFilter]):
    """Reservations, declarations, languages, authorities and territorial statements."""
    registry = current_registry()
    return page(request, _narrowed(registry, registry.declarations, asked), asked, edition=registry.edition)


@reads("/authorities", Page[AuthorityShape])
def authorities(request: HttpRequest, asked: Query[AuthorityFilter]):
    """Authorities by their role; institutions only."""
    registry = current_registry()
    return page(request, _narrowed(registry, registry.authorities, asked), asked, edition=registry.edition)


@reads("/findings", Page[FindingShape])
def findings(request: HttpRequest, asked: Query[FindingFilter]):
    """What was looked for and not found, and what published claims get right or wrong."""
    registry = current_registry()
    rows = _narrowed(registry, registry.findings, asked, states_of=lambda row: (row.state, row.counterpart))
    return page(request, rows, asked, edition=registry.edition)


@reads("/sources", Page[SourceShape])
def sources(request: HttpRequest, asked: Query[Slice]):
    """Where facts were read."""
    return page(request, selectors.sources(), asked, edition=current_registry().edition)


def _narrowed(
    registry: Registry, rows: Iterable, asked: Slice, *, states_of: Callable = lambda row: (row.state,)
) -> list:
    """The rows that have every value asked for. Raises Problem for a State or an instrument that is not there."""
    wanted = asked.dict(exclude={"limit", "offset"}, exclude_none=True)
    code = known_state(registry, wanted.pop("state")).code if "state" in wanted else ""
    if "instrument" in wanted:
        wanted["instrument"] = known_instrument(registry, wanted["instrument"]).code
    return [
        row
        for row in rows
        if (not code or code in states_of(row)) and all(getattr(row, name) == value for name, value in wanted.items())
    ]
