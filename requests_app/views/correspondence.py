"""The thread of a request, for those who may see it: what came and went, and what came in and waits."""

import logging

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from requests_app import discretion, policies
from requests_app.choices import CustodyStep, Direction
from requests_app.correspondence import discreet, keeping, taking_up
from requests_app.forms.correspondence import CorrespondenceForm
from requests_app.forms.inputs import cleaned
from requests_app.models import Correspondence, CorrespondenceFile, Custody
from requests_app.services import EditRefused
from requests_app.views.acts import fetch
from requests_app.views.annexes import NOT_GIVEN
from requests_app.views.files import refuse_unless_open, saved
from requests_app.views.small_acts import telling

logger = logging.getLogger(__name__)


@require_safe
def thread(request, pk):
    """Everything, the newest first; what waits to be taken up above it."""
    assistance_request = fetch(request, pk)
    rows = _rows().filter(assistance_request=assistance_request).order_by("-on", "-pk")
    entries = discreet.told(rows, assistance_request, request.user)
    context = {
        "assistance_request": assistance_request,
        "entries": entries,
        "may_keep": policies.may_keep_correspondence(assistance_request, request.user),
        "waiting": [each for each in entries if _waits(each)],
    }
    return render(request, "requests_app/correspondence/thread.html", context)


@require_http_methods(["GET", "POST"])
def new(request, pk):
    assistance_request, today = fetch(request, pk), timezone.localdate()
    if not policies.may_keep_correspondence(assistance_request, request.user):
        raise PermissionDenied(policies.sentence(policies.may_keep_correspondence))
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = CorrespondenceForm(*posted, assistance_request=assistance_request, on=today)
    if form.is_valid():
        given = {"files": form.cleaned_data["files"], "answers": form.cleaned_data["answers"]}
        try:
            kept = keeping.recorded(assistance_request, form.kept, user=request.user, at=timezone.now(), **given)
            return redirect("requests_app:correspondence_entry", pk, kept.pk)
        except EditRefused as refused:
            form.add_error(None, refused.reasons)
    context = {"assistance_request": assistance_request, "form": form}
    return render(request, "requests_app/correspondence/new.html", context, status=422 if form.errors else 200)


@require_safe
def entry(request, pk, entry_pk):
    """One entry with its files, what it asks, and what may follow from it."""
    assistance_request = fetch(request, pk)
    kept = get_object_or_404(_rows(), pk=entry_pk, assistance_request=assistance_request)
    (shown,) = discreet.told([kept], assistance_request, request.user)
    may_keep = policies.may_keep_correspondence(assistance_request, request.user)
    context = {
        "assistance_request": assistance_request,
        "entry": shown,
        "waits": _waits(shown) and may_keep,
        "may_open": discretion.may_open_files(assistance_request, request.user),
        "offers": taking_up.offers_of(kept, request.user) if _waits(kept) else [],
    }
    return render(request, "requests_app/correspondence/entry.html", context)


@require_POST
def set_aside(request, pk, entry_pk):
    assistance_request = fetch(request, pk)
    kept = get_object_or_404(Correspondence, pk=entry_pk, assistance_request=assistance_request)
    with telling(request):
        taking_up.set_aside(kept, word=cleaned(request.POST.get("word", "")), user=request.user, at=timezone.now())
        messages.success(request, "It is set aside, with your word.")
    return redirect("requests_app:correspondence_entry", pk, entry_pk)


@require_POST
def file_download(request, pk, file_pk):
    """The file as it came; that it was opened, and by whom, is noted."""
    assistance_request = fetch(request, pk)
    file = get_object_or_404(CorrespondenceFile, pk=file_pk, entry__assistance_request=assistance_request)
    refuse_unless_open(assistance_request, request.user)
    if not file.is_unaltered():
        logger.error("File %s of the correspondence is lost or altered (SHA-256 %s).", file_pk, file.sha256)
        messages.error(request, f"{file}: {NOT_GIVEN}")
        return redirect("requests_app:correspondence_entry", pk, file.entry_id)
    Custody.objects.create(file=file, step=CustodyStep.OPENED, user=request.user, at=timezone.now())
    return saved(file)


def _rows():
    joined = ("user", "letter", "answers", "handled__user", "handled__event")
    return Correspondence.objects.select_related(*joined).prefetch_related(
        "files__custody__user", "questions__answered__entry", "replies"
    )


def _waits(kept: Correspondence) -> bool:
    return kept.direction == Direction.INCOMING and not hasattr(kept, "handled")
