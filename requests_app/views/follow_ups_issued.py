"""Follow-up letters that were issued: shown as PDF, recorded as sent, or made void."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from requests_app.follow_up import originals, routes, sending
from requests_app.forms.follow_up import SentForm
from requests_app.forms.inputs import cleaned
from requests_app.letters import follow_ups
from requests_app.models import FollowUpLetter, FollowUpSent
from requests_app.selectors import visible_to
from requests_app.services import EditRefused
from requests_app.views.acts import fetch, not_open
from requests_app.views.letters import filename, pdf_response
from requests_app.views.small_acts import telling


@require_safe
def letter_pdf(request, pk):
    """As issued; the same bytes each time."""
    letter = get_object_or_404(_letters(request).select_related("assistance_request"), pk=pk)
    name = f"{filename(letter.assistance_request)}-{letter.kind}-{letter.code}"
    return pdf_response(request, follow_ups.pdf(letter, at=timezone.now()), name)


@require_http_methods(["GET", "POST"])
def sent(request, pk, letter_pk):
    own = fetch(request, pk)
    letter = get_object_or_404(_letters(request), pk=letter_pk, assistance_request=own)
    if letter.is_void:
        return redirect("requests_app:letters", pk)
    if letter.was_sent:
        return redirect("requests_app:correspondence_entry", pk, letter.sent.entry_id)
    if why_not := sending.why_not_send(letter, request.user):
        return not_open(request, own, why_not)
    form = _sent_form(request, letter)
    if form.is_valid() and (done := _recorded(request, letter, form)):
        return redirect("requests_app:correspondence_entry", pk, done.entry_id)
    context = {"assistance_request": own, "letter": letter, "form": form, "original": originals.newest(letter)}
    return render(request, "requests_app/follow_up/sent.html", context, status=409 if form.errors else 200)


def _sent_form(request, letter: FollowUpLetter) -> SentForm:
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    on = timezone.localdate()
    given = {"ways": routes.ways_of(letter, on=on), "has_original": originals.newest(letter) is not None}
    return SentForm(*posted, act=sending.act_of(letter), on=on, **given)


@require_POST
def void(request, pk, letter_pk):
    own = fetch(request, pk)
    letter = get_object_or_404(_letters(request), pk=letter_pk, assistance_request=own)
    with telling(request):
        words = cleaned(request.POST.get("because", ""))
        sending.void(letter, because=words, user=request.user, at=timezone.now())
        messages.success(request, "It is void, and kept.")
    return redirect("requests_app:letters", pk)


def _recorded(request, letter: FollowUpLetter, form: SentForm) -> FollowUpSent | None:
    """What was kept; None where it was refused, and the form says why."""
    try:
        return sending.record_sent(letter, form.sent, user=request.user, at=timezone.now())
    except EditRefused as refused:
        form.add_error(None, refused.reasons)
        return None


def _letters(request):
    return FollowUpLetter.objects.filter(assistance_request__in=visible_to(request.user))
