"""What the checks found, for those who keep the registry or audit it."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from treaties.checking import Group, check
from treaties.checking.counts import by_kind, by_state
from treaties.checks_form import ChecksForm
from treaties.selectors import current_registry
from treaties.views.doors import readers_of_changes_only

A_PAGE = 50
LINKS = 3  # to States, of a remark that counts for many


@require_safe
@readers_of_changes_only
def checks(request):
    registry = current_registry()
    form = ChecksForm(request.GET, registry=registry)
    remarks = check(registry, on=timezone.localdate(), older_than=form.older_than_months)
    page = Paginator(form.of_kind(form.of_state(remarks)), A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "edition": registry.edition, "groups": list(Group), "page": page}
    context |= {
        "kinds": by_kind(form.of_state(remarks)),
        "states": _counted(registry, form.of_kind(remarks)),
        "remarks": _linked(registry, page),
    }
    return render(request, "treaties/checks.html", context, status=400 if form.errors else 200)


def _linked(registry, remarks):
    """Each remark with the States to look at."""
    return [(remark, [registry.states[code] for code in remark.states[:LINKS]]) for remark in remarks]


def _counted(registry, remarks):
    """Each State with (title, number) of each group."""
    counted = by_state(remarks).items()
    return [(registry.states[code], [(group.title, counts[group]) for group in Group]) for code, counts in counted]
