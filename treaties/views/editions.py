"""Published editions: what each one is, and what it changed."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from treaties.difference import between
from treaties.editing import asked
from treaties.editions import records_of
from treaties.models import Edition, EditionContent
from treaties.selectors import current_registry

MOST = 500  # rows told one by one; the first load of a registry has thousands


@require_safe
def editions(request):
    return render(request, "treaties/editions.html", {"editions": Edition.objects.select_related("published_by")})


@require_safe
def edition(request, number):
    found = get_object_or_404(Edition.objects.select_related("published_by"), number=number)
    proposals = found.proposals.select_related("proposed_by", "decided_by")
    context = {"edition": found, "proposals": proposals} | _changes_of(found)
    return render(request, "treaties/edition.html", context)


def _changes_of(edition):
    """What differs from the edition before it, in words."""
    before = Edition.objects.filter(number__lt=edition.number).first()
    if before is None:
        return {}
    try:
        rows = list(between(records_of(before), records_of(edition)))
    except EditionContent.DoesNotExist:
        raise Http404 from None
    registry = current_registry()
    return {
        "before": before,
        "changes": [asked.shown(row, registry) for row in rows[:MOST]],
        "more": max(len(rows) - MOST, 0),
        "law_changed": before.law_sha256 != edition.law_sha256,
    }
