"""The review page, and what a reviewer posts from it."""

from django.urls import reverse

from requests_app.forms.review import ApproveForm
from requests_app.reading import Reading
from tests.factories import TODAY
from tests.requests_app.performing import fresh


def page(client, assistance_request):
    return client.get(reverse("requests_app:review", args=[assistance_request.pk]))


def approval(assistance_request, form=ApproveForm, **typed):
    """What the page posts when every question on it is answered."""
    filled = form(reading=Reading(fresh(assistance_request), on=TODAY))
    answers = {name: "Read in the depositary's list." for name in filled.fields if name.startswith("answer:")}
    ticks = {name: "on" for name in filled.fields if name.startswith("gap:")}
    shown = {name: value for name, value in filled.shown().items() if value is not None}
    return {**shown, **answers, **ticks, **typed}
