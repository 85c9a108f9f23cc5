"""Questionnaires of a request, for those who may see it: what was sent, what came back, and taking it over."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from requests_app import discretion, policies
from requests_app.choices import AnswerStep
from requests_app.files import UnfitFile
from requests_app.forms.asking import AskForm
from requests_app.forms.inputs import cleaned
from requests_app.models import AnsweredFile, AssistanceRequest, Questionnaire
from requests_app.questionnaires import asking, mail, proposals, questions, taking_over
from requests_app.questionnaires.standing import standings
from requests_app.services import EditRefused
from requests_app.views.files import refuse_unless_open, saved
from requests_app.views.frame import fetch, may_edit
from requests_app.views.small_acts import telling


@require_safe
def questionnaire_list(request, pk):
    """All of one request, the newest first."""
    own = fetch(request.user, pk)
    found = standings(AssistanceRequest.objects.filter(pk=pk), user=request.user, at=timezone.now())
    return render(request, "requests_app/questionnaires/list.html", _context(request, own) | {"standings": found})


@never_cache
@require_http_methods(["GET", "POST"])
def questionnaire_new(request, pk):
    """The link is shown on the answer itself, once: to keep it for a next page would be to keep it."""
    own = fetch(request.user, pk)
    offered, seen = asking.offered(own), own.questionnaires.count()
    form = AskForm(request.POST or None, offered=offered, seen=seen)
    if form.is_valid():
        try:
            made = asking.send(own, user=request.user, at=timezone.now(), **form.cleaned_data)
            return _show_link(request, own, *made)
        except EditRefused as refused:
            form.add_error(None, refused.reasons)
    context = _context(request, own) | {"form": form}
    return render(request, "requests_app/questionnaires/new.html", context, status=409 if form.errors else 200)


@require_safe
def questionnaire(request, pk, questionnaire_pk):
    """What was asked and, once it is there, each answer beside what the draft says."""
    own, asked = _fetch(request, pk, questionnaire_pk)
    now, hidden = timezone.now(), discretion.hidden_from(request.user, own)
    (standing,) = [each for each in standings([own], user=request.user, at=now) if each.questionnaire == asked]
    files = asked.files.prefetch_related("decisions__user")
    context = _context(request, own)
    context |= {
        "standing": standing,
        "questionnaire": standing.questionnaire,
        "asked": questions.read(asked.questions),
        "proposals": proposals.proposals(asked, hidden),
        "files": [discretion.veil(each, "filename", people=hidden) for each in files],
        "may_open": not hidden,
        "can_take_over": may_edit(own, request.user),
    }
    return render(request, "requests_app/questionnaires/questionnaire.html", context)


@require_POST
def withdraw(request, pk, questionnaire_pk):
    _, asked = _fetch(request, pk, questionnaire_pk)
    with telling(request):
        asking.take_back(asked, user=request.user, at=timezone.now())
        messages.success(request, "It is withdrawn: its link opens nothing any more.")
    return redirect("requests_app:questionnaires", pk)


@require_POST
def remind(request, pk, questionnaire_pk):
    _, asked = _fetch(request, pk, questionnaire_pk)
    with telling(request):
        asking.note_reminder(asked, user=request.user, at=timezone.now())
        _tell_mailed(request, asked, lambda: mail.send_reminder(asked))
    return redirect("requests_app:questionnaires", pk)


@never_cache
@require_POST
def send_again(request, pk, questionnaire_pk):
    own, asked = _fetch(request, pk, questionnaire_pk)
    with telling(request):
        return _show_link(request, own, *asking.send_again(asked, user=request.user, at=timezone.now()))
    return redirect("requests_app:questionnaires", pk)


@require_POST
def answer_step(request, pk, questionnaire_pk, answer_pk):
    """Take one answer over, or leave it with a word."""
    own, asked = _fetch(request, pk, questionnaire_pk)
    answer = get_object_or_404(asked.answers, pk=answer_pk)
    with telling(request):
        step, word = AnswerStep(request.POST.get("step", "")), _word(request)
        done = {"user": request.user, "at": timezone.now(), "word": word}
        if step == AnswerStep.LEFT:
            taking_over.leave(answer, **done)
        else:
            again = taking_over.take_over(answer, step, seen_version=int(request.POST["seen_version"]), **done)
            messages.success(request, "It is in the draft now, and you are one of its drafters.")
            for sentence in again:
                messages.warning(request, sentence)
    return redirect("requests_app:questionnaire", own.pk, asked.pk)


@require_POST
def file_step(request, pk, questionnaire_pk, file_pk):
    """Make a file an annex, or leave it with a word."""
    own, asked = _fetch(request, pk, questionnaire_pk)
    added = get_object_or_404(asked.files, pk=file_pk)
    done = {"user": request.user, "at": timezone.now()}
    with telling(request):
        if request.POST.get("step") == AnswerStep.LEFT:
            taking_over.leave(added, word=_word(request), **done)
        else:
            _attach(request, added, seen_version=int(request.POST["seen_version"]), **done)
    return redirect("requests_app:questionnaire", own.pk, asked.pk)


@require_safe
def file_download(request, pk, questionnaire_pk, file_pk):
    """As it came, once it was sent. Saved, never shown: what somebody uploaded does not run here."""
    own, asked = _fetch(request, pk, questionnaire_pk)
    added = get_object_or_404(AnsweredFile, pk=file_pk, questionnaire=asked, questionnaire__submission__isnull=False)
    refuse_unless_open(own, request.user)
    if not added.is_unaltered():
        messages.error(request, f"{added}: {taking_over.NOT_WHOLE}")
        return redirect("requests_app:questionnaire", pk, asked.pk)
    return saved(added)


def _word(request) -> str:
    return cleaned(request.POST.get("word", ""))


def _attach(request, added: AnsweredFile, **done) -> None:
    try:
        taking_over.take_file(added, **done)
        messages.success(request, f"{added} is an annex of the draft now.")
    except UnfitFile as unfit:
        messages.error(request, str(unfit))


def _fetch(request, pk: int, questionnaire_pk: int) -> tuple[AssistanceRequest, Questionnaire]:
    own = fetch(request.user, pk)
    with_its_people = Questionnaire.objects.select_related("assistance_request__office", "sent_by", "submission")
    asked = get_object_or_404(with_its_people, pk=questionnaire_pk, assistance_request=own)
    asked.assistance_request = own
    return own, asked


def _context(request, assistance_request: AssistanceRequest) -> dict:
    may_ask = asking.may_ask(assistance_request, request.user)
    may_draft = policies.may_draft(assistance_request, request.user)
    return {"assistance_request": assistance_request, "may_ask": may_ask, "may_draft": may_draft}


def _show_link(request, assistance_request: AssistanceRequest, sent: Questionnaire, secret: str):
    _tell_mailed(request, sent, lambda: mail.send_link(sent, secret))
    context = _context(request, assistance_request) | {"questionnaire": sent, "link": asking.link(secret)}
    return render(request, "requests_app/questionnaires/link.html", context)


def _tell_mailed(request, sent: Questionnaire, send) -> None:
    try:
        if send():
            messages.success(request, f"The mail to {sent.email} is on its way.")
        elif sent.email:
            messages.warning(request, "Practice mails nobody.")
    except mail.MailNotSent as failed:
        messages.error(request, f"{failed} The questionnaire stands.")
