"""The keys that a question about channels may use."""

from django.http import HttpRequest
from ninja import Query

from treaties.api.operations import reads
from treaties.api.paging import page
from treaties.api.parameters import Slice
from treaties.api.shapes import MeasureShape, OffenceShape, Page
from treaties.selectors import current_registry


@reads("/measures", Page[MeasureShape])
def measures(request: HttpRequest, asked: Query[Slice]):
    """What one State may ask another to do."""
    registry = current_registry()
    return page(request, list(registry.law.assistance_types.values()), asked, edition=registry.edition)


@reads("/offences", Page[OffenceShape])
def offences(request: HttpRequest, asked: Query[Slice]):
    """The offences whose place under each treaty is known."""
    registry = current_registry()
    return page(request, list(registry.law.offences.values()), asked, edition=registry.edition)
