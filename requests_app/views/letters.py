"""Letters as files: the draft as it will look, issued letters, void ones too, and whether a file is one of them."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from requests_app import discretion, letters, policies
from requests_app.documents.letter import draw_draft
from requests_app.forms.verify_letter import VerifyLetterForm
from requests_app.letters import sealed, verifying
from requests_app.models import IssuedLetter, SealedAnnex
from requests_app.reading import Reading
from requests_app.selectors import for_list, visible_to


def letter_list(request, pk):
    assistance_request = get_object_or_404(for_list(visible_to(request.user)), pk=pk)
    joined = ("event__user", "voiding__event__user", "drawn", "sealed_annex")
    issued = assistance_request.letters.select_related(*joined).defer("drawn__pdf", "sealed_annex__content")
    issued = issued.prefetch_related("originals__files", "originals__user")
    context = {
        "assistance_request": assistance_request,
        "letters": issued.order_by("-version"),
        "follow_ups": assistance_request.follow_ups.select_related(
            "event__user", "letter", "sent__entry", "sent__way", "voiding__event__user"
        )
        .prefetch_related("originals__files", "originals__user")
        .order_by("-pk"),
        "may_open": discretion.may_open_files(assistance_request, request.user),
        "may_read_names": policies.may_read_names(assistance_request, request.user),
    }
    return render(request, "requests_app/letters/list.html", context)


def letter_pdf(request, pk):
    """An issued letter, by its own key; the same bytes each time."""
    letter = get_object_or_404(
        IssuedLetter.objects.filter(assistance_request__in=visible_to(request.user)).select_related(
            "assistance_request"
        ),
        pk=pk,
    )
    name = f"{filename(letter.assistance_request)}-v{letter.version}"
    return pdf_response(request, letters.pdf(letter, at=timezone.now()), name)


@require_POST
def sealed_annex(request, pk):
    """The key to a letter's pseudonyms, for those who may read the names; who opened it stands in the history."""
    annex = get_object_or_404(
        SealedAnnex.objects.filter(letter__assistance_request__in=visible_to(request.user)).select_related(
            "letter__assistance_request"
        ),
        pk=pk,
    )
    try:
        data = sealed.hand_out(annex, user=request.user, at=timezone.now())
    except sealed.NotForThem as refused:
        raise PermissionDenied(str(refused)) from refused
    return pdf_response(request, data, f"{filename(annex.letter.assistance_request)}-v{annex.letter.version}-sealed")


def draft_pdf(request, pk):
    """The text as it stands now, stamped DRAFT on each page."""
    assistance_request = get_object_or_404(for_list(visible_to(request.user)), pk=pk)
    content = Reading(assistance_request, on=timezone.localdate()).content
    return pdf_response(request, draw_draft(content), f"{filename(assistance_request)}-draft")


def verify_letter(request):
    form = VerifyLetterForm(request.POST, request.FILES) if request.method == "POST" else VerifyLetterForm()
    verdict = verifying.verify(form.cleaned_data["file"].read()) if form.is_valid() else None
    seen = (
        verdict and verdict.letter and visible_to(request.user).filter(pk=verdict.letter.assistance_request_id).first()
    )
    return render(request, "requests_app/letters/verify.html", {"form": form, "verdict": verdict, "seen": seen})


def filename(assistance_request) -> str:
    """The reference with nothing in it that a file system minds."""
    return "".join(letter if letter.isalnum() else "-" for letter in assistance_request.reference)


def pdf_response(request, data: bytes, name: str) -> HttpResponse:
    """Shown in the browser, or saved with `?save`. Never kept by a cache: who may see it can change."""
    disposition = "attachment" if "save" in request.GET else "inline"
    return HttpResponse(
        data,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'{disposition}; filename="{name}.pdf"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "SAMEORIGIN",  # the review page shows the draft beside its text
        },
    )
