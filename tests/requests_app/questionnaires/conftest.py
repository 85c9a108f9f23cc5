"""Questionnaires that were sent, and their links."""

from datetime import timedelta

import pytest
from django.urls import reverse

from requests_app.questionnaires import answering, asking
from tests.factories import NOON
from tests.requests_app.performing import fresh

SOON = NOON + timedelta(hours=1)


@pytest.fixture
def draft(at_status):
    return at_status()


@pytest.fixture
def asked(draft, officer):
    """(questionnaire, secret) of all that may be asked about the draft."""
    return ask(draft, officer)


@pytest.fixture
def page(asked, client):
    """Posts to the link: `page("save", nexus__link="So.")`."""

    def post(do, *, seen=0, person="Iqbal Sample", **typed):
        data = {name_of(asked[0], key.replace("__", ":")): text for key, text in typed.items()}
        return client.post(link(asked[1]), {"do": do, "seen": seen, "answered_by": person} | data)

    return post


def ask(assistance_request, user, at=NOON, **changes):
    fields = {
        "addressee": "Inspector Iqbal Sample",
        "email": "iqbal@police.example",
        "note": "We need the account first.",
        "keys": [each.key for each in asking.offered(assistance_request)],
        "days": 14,
        "seen": assistance_request.questionnaires.count(),
    }
    return asking.send(assistance_request, user=user, at=at, **(fields | changes))


def answer(questionnaire, at=SOON, seen=0, **values):
    """Answers by key of their questions, "__" for ":"."""
    found = {key.replace("__", ":"): value for key, value in values.items()}
    return answering.hand_in(questionnaire, name="Iqbal Sample", values=found, posted={}, seen=seen, at=at)


def measure_key(assistance_request, kind="identifier_list"):
    """The key of the first question of this type."""
    return next(each.key for each in asking.offered(assistance_request) if each.type == kind)


def link(secret):
    return reverse("requests_app:answers", args=[secret])


def name_of(questionnaire, key):
    """The input of a question on the page of the link."""
    return f"q{[each['key'] for each in questionnaire.questions].index(key) + 1}"


__all__ = ["SOON", "answer", "ask", "fresh", "link", "measure_key", "name_of"]
