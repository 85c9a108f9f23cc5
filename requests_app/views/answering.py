"""Behind the link of a questionnaire: for people without an account. Nothing of the case is shown here."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from requests_app.forms.answering import AnswersForm, FilesForm, as_data, posted
from requests_app.models import Questionnaire, TypedAnswers
from requests_app.questionnaires import answering
from requests_app.questionnaires.answering import LinkIsDead, TooManyFiles, TypedMeanwhile
from requests_app.views.without_account import WrongSecrets, without_account

TAKE_OUT = "take-out-"  # then the key of the file
# Only wrong ones are counted, and a right one is never held up.
WRONG_LINKS = WrongSecrets("links to questionnaires", most=30, within=600)


@without_account
@require_http_methods(["GET", "HEAD", "POST"])
def answers(request, secret):
    """The questions; what is typed is saved, looked at once more, then sent."""
    try:
        questionnaire = answering.opened(secret, at=timezone.now())
        if request.method != "POST":
            return _opened(request, questionnaire)
        return _step(request.POST.get("do", ""))(request, questionnaire)
    except LinkIsDead:
        return _dead(request)


@without_account
@require_safe
def sent(request):
    """After sending: of no questionnaire in particular."""
    return render(request, "requests_app/questionnaires/sent.html")


def _opened(request, questionnaire: Questionnaire):
    typed = TypedAnswers.objects.filter(questionnaire=questionnaire).first()
    form = AnswersForm(as_data(typed.posted) if typed else None, questionnaire=questionnaire)
    return _show(request, questionnaire, form, typed=typed)


def _save(request, questionnaire: Questionnaire):
    """Keep what is typed, whatever is wrong with it, and the files that fit."""
    return _keep(request, questionnaire, lambda form, kept: redirect(f"{request.path}#saved"))


def _check(request, questionnaire: Questionnaire):
    """Keep it, then show it once more as it would be sent; or what is to be mended first."""

    def checked(form: AnswersForm, kept: TypedAnswers):
        if not form.is_ready():
            return _show(request, questionnaire, form, typed=kept)
        context = {"questionnaire": questionnaire, "form": form, "kept": kept, "files": questionnaire.files.all()}
        return render(request, "requests_app/questionnaires/check.html", context)

    return _keep(request, questionnaire, checked)


def _keep(request, questionnaire: Questionnaire, then):
    form = AnswersForm(request.POST, questionnaire=questionnaire)
    files = FilesForm(request.POST, request.FILES, questionnaire=questionnaire)
    typed = {"posted": posted(request.POST), "seen": _seen(request), "at": timezone.now()}
    try:
        kept = _kept(questionnaire, files, typed)
    except TypedMeanwhile as meanwhile:
        return _compare(request, questionnaire, form, meanwhile)
    if files.errors:
        return _show(request, questionnaire, form, typed=kept, files=files)
    return then(form, kept)


def _kept(questionnaire: Questionnaire, files: FilesForm, typed: dict) -> TypedAnswers:
    """With the files that fit; where somebody else added too many meanwhile, without."""
    try:
        fit = files.cleaned_data.get("files", []) if files.is_valid() else []
        return answering.keep(questionnaire, **typed, files=fit)
    except TooManyFiles as too_many:
        files.add_error("files", str(too_many))
        return answering.keep(questionnaire, **typed)


def _send(request, questionnaire: Questionnaire):
    """For good. Somebody who was faster has ended the link; what was typed here is shown to be copied."""
    form = AnswersForm(request.POST, questionnaire=questionnaire)
    if not form.is_ready():
        return _check(request, questionnaire)
    given = {"name": form.cleaned_data["answered_by"], "values": form.values, "posted": posted(request.POST)}
    try:
        answering.hand_in(questionnaire, **given, seen=_seen(request), at=timezone.now())
    except TypedMeanwhile as meanwhile:
        return _compare(request, questionnaire, form, meanwhile)
    return redirect("requests_app:answers_sent")


def _take_out(request, questionnaire: Questionnaire):
    """A file; what is typed is kept with it."""
    pk = request.POST["do"].removeprefix(TAKE_OUT)
    if pk.isascii() and pk.isdigit():
        answering.take_out_file(questionnaire, int(pk), at=timezone.now())
    return _save(request, questionnaire)


def _compare(request, questionnaire: Questionnaire, form: AnswersForm, meanwhile: TypedMeanwhile):
    """Nothing was saved: what somebody else saved through the link stands beside what was typed here."""
    other = AnswersForm(as_data(meanwhile.posted), questionnaire=questionnaire)
    both = zip(form.rows, other.rows, strict=True)
    differing = [(row.question, theirs.told) for row, theirs in both if row.told != theirs.told]
    more = {"differing": differing, "seen": meanwhile.version}
    return _show(request, questionnaire, form, status=409, **more)


def _show(request, questionnaire: Questionnaire, form: AnswersForm, *, typed=None, files=None, status=200, **more):
    context = {
        "questionnaire": questionnaire,
        "form": form,
        "files_form": files or FilesForm(questionnaire=questionnaire),
        "typed": typed,
        "seen": typed.version if typed else 0,
        "take_out": TAKE_OUT,
    }
    return render(request, "requests_app/questionnaires/answers.html", context | more, status=status)


def _dead(request):
    """One page for every link that opens nothing. What was typed on a page that is dead by now is shown."""
    too_many = WRONG_LINKS.count(request)
    values = posted(request.POST).values() if request.method == "POST" else ()
    context = {"texts": [text for texts in values for text in texts if text.strip()], "too_many": too_many}
    return render(request, "requests_app/questionnaires/dead.html", context, status=429 if too_many else 404)


def _seen(request) -> int:
    """The version of what is saved that the page showed; 0 for none, and for what is no number."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0


def _step(do: str):
    return _take_out if do.startswith(TAKE_OUT) else {"check": _check, "send": _send}.get(do, _save)
