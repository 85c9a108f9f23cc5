"""What the pages of a draft have in common."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from requests_app.checklist import Gap
from requests_app.choices import Section
from requests_app.documents import preview
from requests_app.drafting import guidance
from requests_app.drafting.task_list import following, gaps_of_measure
from requests_app.forms.draft_form import DraftForm
from requests_app.models import AssistanceRequest, WorkingCopy
from requests_app.reading import Reading
from requests_app.reviewing import objections
from requests_app.views.drafting.typing import TypingPage
from requests_app.views.frame import fetch, frame, may_edit

READ_ONLY = "Its text can be changed only while it is a draft, and only by its office's officers and supervisors."


class DraftPage(TypingPage):
    """A page of the draft. `section` is the one it belongs to, `number` that of the measure it is about."""

    form_class: type[DraftForm]
    section: Section
    number: int | None = None
    copy: WorkingCopy | None = None

    def fetch(self):
        self.assistance_request = fetch(self.request.user, self.kwargs["pk"])
        self.reading = Reading(self.assistance_request, on=timezone.localdate())

    def elsewhere(self):
        """Whoever may not change the draft is led to the page that shows it."""
        if may_edit(self.assistance_request, self.request.user):
            return None
        messages.info(self.request, READ_ONLY)
        return redirect(self.assistance_request)

    def form_arguments(self):
        return {"reading": self.reading}

    def context(self):
        content, law = self.reading.content, self.reading.registry.law
        return frame(self.reading, self.request.user, section=self.section) | {
            "asked": guidance.asked_of(content, law),
            "rules": guidance.rules_of(content, law),
            "gaps_here": self._gaps_here(),
            "hints": objections.hints(self.request.user, self.reading, section=self.section),
            "copy": self.copy,
            "typed": self.copy is not None,
            "others_here": self.others(),
            "keeps_typing": True,
            "preview": preview.of_section(content, self.section),
        }

    def _gaps_here(self) -> list[Gap]:
        """What is open on this page."""
        if self.number:
            return gaps_of_measure(self.reading.gaps, self.number)
        return [gap for gap in self.reading.gaps if gap.section == self.section]

    def done(self, form):
        return redirect(section_url(self.assistance_request, self.section))


class SectionPage(DraftPage):
    """The page of a section itself: saving it goes on to the next one, unless "Save and stay" was pressed."""

    def done(self, form):
        onward = following(self.section)
        if "stay" in self.request.POST:
            messages.success(self.request, "Saved.")
            onward = self.section
        if onward is None:
            return redirect("requests_app:check", self.assistance_request.pk)
        return redirect(section_url(self.assistance_request, onward))


def section_url(assistance_request: AssistanceRequest, section: Section) -> str:
    return reverse("requests_app:section", args=[assistance_request.pk, section.value])
