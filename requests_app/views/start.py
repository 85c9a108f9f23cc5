"""Opening a request: the question first, then the channel it rests on."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests_app import policies
from requests_app.forms.start import OpenForm, QuestionForm
from requests_app.models import Case
from requests_app.services import EditRefused
from requests_app.views.desk import first_steps
from treaties.selectors import current_registry

# What the channel finder calls each input.
FROM_THE_FINDER = {"requested": "requested_state", "on": "on", "case": "case", "offence": "offence"}


@require_http_methods(["GET", "POST"])
def start(request):
    if request.user.office is None or not policies.may_write_case(Case(office=request.user.office), request.user):
        return render(request, "requests_app/drafting/cannot_start.html", first_steps(request.user), status=403)
    if request.method == "POST":
        return _posted(request)
    asked = _asked(request)
    probe = _question(request, asked)
    for problem in [each for name in asked for each in probe.errors.get(name, [])]:
        messages.warning(request, problem)
    return _show(request, _question(request, initial=asked), _channels(probe, request.GET.get("channel", "")))


def _posted(request):
    """Show the channels for what was asked; or open the draft, where that was pressed."""
    question = _question(request, request.POST)
    if not question.is_valid() or "open" not in request.POST:
        return _show(request, question, _channels(question, request.POST.get("channel", "")))
    opening = OpenForm(request.POST, question=question)
    if opening.is_valid():
        try:
            return redirect(opening.save(user=request.user, at=timezone.now()))
        except EditRefused as refused:
            question, opening = _question(request, request.POST), OpenForm(request.POST, question=question)
            opening.show_anew()
            opening.add_error(None, refused.reasons)
    return _show(request, question, opening)


def _channels(question: QuestionForm, chosen: str) -> OpenForm | None:
    """The channels to choose from, once it is known for which States and which day."""
    return OpenForm(question=question, channel=chosen) if question.can_be_answered else None


def _asked(request) -> dict:
    """What the address asks for, in the names of the form; today where it names no day."""
    asked = {ours: request.GET[theirs] for theirs, ours in FROM_THE_FINDER.items() if request.GET.get(theirs)}
    measures = request.GET.getlist("measure")
    return {"on": timezone.localdate().isoformat()} | asked | {"measures": [each for each in measures if each]}


def _question(request, data=None, *, initial=None) -> QuestionForm:
    return QuestionForm(data, initial=initial, user=request.user, registry=current_registry())


def _show(request, question: QuestionForm, opening: OpenForm | None):
    asked_from = request.GET.get("requesting", "").upper()
    own = request.user.office.state
    context = {
        "question": question,
        "opening": opening,
        "own": own,
        "today": timezone.localdate(),
        "elsewhere": current_registry().states.get(asked_from) if asked_from not in {"", own.code} else None,
    }
    return render(request, "requests_app/drafting/start.html", context)
