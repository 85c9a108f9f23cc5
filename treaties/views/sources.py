"""Where facts were read, and what was claimed in print and held against that."""

from collections import Counter

from django.core.paginator import Paginator
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from treaties import policies
from treaties.choices import FindingKind, FindingOrigin
from treaties.difference import BY_NAME
from treaties.models import Finding, Participation, Source

PER_PAGE = 50
BARE = ExpressionWrapper(Q(publisher=""), output_field=BooleanField())  # only its link is known
KINDS_WITH_A_SOURCE = ("participations", "declarations", "authorities", "findings", "eu_memberships")
VERDICTS = (FindingKind.CONTRADICTED, FindingKind.UNCLEAR, FindingKind.SUPPORTED)


@require_safe
def sources(request):
    named_first = Source.objects.annotate(is_bare=BARE).order_by("is_bare", "publisher", "title", "url")
    page = Paginator(named_first, PER_PAGE).get_page(request.GET.get("page"))
    numbers = Counter()
    for name in KINDS_WITH_A_SOURCE:
        found = BY_NAME[name].model.objects.filter(source__in=[source.pk for source in page])
        numbers.update(found.values_list("source", flat=True))
    numbers.update(number for row in Participation.objects.exclude(field_sources=[]) for number in row.read_apart_in)
    for source in page:
        source.facts = numbers[source.pk]
    return render(
        request, "treaties/sources.html", {"page": page, "unnamed": Source.objects.filter(publisher="").count()}
    )


@require_safe
def source(request, pk):
    found = get_object_or_404(Source, pk=pk)
    context = {
        "source": found,
        "facts": [(BY_NAME[name].title, rows) for name in KINDS_WITH_A_SOURCE if (rows := _read_in(found, name))],
        "may_edit": policies.may_edit(request.user),
        "today": timezone.localdate(),
    }
    return render(request, "treaties/source.html", context)


def _read_in(found: Source, name: str) -> list[tuple[str, object]]:
    rows = BY_NAME[name].model.objects.filter(source=found)
    if name in {"participations", "declarations"}:
        rows = rows.select_related("instrument")
    apart = found.read_apart() if name == "participations" else []
    return [(name, row) for row in (*rows, *apart)]


@require_safe
def claims(request):
    rows = Finding.objects.select_related("source", "instrument", "state", "counterpart")
    claimed = [row for row in rows if row.origin == FindingOrigin.CLAIM]
    context = {
        "claims": claimed,
        "by_verdict": [
            (verdict, of_it) for verdict in VERDICTS if (of_it := [row for row in claimed if row.kind == verdict])
        ],
        "findings": [row for row in rows if row.origin != FindingOrigin.CLAIM],
    }
    return render(request, "treaties/claims.html", context)
