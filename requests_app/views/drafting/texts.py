"""Pages whose inputs the library has texts for: one is put below what is typed, and nothing is saved by it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from requests_app.drafting.library import Offered
from requests_app.services import EditRefused
from requests_app.views.drafting.pages import SectionPage


class TextsPage(SectionPage):
    def context(self):
        return super().context() | {"offered": Offered(self.assistance_request)}

    def post(self, request, *args, **kwargs):
        inserts = "insert" in request.POST and "typed" not in request.GET
        return self.insert(request.POST["insert"]) if inserts else super().post(request, *args, **kwargs)

    def insert(self, place: str):
        """The page with all that is typed and the chosen text below it: a working copy, until somebody saves it."""
        self.fetch()
        if elsewhere := self.elsewhere():
            return elsewhere
        data = self.request.POST.copy()
        chosen = data.get(f"library_{place}", "")
        text = next((each for each in Offered(self.assistance_request).of(place) if str(each.pk) == chosen), None)
        if text:
            data[place] = "\n\n".join(filter(None, [data.get(place, "").strip(), text.text]))
        form = self.form_class(data, **self.form_arguments())
        try:
            self.keep(form, timezone.now())
        except EditRefused as refused:
            messages.error(self.request, str(refused))
            return self.show(form, status=409)
        if not text:
            messages.error(self.request, "Choose a text of the library that is offered, then insert it.")
        return redirect(f"{self.request.path}#id_{place}" if place in form.fields else self.request.path)
