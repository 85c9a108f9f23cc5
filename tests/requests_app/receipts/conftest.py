"""A letter that was sent, and the page its code opens."""

import pytest
from django.urls import reverse

from requests_app.choices import Act
from requests_app.forms.receipts import new_number
from tests.requests_app.performing import perform


@pytest.fixture
def sent(issued, sender):
    """The letter, sent on the day the factories know."""
    perform(Act.TRANSMIT, issued, sender)
    return issued.letters.get()


@pytest.fixture
def page(sent):
    return reverse("requests_app:receipt", args=[sent.code])


@pytest.fixture
def post(page, client):
    """Posts one of the page's forms: `post("ask", text="Whose?")`."""

    def post(do, *, nonce="", **typed):
        data = {f"{do}-{name}": value for name, value in typed.items()}
        return client.post(page, {"do": do, f"{do}-nonce": nonce or new_number()} | data)

    return post


CONFIRMATION = {
    "on": "2026-11-24",
    "name": "Duty desk, Ministry of Justice",
    "contact": "desk@justice.example",
    "reference": "MJ/2026/881",
    "expected_on": "2027-02-01",
}
