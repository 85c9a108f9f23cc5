"""While somebody types: what is typed is kept as a working copy, and the page's right side answers to it."""

from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from requests_app import services
from requests_app.forms.draft_form import DraftForm
from requests_app.models import WorkingCopy
from requests_app.services import EditRefused
from requests_app.views.frame import fetch
from requests_app.views.versioned_page import PartIsGone, VersionedPage

NOT_KEPT = ("csrfmiddlewaretoken", "stay", "insert", "library_")


class TypingPage(VersionedPage):
    """A page of a draft that keeps what is typed. A browser posts its form to `?typed` after each pause."""

    def post(self, request, *args, **kwargs):
        return self.typed() if "typed" in request.GET else super().post(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        """What was typed on the page of a part that was taken out meanwhile is shown, to be copied."""
        try:
            return super().get(request, *args, **kwargs)
        except PartIsGone as gone:
            if copy := WorkingCopy.objects.filter(**self._whose()).first():
                return self._gone(gone, _posted_again(copy))
            raise

    def opened(self) -> DraftForm:
        """With what this person typed and did not save, where there is such a thing."""
        self.copy = WorkingCopy.objects.filter(**self._whose()).first()
        if self.copy is None:
            return super().opened()
        form = self.form_class(_posted_again(self.copy), **self.form_arguments())
        if form.has_changed():
            form.full_clean()
            form.show_beside()
            self.reading = form.tried(user=self.request.user, at=timezone.now())
            return form
        self.saved()
        self.copy = None
        return super().opened()

    def saved(self):
        services.drop_working_copy(**self._whose())

    def typed(self):
        """Keep it, and answer with what is open in it."""
        try:
            self.fetch()
            form = self.form_class(self.request.POST, **self.form_arguments())
            at = timezone.now()
            self.keep(form, at)
            self.reading = form.tried(user=self.request.user, at=at)
        except (PartIsGone, EditRefused) as refused:
            context = {"refused": str(refused)}
            return render(self.request, "requests_app/drafting/_not_kept.html", context, status=409)
        context = self.context() | {"form": form, "kept_at": at if form.has_changed() else None}
        context |= {"typed": True, "answers_typing": True}
        return render(self.request, "requests_app/drafting/_typed.html", context)

    def keep(self, form: DraftForm, at) -> None:
        """As the working copy of what the form holds. Raises EditRefused."""
        if not form.has_changed():
            self.saved()
            return
        data = {name: values for name, values in form.data.lists() if not name.startswith(NOT_KEPT)}
        services.keep_working_copy(**self._whose(), title=self.section.label, data=data, at=at)

    def _whose(self) -> dict:
        return {
            "assistance_request": self.assistance_request,
            "user": self.request.user,
            "address": self.request.path,
        }

    def others(self) -> list[tuple[WorkingCopy, bool]]:
        """Who else has typed on this page and not saved, since when, and whether they may still be typing."""
        here = WorkingCopy.objects.filter(assistance_request=self.assistance_request, address=self.request.path)
        copies = here.exclude(user=self.request.user).select_related("user").defer("data")[:5]
        return [(copy, copy.is_fresh(at=timezone.now())) for copy in copies]


def _posted_again(copy: WorkingCopy) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in copy.data.items():
        data.setlist(name, values)
    return data


@require_POST
def discard(request, pk):
    """Throw a working copy away; then the page as it is saved."""
    assistance_request = fetch(request.user, pk)
    own = WorkingCopy.objects.filter(assistance_request=assistance_request, user=request.user)
    copy = own.filter(address=request.POST.get("address", "")).first()
    if copy is None:
        raise Http404("There is nothing of yours to throw away here.")
    copy.delete()
    return redirect(copy.address)
