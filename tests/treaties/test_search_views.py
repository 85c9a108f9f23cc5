"""The search page and the box that leads to it."""

from html import unescape
from re import sub

import pytest
from django.urls import reverse

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client):
    """The page of results for a query; its words are in `words`, its markup in `markup`."""
    client.force_login(UserFactory())

    def asked(**query):
        page = client.get(reverse("treaties:search"), query)
        page.markup = page.content.decode()
        page.words = " ".join(unescape(sub("<[^>]+>", " ", page.markup)).split())
        return page

    return asked


class TestResults:
    def test_lead_to_the_page_of_a_state(self, ask):
        page = ask(q="Pakistan")

        assert page.status_code == 200
        assert '<a href="/registry/states/PK/">Pakistan</a>' in page.markup

    def test_stand_under_their_kind_with_their_number(self, ask):
        words = ask(q="Pakistan").words

        assert words.index("States and territories 1") < words.index("Treaties and other instruments 3 Pakistan–China")

    def test_lead_from_an_authority_to_its_state(self, ask):
        assert '<a href="/registry/states/AL/#authorities">Ministry of Justice</a>' in ask(q="justice tirana").markup

    def test_have_the_kind_of_the_best_hit_first(self, ask):
        words = ask(q="Budapest").words

        assert words.index("Treaties and other instruments") < words.index("Authorities")

    def test_say_what_matched(self, ask):
        assert "Myanmar (formerly Burma )" in ask(q="Burma").words

    def test_mark_the_language_of_what_matched(self, ask):
        assert '(in Urdu: <bdi lang="ur">پاکستان</bdi>)' in ask(q="پاکستان").markup

    def test_ask_whether_something_else_was_meant(self, ask):
        page = ask(q="Untied States")

        assert "Nothing is written exactly like “Untied States”. Did you mean United States ?" in page.words
        assert '<a href="?q=United%20States">United States</a>' in page.markup

    def test_of_many_are_cut_and_say_so(self, ask):
        assert "These are the first 20 of " in ask(q="treaty").words

    def test_have_no_link_for_a_former_state(self, ask):
        page = ask(q="Czechoslovakia")

        assert "Former States 1 Czechoslovakia In ISO 3166 until 15 June 1993." in page.words
        assert ">Czechoslovakia</a>" not in page.markup


class TestNothingFound:
    def test_does_not_say_that_there_is_none(self, ask):
        page = ask(q="xyzzyq")

        assert page.status_code == 200
        assert "Nothing in the registry is called “xyzzyq”, or nearly so." in page.words
        assert "it is not known to the registry" in page.words

    def test_offers_what_resembles_it(self, ask):
        words = ask(q="attorney general atlantis").words

        assert "Did you mean" in words


class TestOddQueries:
    @pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "   "}])
    def test_that_ask_nothing_say_what_can_be_found(self, ask, query):
        page = ask(**query)

        assert page.status_code == 200
        assert "Write a name, a code or a citation." in page.words

    @pytest.mark.parametrize(
        ("query", "told"),
        [
            ("a", "Write at least 2 letters or digits."),
            ("!!!", "Write at least 2 letters or digits."),
            ("pak\x00", "That holds a character nobody can type."),
            ("x" * 10_000, "That is too long. Write at most 100 letters"),
        ],
    )
    def test_are_told_what_is_wrong(self, ask, query, told):
        page = ask(q=query)

        assert page.status_code == 400
        assert told in page.words
        assert len(page.content) < 20_000

    def test_are_escaped(self, ask):
        assert "<script>" not in ask(q="<script>alert(1)</script>").markup.split("</head>")[1]

    def test_keep_what_was_written_in_the_box(self, ask):
        assert 'value="Palrmo"' in ask(q="Palrmo").markup


class TestTheBox:
    @pytest.mark.parametrize("room", ["states", "instruments", "finder"])
    def test_stands_on_the_registrys_pages(self, ask, client, room):
        ask()
        page = client.get(reverse(f"treaties:{room}")).content.decode()

        assert 'role="search"' in page
        assert '<label class="form-label" for="id_q">' in page
