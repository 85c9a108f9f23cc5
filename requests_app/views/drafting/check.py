"""The check before a draft is submitted: all that is open in it, and the button that submits it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests_app import workflow
from requests_app.acts import Submit
from requests_app.checklist.meter import by_section
from requests_app.choices import Act
from requests_app.drafting.already_asked import already_asked
from requests_app.models import AssistanceRequest
from requests_app.reading import Reading
from requests_app.selectors import hands
from requests_app.views.frame import fetch, frame, may_edit
from requests_app.workflow import TransitionRefused


@require_http_methods(["GET", "POST"])
def check(request, pk):
    """Everything that is open, by section, with links to where it is mended; then submit for review."""
    assistance_request = fetch(request.user, pk)
    if not may_edit(assistance_request, request.user):
        messages.info(request, " ".join(workflow.why_not(Act.SUBMIT, assistance_request, request.user)))
        return redirect(assistance_request)
    if request.method == "POST":
        return _submit(request, assistance_request)
    return _show_check(request, assistance_request)


def _submit(request, assistance_request: AssistanceRequest):
    try:
        details = Submit(seen_version=int(request.POST["seen_version"]))
        at, user = timezone.now(), request.user
        workflow.perform(Act.SUBMIT, assistance_request=assistance_request, user=user, at=at, details=details)
    except (KeyError, ValueError):
        reasons = ["That was not understood, and nothing was changed. Press “Submit for review” again."]
    except TransitionRefused as refused:
        reasons = _without_gaps(refused.reasons, assistance_request)
    else:
        reviewers = " or ".join(map(str, hands.reviewers(fetch(user, assistance_request.pk))))
        messages.success(request, f"{assistance_request} is submitted. It can be reviewed by {reviewers} now.")
        return redirect(assistance_request)
    return _show_check(request, fetch(request.user, assistance_request.pk), refused=reasons, status=409)


def _without_gaps(reasons: list[str], assistance_request: AssistanceRequest) -> list[str]:
    """Gaps stand below, each with a link: one sentence speaks for them here."""
    gaps = {gap.sentence for gap in Reading(assistance_request, on=timezone.localdate()).mandatory_gaps}
    others = [reason for reason in reasons if reason not in gaps]
    return others if len(others) == len(reasons) else [*others, "What the letter lacks is listed below."]


def _show_check(request, assistance_request: AssistanceRequest, *, refused=(), status=200):
    reading = Reading(assistance_request, on=timezone.localdate())
    context = frame(reading, request.user) | {
        "refused": refused,
        "by_section": by_section(reading.gaps),
        "already": already_asked(assistance_request, request.user, reading.registry.law),
        "on_check_page": True,
    }
    return render(request, "requests_app/drafting/check.html", context, status=status)
