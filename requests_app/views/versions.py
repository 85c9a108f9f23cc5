"""The versions of a draft: who saved what and when, and the difference between any two of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.models import User
from requests_app import comparison, discretion
from requests_app.choices import Section
from requests_app.comparison import Change
from requests_app.content import LetterContent
from requests_app.drafting import versions
from requests_app.models import AssistanceRequest, DraftVersion
from requests_app.selectors import for_list, visible_to

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Step:
    """A version and what changed by it, in words; `before` is None for the first that is kept."""

    version: DraftVersion
    before: DraftVersion | None
    told: list[str]

    @property
    def where(self) -> str:
        return Section(self.version.section).label if self.version.section else "In the case, or from a command"


@require_safe
def version_list(request, pk):
    """Newest first, each with what it changed."""
    assistance_request = get_object_or_404(for_list(visible_to(request.user)), pk=pk)
    kept = assistance_request.draft_versions.select_related("user").order_by("-version")
    page = Paginator(kept, A_PAGE).get_page(request.GET.get("page"))
    shown = list(kept[page.start_index() - 1 : page.end_index() + 1]) if page.object_list else []
    context = {
        "assistance_request": assistance_request,
        "page": page,
        "steps": list(_steps(assistance_request, shown, request.user))[:A_PAGE],
        "numbers": list(kept.values_list("version", flat=True)),
    }
    return render(request, "requests_app/versions/list.html", context)


@require_safe
def version_difference(request, pk):
    """Between `from` and `to`, in either order: the older is what was, the newer what is."""
    assistance_request = get_object_or_404(for_list(visible_to(request.user)), pk=pk)
    kept = assistance_request.draft_versions.select_related("user")
    older, newer = sorted((_picked(kept, request, name) for name in ("from", "to")), key=lambda each: each.version)
    before, after = _said(assistance_request, [older, newer], request.user)
    context = {
        "assistance_request": assistance_request,
        "older": older,
        "newer": newer,
        "numbers": list(kept.order_by("-version").values_list("version", flat=True)),
        "sections": by_section(comparison.changes(before, after)),
    }
    return render(request, "requests_app/versions/difference.html", context)


def by_section(found: Sequence[Change]) -> list[tuple[Section, list[Change]]]:
    return [(section, list(group)) for section, group in groupby(found, key=lambda change: change.section)]


def _picked(kept, request, name: str) -> DraftVersion:
    asked = request.GET.get(name, "")
    found = kept.filter(version=int(asked)).first() if asked.isdecimal() and len(asked) < 10 else None
    if found is None:
        raise Http404("This draft has no such version. Choose two from the list of its versions.")
    return found


def _said(assistance_request: AssistanceRequest, shown: Sequence[DraftVersion], user: User) -> list[LetterContent]:
    """What each said, as this reader may be told it."""
    return [discretion.as_told_then(each, assistance_request, user) for each in versions.contents(shown)]


def _steps(assistance_request: AssistanceRequest, shown: Sequence[DraftVersion], user: User) -> Iterator[Step]:
    """Newest first. The last of them is the one before the page, unless the page ends with the first of all."""
    said = _said(assistance_request, shown, user)
    for place, version in enumerate(shown):
        before = shown[place + 1] if place + 1 < len(shown) else None
        told = comparison.in_words(comparison.changes(said[place + 1], said[place])) if before else []
        yield Step(version, before, told)
