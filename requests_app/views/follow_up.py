"""Letters that follow one that was sent, until they are issued: written, shown as PDF, approved or sent back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from requests_app import discretion, policies
from requests_app.choices import FollowUpKind
from requests_app.content import digest_of, protection
from requests_app.documents.follow_up import draw_draft
from requests_app.follow_up import approval, drafting, issuing, wording
from requests_app.follow_up.composing import composed, may_name
from requests_app.follow_up.facts import Facts, facts_of
from requests_app.forms.follow_up import FollowUpForm, IssueForm
from requests_app.forms.inputs import cleaned
from requests_app.models import AssistanceRequest, FollowUpDraft
from requests_app.services import EditRefused
from requests_app.views.acts import fetch, not_open
from requests_app.views.letters import filename, pdf_response
from requests_app.views.small_acts import telling


@require_http_methods(["GET", "POST"])
def new(request, pk, kind):
    """The standard text, to be kept or changed; nothing is kept before it is saved."""
    own, facts = _own(request, pk, kind)
    if there := own.follow_up_drafts.filter(kind=kind, is_open=True).first():
        return redirect("requests_app:follow_up", pk, there.pk)
    if why_not := approval.why_not_write(kind, own, facts, request.user) or approval.not_sent_yet(kind, own):
        return not_open(request, own, why_not)
    form = _form(request, wording.standard(kind, facts), facts, kind)
    if form.is_valid():
        try:
            given = {"user": request.user, "at": timezone.now(), "files": form.cleaned_data["files"]}
            return _kept(request, drafting.begin(own, kind, form.written, **given))
        except EditRefused as refused:
            form.add_error(None, refused.reasons)
    return _show_form(request, own, form, kind=kind, facts=facts)


@require_http_methods(["GET", "POST"])
def draft(request, pk, draft_pk):
    """The text: an input for those who may write it, to be read by others."""
    own, kept, facts = _draft(request, pk, draft_pk)
    if not kept.is_open:
        return redirect("requests_app:letters", pk)
    if approval.why_not_write(kept.kind, own, facts, request.user):
        return _show_text(request, kept, facts)
    form = _form(request, wording.Wording(kept.subject, kept.text), facts, kept.kind, kept)
    if not form.is_valid():
        return _show_form(request, own, form, kind=kept.kind, facts=facts, kept=kept)
    try:
        return _kept(request, _save(request, kept, form))
    except EditRefused as refused:
        form.add_error(None, refused.reasons)
    return _show_form(request, own, _anew(form, kept), kind=kept.kind, facts=facts, kept=kept, status=409)


@require_safe
def draft_pdf(request, pk, draft_pk):
    """As it will look, stamped DRAFT."""
    own, kept, facts = _draft(request, pk, draft_pk)
    if facts is None:
        raise Http404
    return pdf_response(request, draw_draft(composed(kept, facts)), f"{filename(own)}-{kept.kind}-draft")


@require_POST
def submit(request, pk, draft_pk):
    _, kept, _ = _draft(request, pk, draft_pk)
    _submit(request, kept)
    return redirect("requests_app:follow_up", pk, draft_pk)


@require_POST
def send_back(request, pk, draft_pk):
    _, kept, _ = _draft(request, pk, draft_pk)
    with telling(request):
        words = cleaned(request.POST.get("because", ""))
        drafting.send_back(kept, because=words, user=request.user, at=timezone.now())
        messages.success(request, "It is sent back to its writer, with your words.")
    return redirect("requests_app:follow_up", pk, draft_pk)


@require_POST
def discard(request, pk, draft_pk):
    own, kept, _ = _draft(request, pk, draft_pk)
    with telling(request):
        drafting.discard(kept, user=request.user)
        messages.success(request, "The draft is discarded.")
    return redirect(own)


@require_http_methods(["GET", "POST"])
def issue(request, pk, draft_pk):
    """The whole text before whoever approves or issues it."""
    own, kept, facts = _draft(request, pk, draft_pk)
    if why_not := _why_not_issue(kept, facts, request.user):
        return not_open(request, own, why_not)
    content = composed(kept, facts)
    form = IssueForm(request.POST or None, assistance_request=own, user=request.user, digest=digest_of(content))
    if form.is_valid():
        try:
            who = {"signatory": form.who_signs, "user": request.user, "at": timezone.now()}
            issuing.issue(kept, seen_digest=form.cleaned_data["seen_digest"], **who)
            messages.success(request, "The letter is issued. Send it, then record that it was sent.")
            return redirect("requests_app:letters", pk)
        except EditRefused as refused:
            form.add_error(None, refused.reasons)
            form.show_anew(digest_of(content))
    return _show_text(request, kept, facts, form=form, status=409 if form.errors else 200)


def _own(request, pk, kind) -> tuple[AssistanceRequest, Facts | None]:
    if kind not in FollowUpKind:
        raise Http404
    own = fetch(request, pk)
    return own, facts_of(own, on=timezone.localdate())


def _draft(request, pk, draft_pk) -> tuple[AssistanceRequest, FollowUpDraft, Facts | None]:
    own = fetch(request, pk)
    joined = ("saved_by", "submitted_by", "sent_back_by")
    kept = get_object_or_404(own.follow_up_drafts.select_related(*joined), pk=draft_pk)
    kept.assistance_request = own
    return own, kept, facts_of(own, on=timezone.localdate())


def _form(request, shown: wording.Wording, facts: Facts, kind: str, kept: FollowUpDraft | None = None) -> FollowUpForm:
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    questions = facts.questions if kind == FollowUpKind.ANSWER else ()
    return FollowUpForm(*posted, wording=shown, questions=questions, draft=kept)


def _save(request, kept: FollowUpDraft, form: FollowUpForm) -> FollowUpDraft:
    given = form.cleaned_data
    return drafting.save(
        kept,
        form.written,
        seen_version=given["seen_version"],
        user=request.user,
        at=timezone.now(),
        files=given["files"],
        without=form.to_take_out,
    )


def _kept(request, kept: FollowUpDraft):
    """Saved; and submitted, where that button was pressed."""
    if request.POST.get("then") == "submit":
        _submit(request, kept, version=kept.version)
    else:
        messages.success(request, "Saved.")
    return redirect("requests_app:follow_up", kept.assistance_request_id, kept.pk)


def _submit(request, kept: FollowUpDraft, *, version: int | None = None) -> None:
    with telling(request):
        seen = int(request.POST["seen_version"]) if version is None else version
        drafting.ask_for_approval(kept, seen_version=seen, user=request.user, at=timezone.now())
        messages.success(request, "It waits for approval by somebody who did not write it.")


def _anew(form: FollowUpForm, kept: FollowUpDraft) -> FollowUpForm:
    form.show_anew(FollowUpDraft.objects.filter(pk=kept.pk).first() or kept)
    return form


def _why_not_issue(kept: FollowUpDraft, facts: Facts | None, user) -> list[str]:
    if not kept.is_open:
        return [drafting.ISSUED]
    return approval.not_now_by(facts, kept.kind, kept.assistance_request.status) or approval.why_not_issue(
        kept, facts, user
    )


def _about(kept: FollowUpDraft | None, facts: Facts | None, user) -> dict:
    """Where a draft stands, and what this person may do with it."""
    if kept is None or facts is None:
        return {"draft": kept}
    hidden = discretion.hidden_from(user, kept.assistance_request)
    is_new = approval.says_something_new(kept, facts)
    return {
        "draft": kept,
        "needs_approval": is_new,
        "lacking": approval.lacking(kept, facts),
        "may_issue": not _why_not_issue(kept, facts, user),
        "may_send_back": bool(is_new and kept.submitted_at and not approval.why_not_approve(kept, user)),
        "may_discard": policies.may_write_follow_up(kept.assistance_request, user),
        "may_name": () if hidden else may_name(kept),
        "sent_back_because": protection.in_text(kept.sent_back_because, hidden),
    }


def _show_form(request, own, form: FollowUpForm, *, kind, facts, kept=None, status=200):
    context = {"assistance_request": own, "form": form, "kind": FollowUpKind(kind), "facts": facts}
    context |= _about(kept, facts, request.user)
    status = 422 if form.errors and status == 200 else status
    return render(request, "requests_app/follow_up/write.html", context, status=status)


def _show_text(request, kept: FollowUpDraft, facts: Facts | None, *, form=None, status=200):
    content = composed(kept, facts) if facts else None
    context = {"assistance_request": kept.assistance_request, "form": form, "content": content}
    context |= _about(kept, facts, request.user) | {"kind": FollowUpKind(kept.kind)}
    return render(request, "requests_app/follow_up/read.html", context, status=status)
