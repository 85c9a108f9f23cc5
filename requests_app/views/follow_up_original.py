"""The signed original of a letter that follows one: the page where its scan goes, and the scan that is kept."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from requests_app.follow_up import originals
from requests_app.forms.sending import OriginalForm
from requests_app.models import FollowUpLetter, FollowUpOriginalFile
from requests_app.selectors import visible_to
from requests_app.sending.originals import OriginalRefused, look_at
from requests_app.views.acts import fetch, not_open
from requests_app.views.sending import given_out


@require_http_methods(["GET", "POST"])
def original(request, pk, letter_pk):
    own = fetch(request, pk)
    letter = get_object_or_404(FollowUpLetter.objects.filter(assistance_request=own), pk=letter_pk)
    letter.assistance_request = own
    if why_not := originals.why_not_file(letter, request.user):
        return not_open(request, own, why_not)
    form = OriginalForm(request.POST, request.FILES) if request.method == "POST" else OriginalForm()
    if form.is_valid():
        try:
            return _file(request, letter, form)
        except OriginalRefused as refused:
            form.add_error(None, refused.reasons)
    context = {"assistance_request": own, "letter": letter, "form": form, "original": originals.newest(letter)}
    status = 422 if form.errors else 200
    return render(request, "requests_app/follow_up/original.html", context, status=status)


def _file(request, letter: FollowUpLetter, form: OriginalForm):
    scanned = look_at(form.cleaned_data["files"])
    who = {"user": request.user, "at": timezone.now()}
    filed = originals.file_original(letter, scanned, typed=form.cleaned_data["code"], **who)
    pages, how = filed.original.pages, filed.original.get_read_as_display().lower()
    messages.success(request, f"The signed original is filed: {pages} page{'s' * (pages != 1)}; {how}.")
    for note in filed.notes:
        messages.warning(request, note)
    return redirect("requests_app:letters", letter.assistance_request_id)


@require_safe
def original_file(request, pk):
    of_seen = FollowUpOriginalFile.objects.filter(original__letter__assistance_request__in=visible_to(request.user))
    kept = get_object_or_404(of_seen.select_related("original__letter__assistance_request"), pk=pk)
    return given_out(request, kept, kept.original.letter.assistance_request)
