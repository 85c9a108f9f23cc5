"""What waits in the registry's editing: suggestions to answer, proposals to decide, an edition to publish.

Auditors read it all and do none of it.
"""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from treaties import editing, policies
from treaties.choices import ProposalStatus
from treaties.editing import ChangeRefused, asked
from treaties.editing.forms.suggestion import NoteForm
from treaties.models import Proposal, Suggestion
from treaties.selectors import current_edition, current_registry
from treaties.views.doors import editors_only, readers_of_changes_only


@readers_of_changes_only
@require_safe
def desk(request):
    waiting = asked.proposals(ProposalStatus.PROPOSED)
    context = {
        "suggestions": asked.open_suggestions(),
        "to_decide": waiting.exclude(proposed_by=request.user),
        "own": asked.proposals(ProposalStatus.PROPOSED, ProposalStatus.RETURNED).filter(proposed_by=request.user),
        "accepted": asked.proposals(ProposalStatus.ACCEPTED),
        "laid_aside": asked.proposals(ProposalStatus.RETURNED, ProposalStatus.WITHDRAWN),
        "may_edit": policies.may_edit(request.user),
        "edition": current_edition(),
    }
    return render(request, "treaties/editing/desk.html", context)


@readers_of_changes_only
@require_safe
def proposal(request, pk):
    return _page(request, _proposal(pk))


@editors_only
@require_POST
def decide(request, pk, decision):
    found = _proposal(pk)
    form = NoteForm(request.POST, label="Note")
    note = form.cleaned_data["note"] if form.is_valid() else ""
    try:
        done = _decide(decision, found, request.user, note)
    except ChangeRefused as refused:
        return _page(request, found, refused=refused.reasons, status=409)
    messages.success(request, f"{done.get_status_display()}: {done.summary}")
    return redirect("treaties:changes")


def _decide(decision: str, found: Proposal, user, note: str) -> Proposal:
    match decision:
        case "accept":
            return editing.accept(found, by=user, at=timezone.now(), note=note)
        case "return":
            return editing.send_back(found, by=user, at=timezone.now(), note=note)
        case "withdraw":
            return editing.withdraw(found, by=user, at=timezone.now())
    raise Http404


@editors_only
def publish(request):
    form = NoteForm(request.POST or None, label="What is new, in a sentence or two")
    if not form.is_valid():
        return _accepted(request, form)
    try:
        edition = editing.publish(by=request.user, at=timezone.now(), notes=form.cleaned_data["note"])
    except ChangeRefused as refused:
        return _accepted(request, form, refused=refused.reasons, status=409)
    messages.success(request, f"{edition} is published. Open requests are compared with it.")
    return redirect(edition)


def _accepted(request, form: NoteForm, *, refused=(), status: int = 200):
    """What the next edition gets, to be looked at once more before it is published."""
    registry = current_registry()
    accepted = [(each, asked.changes_of(each, registry)) for each in asked.proposals(ProposalStatus.ACCEPTED)]
    context = {"form": form, "accepted": accepted, "refused": refused, "edition": current_edition()}
    return render(request, "treaties/editing/publish.html", context, status=status)


@readers_of_changes_only
@require_safe
def evidence(request, pk):
    """The file an editor kept of what they read; to be saved, never shown in place, for anybody could have made it."""
    found = _proposal(pk)
    if not found.evidence:
        raise Http404
    name = found.evidence.name.rpartition("/")[2]
    return FileResponse(found.evidence.open("rb"), as_attachment=True, filename=name)


@readers_of_changes_only
def suggestion(request, pk):
    found = get_object_or_404(Suggestion.objects.select_related("suggested_by", "answered_by"), pk=pk)
    form = NoteForm(request.POST or None, label="Why it is not taken up")
    refused = []
    if form.is_valid():
        try:
            editing.answer(found, by=request.user, at=timezone.now(), words=form.cleaned_data["note"])
        except ChangeRefused as reasons:
            refused = reasons.reasons
        else:
            messages.success(request, "Answered. The reader sees it on their page.")
            return redirect("treaties:changes")
    context = {"suggestion": found, "form": form, "refused": refused, "address": asked.address_of(found)}
    context["may_answer"] = policies.may_edit(request.user)
    return render(request, "treaties/editing/suggestion.html", context, status=409 if refused else 200)


def _proposal(pk: int) -> Proposal:
    return get_object_or_404(Proposal.objects.select_related("proposed_by", "decided_by", "edition"), pk=pk)


def _page(request, found: Proposal, *, refused=(), status: int = 200):
    undecided = found.status in {ProposalStatus.PROPOSED, ProposalStatus.ACCEPTED}
    context = {
        "proposal": found,
        "changes": asked.changes_of(found, current_registry()),
        "refused": refused,
        "may_decide": undecided and policies.may_decide(request.user, found),
        "may_withdraw": found.status != ProposalStatus.PUBLISHED and policies.may_withdraw(request.user, found),
        "form": NoteForm(label="Note"),
        "again": asked.form_address(found) if found.status == ProposalStatus.RETURNED else "",
    }
    return render(request, "treaties/editing/proposal.html", context, status=status)
