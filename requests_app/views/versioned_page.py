"""One page, one form on something that others may change meanwhile. Nothing that was typed is lost."""

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from requests_app.forms.draft_form import VersionedForm
from requests_app.services import EditRefused, StaleEdit


class PartIsGone(Http404):
    """A part of the draft was taken out while somebody had its page open. The message says so."""


def part_of(parts: Iterable, pk: int, what: str):
    """One of the request's parts. Raises PartIsGone where it was taken out."""
    found = next((each for each in parts if each.pk == pk), None)
    if found is None:
        raise PartIsGone(f"This {what} is not there any more: somebody took it out.")
    return found


class VersionedPage(View):
    """Subclasses name the form and its template, and say what is fetched, shown around it and done afterwards."""

    http_method_names = ["get", "head", "post"]
    form_class: type[VersionedForm]
    template_name: str

    def fetch(self) -> None:
        """Load what the page is about. Called again after a refusal, to show what is saved by then."""
        raise NotImplementedError

    def form_arguments(self) -> dict:
        """What the form takes beside data and files."""
        raise NotImplementedError

    def context(self) -> dict:
        raise NotImplementedError

    def done(self, form: VersionedForm):
        """The answer to a saved form."""
        raise NotImplementedError

    def elsewhere(self) -> HttpResponse | None:
        """The answer to somebody who may see what is fetched but not change it; None for everybody else."""

    def get(self, request, *args, **kwargs):
        self.fetch()
        return self.elsewhere() or self.show(self.form_class(**self.form_arguments()))

    def post(self, request, *args, **kwargs):
        try:
            self.fetch()
            form = self._posted()
            if not form.is_valid():
                return self.show(form)
            form.save(user=request.user, at=timezone.now())
        except PartIsGone as gone:
            return self._gone(gone)
        except StaleEdit as stale:
            return self._show_beside(stale)
        except EditRefused as refused:
            form.add_error(None, refused.reasons)
            return self.show(form, status=409)
        return self.done(form)

    def show(self, form: VersionedForm, *, status=200):
        return render(self.request, self.template_name, self.context() | {"form": form}, status=status)

    def _posted(self) -> VersionedForm:
        return self.form_class(self.request.POST, self.request.FILES, **self.form_arguments())

    def _show_beside(self, stale: StaleEdit):
        """What was typed, with what is saved now beside it."""
        try:
            self.fetch()
        except PartIsGone as gone:
            return self._gone(gone)
        form = self._posted()
        form.show_beside()
        form.add_error(None, stale.reasons)
        return self.show(form, status=409)

    def _gone(self, gone: PartIsGone):
        texts = [text for name, text in self.request.POST.items() if not name.startswith(("csrf", "seen_")) and text]
        back = getattr(self, "assistance_request", None) or getattr(self, "case", None)
        context = {"reason": str(gone), "texts": texts, "back": back}
        return render(self.request, "requests_app/drafting/gone.html", context, status=409)
