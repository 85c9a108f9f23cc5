"""Search over the registry: one box, results by kind."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from treaties.search import Kind, search
from treaties.search_form import SearchForm
from treaties.selectors import current_registry

A_GROUP = 20
TITLES = {
    Kind.STATE: "States and territories",
    Kind.INSTRUMENT: "Treaties and other instruments",
    Kind.AUTHORITY: "Authorities",
    Kind.FORMER: "Former States",
}


@require_safe
def results(request):
    asked = bool(request.GET.get("q", "").strip())
    form = SearchForm(request.GET if asked else None, label_suffix="")
    context = {"form": form, "query": request.GET.get("q", "")[: form.fields["q"].max_length]}
    if form.is_valid():
        found = search(current_registry(), form.cleaned_data["q"])
        context |= {"found": found, "groups": _groups(found.hits)}
    return render(request, "treaties/search.html", context, status=400 if form.errors else 200)


def _groups(hits) -> list[dict]:
    """By kind, the kind of the best hit first; former States, which have no page, last."""
    kinds = sorted(dict.fromkeys(hit.entry.kind for hit in hits), key=lambda kind: kind == Kind.FORMER)
    groups = []
    for kind in kinds:
        of_kind = [hit for hit in hits if hit.entry.kind == kind]
        shown = [{"hit": hit, "url": _url(hit.entry)} for hit in of_kind[:A_GROUP]]
        groups.append({"title": TITLES[kind], "total": len(of_kind), "shown": shown})
    return groups


def _url(entry) -> str:
    match entry.kind:
        case Kind.STATE:
            return reverse("treaties:state", args=[entry.code])
        case Kind.INSTRUMENT:
            return reverse("treaties:instrument", args=[entry.code])
        case Kind.AUTHORITY:
            return reverse("treaties:state", args=[entry.code]) + "#authorities"
    return ""
