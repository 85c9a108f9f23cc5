"""Editions of the registry."""

from http import HTTPStatus

from django.http import HttpRequest
from ninja import Path, Query

from treaties.api.operations import reads
from treaties.api.paging import page
from treaties.api.parameters import Slice, Whole
from treaties.api.problems import Problem
from treaties.api.shapes import ChangeShape, EditionShape, Page
from treaties.difference import PUBLISHED, told
from treaties.editing.compared import edition_before, facts_changed, law_changed
from treaties.law import LawError
from treaties.models import Edition, EditionContent
from treaties.selectors import current_edition

NOT_KEPT = "One of the two editions was published before editions were kept whole: they cannot be compared."
OF_ANOTHER_VERSION = "The law files of one of the two editions were written for another version of Comity."


@reads("/editions", Page[EditionShape])
def editions(request: HttpRequest, asked: Query[Slice]):
    """Published states of the registry and the law files, the latest first."""
    return page(request, Edition.objects.order_by("-number"), asked, edition=current_edition().number)


@reads("/editions/{number}", EditionShape)
def edition(request: HttpRequest, number: Path[Whole]):
    """One edition."""
    return _published(number)


@reads("/editions/{number}/changes", Page[ChangeShape])
def edition_changes(request: HttpRequest, number: Path[Whole], asked: Query[Slice]):
    """What it changed of the facts, against the edition before it. `edition` in the answer is the current one."""
    edition = _published(number)
    try:
        rows, names = facts_changed(_before(edition), edition)
    except EditionContent.DoesNotExist:
        raise Problem(HTTPStatus.NOT_FOUND, [NOT_KEPT]) from None
    found = page(request, rows, asked, edition=current_edition().number)
    return found | {"results": [told(row, names, PUBLISHED) for row in found["results"]]}


@reads("/editions/{number}/law-changes", Page[ChangeShape])
def edition_law_changes(request: HttpRequest, number: Path[Whole], asked: Query[Slice]):
    """What it changed of the rules in the law files, against the edition before it."""
    edition = _published(number)
    try:
        changes = law_changed(_before(edition), edition)
    except EditionContent.DoesNotExist:
        raise Problem(HTTPStatus.NOT_FOUND, [NOT_KEPT]) from None
    except LawError:
        raise Problem(HTTPStatus.NOT_FOUND, [OF_ANOTHER_VERSION]) from None
    return page(request, changes, asked, edition=current_edition().number)


def _published(number: int) -> Edition:
    latest = current_edition().number
    if not 1 <= number <= latest:
        raise Problem(HTTPStatus.NOT_FOUND, [f"There is no edition {number}. The latest is {latest}."])
    return Edition.objects.get(number=number)


def _before(edition: Edition) -> Edition:
    if before := edition_before(edition):
        return before
    raise Problem(HTTPStatus.NOT_FOUND, [f"Edition {edition.number} is the first: everything in it is new."])
