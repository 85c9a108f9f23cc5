"""Print and sign, file the scan; the way of a letter, leg by leg, and the files that prove it."""

import logging

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from requests_app import content, discretion, letters, policies
from requests_app.choices import Carried
from requests_app.forms.sending import HopForm, OriginalForm
from requests_app.models import AssistanceRequest, Hop, OriginalFile
from requests_app.selectors import for_list, visible_to
from requests_app.sending import hops, originals
from requests_app.sending.progress import corrected, progress
from requests_app.views.files import refuse_unless_open, saved

logger = logging.getLogger(__name__)
NOT_GIVEN = "the stored file is lost or is not the one that was kept, so it is not given out. Tell your administrator."


def _fetch(request, pk) -> AssistanceRequest:
    return get_object_or_404(for_list(visible_to(request.user)), pk=pk)


def _only_if(policy, assistance_request, user) -> None:
    if not policy(assistance_request, user):
        raise PermissionDenied(policies.sentence(policy))


@require_http_methods(["GET", "POST"])
def original(request, pk):
    """The letter to print, and where its scan goes."""
    assistance_request = _fetch(request, pk)
    _only_if(policies.may_file_original, assistance_request, request.user)
    form = OriginalForm(request.POST, request.FILES) if request.method == "POST" else OriginalForm()
    if form.is_valid():
        try:
            return _file(request, assistance_request, form)
        except originals.OriginalRefused as refused:
            form.add_error(None, refused.reasons)
    return _original_page(request, assistance_request, form)


def _file(request, assistance_request, form):
    scanned = originals.look_at(form.cleaned_data["files"])
    who = {"user": request.user, "at": timezone.now()}
    filed = originals.file_original(assistance_request, scanned, typed=form.cleaned_data["code"], **who)
    pages, how = filed.original.pages, filed.original.get_read_as_display().lower()
    messages.success(request, f"The signed original is filed: {pages} page{'s' * (pages != 1)}; {how}.")
    for note in filed.notes:
        messages.warning(request, note)
    return redirect(assistance_request)


def _original_page(request, assistance_request, form):
    letter = letters.standing(assistance_request)
    context = {
        "assistance_request": assistance_request,
        "form": form,
        "letter": letter,
        "issue": content.frozen_letter(letter.content).issue if letter else None,
        "originals": letter.originals.prefetch_related("files", "user").order_by("-pk") if letter else (),
    }
    return render(request, "requests_app/sending/original.html", context)


@require_safe
def original_file(request, pk):
    of_seen = OriginalFile.objects.filter(original__letter__assistance_request__in=visible_to(request.user))
    kept = get_object_or_404(of_seen.select_related("original__letter__assistance_request"), pk=pk)
    return given_out(request, kept, kept.original.letter.assistance_request)


@require_safe
def way(request, pk):
    """Every leg, and what was corrected."""
    assistance_request = _fetch(request, pk)
    context = {
        "assistance_request": assistance_request,
        "sending": progress(assistance_request, request.user, on=timezone.localdate()),
        "corrected": corrected(assistance_request),
        "may_open": discretion.may_open_files(assistance_request, request.user),
    }
    return render(request, "requests_app/sending/way.html", context)


@require_http_methods(["GET", "POST"])
def hop_new(request, pk):
    assistance_request = _fetch(request, pk)
    _only_if(policies.may_send, assistance_request, request.user)
    original = letters.signed_original(letters.standing(assistance_request))
    shown = {
        "last": hops.hops_of(assistance_request).last(),
        "carries": Carried.ORIGINAL if original else Carried.DIGITAL,
    }
    return _hop(request, assistance_request, shown)


@require_http_methods(["GET", "POST"])
def hop_correct(request, pk, hop_pk):
    assistance_request = _fetch(request, pk)
    _only_if(policies.may_send, assistance_request, request.user)
    corrects = get_object_or_404(Hop.objects.filter(letter__assistance_request=assistance_request), pk=hop_pk)
    return _hop(request, assistance_request, {"corrects": corrects})


def _hop(request, assistance_request, shown):
    """Show the form of a leg, or record it; what is refused is told above what was typed."""
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = HopForm(*posted, today=timezone.localdate(), **shown)
    if form.is_valid():
        try:
            return _record(request, assistance_request, form)
        except hops.HopRefused as refused:
            form.add_error(None, refused.reasons)
    letter = form.corrects.letter if form.corrects else letters.standing(assistance_request)
    context = {"assistance_request": assistance_request, "form": form, "letter": letter}
    return render(request, "requests_app/sending/hop.html", context)


def _record(request, assistance_request, form):
    leg, receipt = form.leg(), form.cleaned_data["receipt"]
    warning = "" if form.corrects else hops.before_the_last(assistance_request, leg)
    who = {"user": request.user, "at": timezone.now()}
    hops.record(assistance_request, leg, receipt=receipt, corrects=form.corrects, **who)
    messages.success(request, "The entry is corrected." if form.corrects else "The leg is recorded.")
    if warning:
        messages.warning(request, warning)
    return redirect("requests_app:way", assistance_request.pk)


@require_safe
def hop_receipt(request, pk, hop_pk):
    assistance_request = _fetch(request, pk)
    of_it = Hop.objects.filter(letter__assistance_request=assistance_request).exclude(file="")
    return given_out(request, get_object_or_404(of_it, pk=hop_pk), assistance_request)


def given_out(request, kept, assistance_request):
    """The file as it was kept, or none, to those who may know what is in it."""
    refuse_unless_open(assistance_request, request.user)
    if not kept.is_unaltered():
        logger.error("The file %s of %s is lost or not the one that was kept.", kept.sha256, assistance_request)
        messages.error(request, f"{kept.filename}: {NOT_GIVEN}")
        return redirect(assistance_request)
    return saved(kept)
