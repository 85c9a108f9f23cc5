"""The finder's screen where a past edition of the registry is asked."""

import pytest

from tests.written_once import as_before_editions_were_kept
from treaties import selectors

pytestmark = pytest.mark.django_db
PK_US = {"requesting": "PK", "requested": "US", "on": "2026-11-24"}


@pytest.fixture
def read(see):
    """Ask the finder."""
    return lambda **query: see("finder", **query)


class TestAPastEdition:
    def test_answers_as_it_did_and_says_what_the_current_one_recommends(self, read, without_untoc):
        page = read(**PK_US, edition="1")

        assert page.context["answer"].recommended.instrument == "UNTOC"
        assert "This is what edition 1 says. The current edition is 2. It recommends another channel:" in page.words
        assert "Draft" not in page.words.split("Recommended", 1)[1]

    def test_is_left_by_a_link_to_what_the_current_one_answers(self, read, without_untoc):
        page = read(**PK_US, edition="1").markup

        link = page.split("What the current edition answers")[0].rsplit('href="', 1)[1]
        assert "requesting=PK" in link
        assert "edition" not in link

    def test_is_kept_by_the_form(self, read, without_untoc):
        assert '<input type="hidden" name="edition" value="1"' in read(**PK_US, edition="1").markup

    def test_is_not_mentioned_where_it_is_the_current_one(self, read):
        assert "This is what edition" not in read(**PK_US, edition="1").words

    @pytest.mark.parametrize(
        ("edition", "told"),
        [
            ("99", "There is no edition 99 of the registry."),
            ("one", "An edition is named by its number, for example 1."),
            ("9" * 30, "An edition is named by its number, for example 1."),
        ],
    )
    def test_that_is_not_there_is_said_so(self, read, edition, told):
        page = read(**PK_US, edition=edition)

        assert page.status_code == 404
        assert told in page.words
        assert "Ask the current edition the same question" in page.words

    def test_published_before_editions_were_kept_is_said_so(self, read, without_untoc):
        as_before_editions_were_kept(edition__number=1)
        selectors._past.cache_clear()

        page = read(**PK_US, edition="1")

        assert page.status_code == 404
        assert "Edition 1 was published before editions were kept whole" in page.words

    def test_asks_the_database_eight_times_at_most(self, read, without_untoc, django_assert_max_num_queries):
        read(**PK_US, edition="2")
        with django_assert_max_num_queries(8):
            read(**PK_US, measure="subscriber_information", offence="", urgency="urgent", edition="1")
