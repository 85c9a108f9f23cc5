"""Editions of the registry."""

from http import HTTPStatus

from django.http import HttpRequest
from ninja import Path, Query

from treaties.api.operations import reads
from treaties.api.paging import page
from treaties.api.parameters import Slice, Whole
from treaties.api.problems import Problem
from treaties.api.shapes import EditionShape, Page
from treaties.models import Edition
from treaties.selectors import current_edition


@reads("/editions", Page[EditionShape])
def editions(request: HttpRequest, asked: Query[Slice]):
    """Published states of the registry and the law files, the latest first."""
    return page(request, Edition.objects.order_by("-number"), asked, edition=current_edition().number)


@reads("/editions/{number}", EditionShape)
def edition(request: HttpRequest, number: Path[Whole]):
    """One edition."""
    latest = current_edition().number
    if not 1 <= number <= latest:
        raise Problem(HTTPStatus.NOT_FOUND, [f"There is no edition {number}. The latest is {latest}."])
    return Edition.objects.get(number=number)
