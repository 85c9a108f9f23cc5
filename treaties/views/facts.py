"""One fact by itself: what it says, how it is known, what changed it, and what a reader thinks is wrong with it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from treaties import editing, policies
from treaties.difference import BY_NAME, Names, RowChange, label, shown, title
from treaties.editing import asked
from treaties.editing.forms import FORMS
from treaties.editing.forms.suggestion import SuggestionForm
from treaties.selectors import current_registry
from treaties.snapshot import Links, read

# What the page tells apart from what the fact says.
HOW_IT_IS_KNOWN = {
    *("verified", "verified_fields", "computed_fields", "recalled_fields"),
    *("source", "source_date", "field_sources"),
}


def fact_page(request, kind, pk):
    change, names = row_or_404(kind, pk), Names.of(current_registry())
    context = {
        "kind": kind,
        "row": BY_NAME[kind].model.objects.get(pk=pk),
        "title": title(change, names),
        "said": [(label(kind, name), shown(kind, name, change.after, names)) for name in _fields(change)],
        "read_apart": [
            (label(kind, name), url, source_date) for name, url, source_date in change.content.get("field_sources", ())
        ],
        "history": asked.published_changes(kind, change.key),
        "may_edit": policies.may_edit(request.user),
        "today": timezone.localdate(),
    }
    return render(request, "treaties/fact.html", context)


def _fields(change: RowChange) -> list[str]:
    return [name for name in change.fields if name not in HOW_IT_IS_KNOWN]


def suggest(request, kind="", pk=None):
    change = row_or_404(kind, pk) if kind else None
    about = title(change, Names.of(current_registry())) if change else "The registry"
    form = SuggestionForm(request.POST or None)
    if form.is_valid():
        row = {"about": about, "kind": kind, "key": change.key if change else ""}
        editing.suggest(**row, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, "Thank you. A registry editor reads it, and what they answer is on this page.")
        return redirect("treaties:suggestions")
    return render(request, "treaties/editing/suggest.html", {"form": form, "about": about, "kind": kind, "pk": pk})


def suggestions(request):
    """A reader's own suggestions with their answers."""
    made = request.user.pk
    found = asked.Suggestion.objects.filter(suggested_by=made).select_related("answered_by", "proposal__edition")
    return render(request, "treaties/editing/suggestions.html", {"suggestions": found})


def row_or_404(kind: str, pk: int) -> RowChange:
    """The row as it is, as a change that has not happened."""
    if kind not in FORMS:
        raise Http404
    found = next((record for _, record in read(BY_NAME[kind], Links(), pk=pk)), None)
    if found is None:
        raise Http404
    return RowChange.of(BY_NAME[kind], None, found)
