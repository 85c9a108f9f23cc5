"""Annexes and language: attach, describe, order, take out."""

from django.contrib import messages
from django.views.decorators.http import require_POST

from requests_app.choices import Section
from requests_app.drafting import ordering
from requests_app.drafting.annexes import remove_annex
from requests_app.forms.annexes import AnnexesForm, AnnexForm, UploadForm
from requests_app.forms.measures import SeenForm
from requests_app.views.drafting.pages import DraftPage, SectionPage
from requests_app.views.small_acts import change
from requests_app.views.versioned_page import part_of


class AnnexesPage(SectionPage):
    section = Section.ANNEXES
    form_class = AnnexesForm
    template_name = "requests_app/drafting/annexes.html"

    def context(self):
        return super().context() | {
            "annexes": self.assistance_request.attachments.all(),
            "upload_form": UploadForm(reading=self.reading, auto_id="up_%s"),
        }


class UploadPage(DraftPage):
    section = Section.ANNEXES
    form_class = UploadForm
    template_name = "requests_app/drafting/annex_upload.html"

    def done(self, form):
        count = len(form.cleaned_data["files"])
        messages.success(self.request, "1 file is attached." if count == 1 else f"{count} files are attached.")
        return super().done(form)


class AnnexPage(DraftPage):
    """What is said of an annex."""

    section = Section.ANNEXES
    form_class = AnnexForm
    template_name = "requests_app/drafting/annex.html"

    def fetch(self):
        super().fetch()
        self.annex = part_of(self.assistance_request.attachments.all(), self.kwargs["annex_pk"], "annex")

    def form_arguments(self):
        return super().form_arguments() | {"annex": self.annex}

    def context(self):
        return super().context() | {"annex": self.annex}


class RemoveAnnexPage(AnnexPage):
    """Asks once before an annex is taken out: its bytes go with it."""

    form_class = SeenForm
    template_name = "requests_app/drafting/annex_remove.html"

    def form_arguments(self):
        return {"reading": self.reading, "section": self.section}

    def post(self, request, *args, **kwargs):
        pk, annex_pk = kwargs["pk"], kwargs["annex_pk"]
        return change(request, pk, Section.ANNEXES, lambda locked: remove_annex(_of(locked, annex_pk)))


@require_POST
def move(request, pk, annex_pk):
    by = -1 if "up" in request.POST else 1
    return change(request, pk, Section.ANNEXES, lambda locked: ordering.move(_of(locked, annex_pk), by=by))


def _of(locked, annex_pk):
    return part_of(locked.attachments.all(), annex_pk, "annex")
