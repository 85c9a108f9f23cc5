"""What the pages of a draft have in common, and the small acts on its parts that ask for no form."""

from collections.abc import Callable, Iterable

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from requests_app import guidance, services
from requests_app.choices import Section
from requests_app.forms.draft_form import DraftForm
from requests_app.models import AssistanceRequest
from requests_app.reading import Reading
from requests_app.services import EditRefused, StaleEdit
from requests_app.task_list import following
from requests_app.views.frame import fetch, frame, may_edit
from requests_app.views.versioned_page import PartIsGone, VersionedPage

READ_ONLY = "Its text can be changed only while it is a draft, and only by its office's officers and supervisors."

MEANWHILE = "A change was saved after you opened the page, so nothing was done. See what it is now, then repeat it."


class DraftPage(VersionedPage):
    """A page of the draft. `section` is the one it belongs to."""

    form_class: type[DraftForm]
    section: Section

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
        }

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


def part_of(parts: Iterable, pk: int, what: str):
    """One of the request's parts. Raises PartIsGone where it was taken out."""
    found = next((each for each in parts if each.pk == pk), None)
    if found is None:
        raise PartIsGone(f"This {what} is not there any more: somebody took it out.")
    return found


def section_url(assistance_request: AssistanceRequest, section: Section) -> str:
    return reverse("requests_app:section", args=[assistance_request.pk, section.value])


def change(request, pk: int, section: Section, write: Callable[[AssistanceRequest], None]):
    """Do a small act on a draft inside `editing`, then show its section again, with what was refused."""
    assistance_request = fetch(request.user, pk)
    try:
        seen = int(request.POST["seen_version"])
        with services.editing(
            assistance_request, user=request.user, at=timezone.now(), seen_version=seen, section=section
        ) as locked:
            write(locked)
    except (KeyError, ValueError):
        messages.error(request, "That was not understood, and nothing was changed. Try again.")
    except StaleEdit:
        messages.error(request, MEANWHILE)
    except PartIsGone as gone:
        messages.error(request, str(gone))
    except EditRefused as refused:
        messages.error(request, " ".join(refused.reasons))
    return redirect(section_url(assistance_request, section))
