"""History on pages: newest first, in pages, its words as they were written, at the same cost whatever its length."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_app import acts
from requests_app.choices import Act, Status
from requests_app.views.history import A_PAGE, recent
from tests.requests_app.conftest import record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def add(assistance_request, user, *notes):
    for note in notes:
        record(assistance_request, Act.REVISE, acts.Revise(note=note), user, Status.DRAFT, Status.DRAFT, days_ago=0)


@pytest.fixture
def made(at_status, officer, client):
    client.force_login(officer)
    return at_status(complete=False)


def page(client, made, **query):
    return client.get(reverse("requests_app:history", args=[made.pk]), query)


class TestHistoryPage:
    def test_tells_the_newest_first(self, made, officer, client):
        add(made, officer, "First note", "Second note")

        words = page(client, made).content.decode()

        assert words.index("Second note") < words.index("First note") < words.index("opened it on")

    def test_shows_words_as_they_were_written(self, made, officer, client):
        add(made, officer, "<b>bold</b>\nnext line")

        assert "&lt;b&gt;bold&lt;/b&gt;\nnext line" in page(client, made).content.decode()

    def test_goes_on_in_pages_at_the_same_cost(self, made, officer, client):
        with CaptureQueriesContext(connection) as short:
            page(client, made)
        add(made, officer, *[f"Note {number}" for number in range(A_PAGE)])

        with CaptureQueriesContext(connection) as long:
            last = page(client, made, page=2)

        assert len(long) == len(short)
        assert "opened it on" in last.content.decode()


class TestRecent:
    def test_gives_the_newest_lines_and_how_many_there_are(self, made, officer):
        add(made, officer, *[f"Note {number}" for number in range(20)])

        timeline = recent(made, count=3)

        assert [line.quotes[0].text for line in timeline.lines] == ["Note 19", "Note 18", "Note 17"]
        assert timeline.total == 21
