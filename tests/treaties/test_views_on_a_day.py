"""States and instruments as they stood, or will stand, on another day than today."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reader")]


def codes(rows):
    return {row.instrument.code for row in rows}


class TestAState:
    def test_is_told_with_what_bound_it_then(self, see):
        page = see("state", "PK", on="2005-06-01")

        look = page.words.split("Bound it on 1 June 2005", 1)[1].split("Wrongly claimed", 1)[0]
        assert "Vienna Convention 1988" in look  # since 1992
        assert "UNCAC" not in look  # since 2007
        assert "Palermo Convention" not in look  # since 2010

    def test_says_why_the_others_did_not_bind(self, see):
        page = see("state", "PK", on="2005-06-01")

        stood = {row.instrument.code: row.on_the_day for row in page.context["others"]}
        assert stood["UNCAC"] == "Not yet in force for it"
        assert stood["SCO-CT-2009"] == "Not yet made"
        assert "SCO-CT-2009" not in codes(page.context["unknown"])

    def test_says_that_it_is_not_today_and_leads_back(self, see):
        page = see("state", "PK", on="2005-06-01")

        assert "This is 1 June 2005, not today." in page.words
        assert '<a href="/registry/states/PK/">Back to today</a>' in page.content.decode()
        assert "not today" not in see("state", "PK").words

    @pytest.mark.parametrize(
        "link",
        [
            "/registry/channels/?requesting=PK&amp;on=2005-06-01",
            "/registry/states/PK/map/?on=2005-06-01",
            "/registry/states/PK/timeline/?on=2005-06-01",
            "/registry/states/PK/cards/?on=2005-06-01",
            "/registry/matrix/?around=PK&amp;on=2005-06-01",
            "/registry/instruments/UNTOC/?on=2005-06-01",
        ],
    )
    def test_carries_the_day_on(self, see, link):
        assert f'"{link}"' in see("state", "PK", on="2005-06-01").content.decode()

    def test_carries_no_day_on_where_it_is_today(self, see):
        assert '"/registry/states/PK/map/"' in see("state", "PK").content.decode()

    @pytest.mark.parametrize("name", ["map", "timeline", "cards"])
    def test_is_led_back_to_on_the_same_day(self, see, name):
        assert '"/registry/states/CN/?on=2005-06-01"' in see(name, "CN", on="2005-06-01").content.decode()

    def test_names_what_will_bind_it_on_a_day_to_come(self, see):
        assert "Binds it on 1 June 2030" in see("state", "PK", on="2030-06-01").words

    def test_says_what_is_wrong_with_a_day_and_shows_today(self, see):
        page = see("state", "PK", on="2005-02-30")

        assert page.status_code == 400
        assert "That is no day." in page.words
        assert "on 24 November 2026" in page.words

    def test_asks_the_database_little(self, see, django_assert_max_num_queries):
        see("state", "US", on="2005-06-01")
        with django_assert_max_num_queries(14):
            see("state", "US", on="2005-06-01")


class TestAnInstrument:
    def test_tells_whom_it_bound_then(self, see):
        page = see("instrument", "UNTOC", on="2005-06-01")

        bound = {row.state_id for row in page.context["bound"]}
        assert "FR" in bound
        assert "PK" not in bound
        assert (
            next(row for row in page.context["others"] if row.state_id == "PK").on_the_day == "Not yet in force for it"
        )

    def test_bound_nobody_before_it_was_made(self, see):
        page = see("instrument", "UNTOC", on="1999-01-01")

        assert page.context["bound"] == []
        assert "It is not known to bind anybody on 1 January 1999." in page.words

    def test_carries_the_day_on_to_its_states(self, see):
        assert '"/registry/states/FR/?on=2005-06-01"' in see("instrument", "UNTOC", on="2005-06-01").content.decode()

    def test_asks_the_database_little(self, see, django_assert_max_num_queries):
        see("instrument", "UNTOC", on="2005-06-01")
        with django_assert_max_num_queries(12):
            see("instrument", "UNTOC", on="2005-06-01")
