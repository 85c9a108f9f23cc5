"""One page, one form on something that others may change meanwhile. Nothing that was typed is lost."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
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

    def opened(self) -> VersionedForm:
        """The form as it is shown to somebody who opens the page."""
        return self.form_class(**self.form_arguments())

    def saved(self) -> None:
        """What follows once the form is saved."""

    def get(self, request, *args, **kwargs):
        self.fetch()
        return self.elsewhere() or self.show(self.opened())

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
            return self._put_together(stale)
        except EditRefused as refused:
            return self._refused(form, refused)
        return self._done(form)

    def show(self, form: VersionedForm, *, status=200):
        return render(self.request, self.template_name, self.context() | {"form": form}, status=status)

    def _posted(self) -> VersionedForm:
        return self.form_class(self.request.POST, self.request.FILES, **self.form_arguments())

    def _done(self, form: VersionedForm):
        self.saved()
        for sentence in form.look_again:
            messages.warning(self.request, sentence)
        return self.done(form)

    def _refused(self, form: VersionedForm, refused: EditRefused):
        form.add_error(None, refused.reasons)
        return self.show(form, status=409)

    def _put_together(self, stale: StaleEdit):
        """Save what was typed with what somebody else saved meanwhile. Where both changed the same input, or the other
        is saving again just now, the two are shown beside each other.
        """
        try:
            self.fetch()
            form = self._posted()
            if form.take_over() and form.is_valid():
                form.save(user=self.request.user, at=timezone.now())
                messages.info(self.request, stale.put_together(form.taken_over))
                return self._done(form)
        except PartIsGone as gone:
            return self._gone(gone)
        except StaleEdit as again:
            stale = again
        except EditRefused as refused:
            return self._refused(form, refused)
        form.show_beside()
        form.add_error(None, stale.reasons)
        return self.show(form, status=409)

    def _gone(self, gone: PartIsGone, data: QueryDict | None = None):
        typed = (self.request.POST if data is None else data).items()
        texts = [text for name, text in typed if not name.startswith(("csrf", "seen_", "stay")) and text]
        back = getattr(self, "assistance_request", None) or getattr(self, "case", None)
        context = {"reason": str(gone), "texts": texts, "back": back}
        return render(self.request, "requests_app/drafting/gone.html", context, status=409)
