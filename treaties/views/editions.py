"""Published editions: what each one is, and what it changed."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from treaties.difference import PUBLISHED, told
from treaties.editing.compared import edition_before, facts_changed, law_changed
from treaties.law import LawError
from treaties.models import Edition, EditionContent

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


def _changes_of(edition) -> dict:
    """What differs from the edition before it, in words."""
    before = edition_before(edition)
    if before is None:
        return {}
    try:
        rows, names = facts_changed(before, edition)
    except EditionContent.DoesNotExist:
        return {"before": before, "is_kept": False}
    shown = {"changes": [told(row, names, PUBLISHED) for row in rows[:MOST]], "more": max(len(rows) - MOST, 0)}
    return {"before": before, "is_kept": True} | shown | _law_changes_of(edition, before)


def _law_changes_of(edition, before) -> dict:
    if before.law_sha256 == edition.law_sha256:
        return {}
    try:
        return {"law": {"is_read": True, "changes": law_changed(before, edition)}}
    except LawError:  # written for the shapes of another version of Comity
        return {"law": {"is_read": False}}
