"""The thread of a request, for those who may see it: what came and went, and what came in and waits."""

import logging

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from requests_app import discretion, policies
from requests_app.choices import CustodyStep, Direction
from requests_app.correspondence import discreet, expecting, keeping, taking_up
from requests_app.forms import mails
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
    """An e-mail file that is read in fills in the form; what it says is recorded once somebody has looked at it."""
    assistance_request = fetch(request, pk)
    if not policies.may_keep_correspondence(assistance_request, request.user):
        raise PermissionDenied(policies.sentence(policies.may_keep_correspondence))
    if request.method != "POST":
        return _show_new(request, assistance_request)
    if "read" in request.POST:
        return _read_mail(request, assistance_request)
    of_mail, told = mails.files_of(request.POST.get("mail", ""), by=request.user, at=timezone.now())
    form = _form(request, assistance_request, (request.POST, request.FILES), of_mail=of_mail)
    if form.is_valid() and told == [mails.GONE]:
        form.add_error(None, mails.GONE)
    if form.is_valid() and (kept := _recorded(request, assistance_request, form)):
        return redirect("requests_app:correspondence_entry", pk, kept.pk)
    return _show_new(request, assistance_request, form=form, of_mail=of_mail)


def _form(request, assistance_request, posted=(), **more) -> CorrespondenceForm:
    return CorrespondenceForm(*posted, assistance_request=assistance_request, on=timezone.localdate(), **more)


def _recorded(request, assistance_request, form: CorrespondenceForm) -> Correspondence | None:
    """Nothing where it was refused: then the form says why."""
    given, now = {"files": form.cleaned_data["files"], "answers": form.cleaned_data["answers"]}, timezone.now()
    try:
        kept = keeping.recorded(assistance_request, form.kept, user=request.user, at=now, **given)
    except EditRefused as refused:
        form.add_error(None, refused.reasons)
        return None
    mails.forget(form.cleaned_data["mail"], by=request.user, at=now)
    return kept


def _read_mail(request, assistance_request):
    reading, now = mails.MailForm(request.POST, request.FILES), timezone.now()
    if not reading.is_valid():
        return _show_new(request, assistance_request, reading=reading)
    number = str(reading.keep(by=request.user, at=now).pk)
    of_mail, left = mails.files_of(number, by=request.user, at=now)
    filled = mails.shown(reading.read, on=timezone.localdate(now)) | {"mail": number}
    form = _form(request, assistance_request, filled=filled)
    return _show_new(request, assistance_request, form=form, of_mail=of_mail, told=[*reading.read.told, *left])


def _show_new(request, assistance_request, *, form=None, reading=None, of_mail=(), told=()):
    form = form or _form(request, assistance_request)
    context = {
        "assistance_request": assistance_request,
        "form": form,
        "reading": reading or mails.MailForm(),
        "wrong": reading or form,
        "of_mail": of_mail,
        "told": told,
    }
    status = 422 if context["wrong"].errors else 200
    return render(request, "requests_app/correspondence/new.html", context, status=status)


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
        "may_keep": may_keep,
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
def not_expected(request, pk, entry_pk):
    """The day by which it says they will act does not hold."""
    kept = get_object_or_404(Correspondence, pk=entry_pk, assistance_request=fetch(request, pk))
    with telling(request):
        because = cleaned(request.POST.get("because", ""))
        expecting.drop(kept, because=because, user=request.user, at=timezone.now())
        messages.success(request, "That day does not stand among the deadlines any more. Its entry stays as it is.")
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
    of_it = ("handled__user", "handled__event", "no_longer_expected__user", "follow_up_sent__way")
    return Correspondence.objects.select_related("user", "letter", "answers", *of_it).prefetch_related(
        "files__custody__user", "questions__answered__entry", "replies"
    )


def _waits(kept: Correspondence) -> bool:
    return kept.direction == Direction.INCOMING and not hasattr(kept, "handled")
