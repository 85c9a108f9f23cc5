"""Forms of the registry's editors: a row changed, verified, added or removed; a new treaty."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from treaties import editing
from treaties.choices import SuggestionStatus
from treaties.difference import BY_NAME, Names, title
from treaties.editing import ChangeRefused
from treaties.editing.forms import FORMS, RemovalForm, TreatyForm
from treaties.models import KeptFile, Proposal, Suggestion
from treaties.selectors import current_registry
from treaties.views.doors import editors_only
from treaties.views.facts import row_or_404


@editors_only
def change(request, kind, pk):
    row_or_404(kind, pk)
    form = FORMS[kind](**_filled(request, kind), instance=BY_NAME[kind].model.objects.get(pk=pk))
    return _propose(request, form, verb="Change", template="treaties/editing/change.html", kind=kind, pk=pk)


@editors_only
def add(request, kind):
    if kind not in FORMS:
        raise Http404
    form = FORMS[kind](**_filled(request, kind))
    return _propose(request, form, verb="Add", template="treaties/editing/change.html", kind=kind)


@editors_only
def remove(request, kind, pk):
    row_or_404(kind, pk)
    form = RemovalForm(**_sent(request), kind=BY_NAME[kind], pk=pk)
    return _propose(request, form, verb="Remove", template="treaties/editing/remove.html", kind=kind, pk=pk)


@editors_only
def treaty(request):
    form = TreatyForm(**_sent(request))
    return _propose(request, form, verb="Add", template="treaties/editing/treaty.html")


def _propose(request, form, *, verb: str, template: str, kind: str = "", pk=None):
    asked = {"again": _again(request), "suggestion": _suggestion(request)}
    if form.is_valid():
        try:
            proposal = _made(form, request.user, verb=verb, **asked)
        except ChangeRefused as refused:
            form.add_error(None, refused.reasons)
        else:
            if kept := _kept(request):
                kept.delete()
            messages.success(request, "Proposed. Another editor decides; nothing has changed in the registry yet.")
            return redirect(proposal)
    context = {"form": form, "kind": kind, "pk": pk, "kept": _keep(request, form)} | asked | _named(kind, pk)
    return render(request, template, context)


def _named(kind: str, pk) -> dict:
    """The row that is changed, and its kind, in words; "" for none."""
    about = title(row_or_404(kind, pk), Names.of(current_registry())) if pk else ""
    return {"about": about, "title": BY_NAME[kind].title.lower() if kind else ""}


def _made(form, user, *, verb: str, again: Proposal | None, suggestion: Suggestion | None) -> Proposal:
    """The proposal; it answers the suggestion that led to it, where that is still open."""
    rows, now = form.rows(), timezone.now()
    summary = f"{verb}: {title(rows[0], Names.of(current_registry(), rows=rows))}"
    with editing.all_or_nothing() as stored:
        proposal = editing.propose(rows, summary=summary, by=user, at=now, instead_of=again, **form.told)
        stored.append(proposal.evidence)
        if suggestion and suggestion.status == SuggestionStatus.OPEN:
            editing.answer(suggestion, by=user, at=now, proposal=proposal)
    return proposal


def _sent(request) -> dict:
    """What a form is made of: with the file of an earlier try, unless another one came."""
    files = request.FILES
    if "evidence" not in files and (kept := _kept(request)):
        files = MultiValueDict({"evidence": [kept.file()]})
    return {"data": request.POST or None, "files": files or None, "on": timezone.localdate()}


def _keep(request, form) -> KeptFile | None:
    """The file of a form that is shown again, if it is one that may be sent."""
    file = form.is_bound and form.cleaned_data.get("evidence")
    if file and "evidence" in request.FILES:
        return editing.keep(file, by=request.user, at=timezone.now())
    return _kept(request) if file else None


def _kept(request) -> KeptFile | None:
    return editing.kept(request.POST.get("kept", ""), by=request.user, at=timezone.now())


def _filled(request, kind: str) -> dict:
    """What was sent; on a first look what a returned proposal said, or what the address names for a new row."""
    again = _again(request)
    content = next((row["after"] for row in again.rows if row["kind"] == kind and row["after"]), {}) if again else {}
    by_id = {"instrument", "supplements", "source"}
    said = {name: value for name, value in content.items() if name not in by_id and isinstance(value, str | int)}
    named = {name: request.GET[name] for name in ("instrument", "state") if name in request.GET}
    reason = {"reason": again.reason, "source_url": again.source_url} if again else {}
    return _sent(request) | {"initial": said | named | reason}


def _again(request) -> Proposal | None:
    number = request.GET.get("again", "")
    return get_object_or_404(Proposal, pk=number, proposed_by=request.user) if number.isdecimal() else None


def _suggestion(request) -> Suggestion | None:
    number = request.GET.get("suggestion", "")
    return get_object_or_404(Suggestion, pk=number) if number.isdecimal() else None
