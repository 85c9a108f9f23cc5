"""Map, matrix and timeline as somebody signed in sees them."""

from re import findall

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reader")]


class TestEveryPicture:
    @pytest.mark.parametrize(("name", "args"), [("map", ["PK"]), ("timeline", ["PK"]), ("matrix", [])])
    def test_says_what_is_wrong_with_a_day(self, see, name, args):
        page = see(name, *args, on="2026-02-30")

        assert page.status_code == 400
        assert "That is no day. Write it as YYYY-MM-DD" in page.words

    @pytest.mark.parametrize(("name", "code"), [("map", "ZZ"), ("map", "EU"), ("timeline", "ZZ")])
    def test_is_not_there_for_a_state_that_is_none(self, see, name, code):
        assert see(name, code).status_code == 404

    @pytest.mark.parametrize(
        ("name", "args", "query", "most"),
        [
            ("map", ["US"], {}, 250_000),
            ("timeline", ["US"], {}, 350_000),
            ("matrix", [], {"group": "HARARE"}, 350_000),
        ],
    )
    def test_is_small_and_asks_the_database_little(self, see, django_assert_max_num_queries, name, args, query, most):
        see(name, *args, **query)
        with django_assert_max_num_queries(8):
            page = see(name, *args, **query)

        assert len(page.content) < most

    def test_is_for_people_who_signed_in(self, client, see):
        client.logout()

        assert see("map", "PK").status_code == 302


class TestMap:
    def test_links_each_state_to_the_finder_for_the_pair_and_day(self, see):
        page = see("map", "pk", on="2020-05-01")

        places = findall(r'<a href="([^"]+)" fill="url\(#fill-(\w+)\)"[^>]*><title>([^<]+)</title>', page.markup)
        assert len(places) == 250
        address, fill, title = next(each for each in places if each[2].startswith("China:"))
        assert address == "/registry/channels/?requesting=PK&amp;requested=CN&amp;on=2020-05-01"
        assert (fill, title) == ("bilateral", "China: bilateral treaty, Pakistan–China, 2007")

    def test_says_what_each_fill_means_and_has_the_same_as_a_table(self, see):
        page = see("map", "PK")

        assert "Bilateral treaty 2" in page.words
        assert "China Pakistan–China, 2007 6 August 2010" in page.words
        assert page.markup.count('id="fill-bilateral"') == 1

    def test_marks_what_rests_on_an_unverified_fact(self, see):
        page = see("map", "US")

        assert page.markup.count('class="unsure"') == page.context["map"].unverified > 0
        assert "Broken amber outline: rests on an unverified fact" in page.words

    def test_takes_no_position_on_borders(self, see):
        assert "take no position on any border, name or status" in see("map", "PK").words


class TestMatrix:
    def test_starts_around_the_state_of_the_reader(self, see):
        page = see("matrix")

        assert page.context["form"].codes[0] == "PK"
        assert "each two of 30 States on 24 November 2026" in page.words

    def test_takes_names_and_codes(self, see):
        page = see("matrix", states="pakistan, CN; United States")

        assert page.markup.count('scope="row"') == 3
        assert (
            'requesting=PK&amp;requested=CN&amp;on=2026-11-24" title="bilateral treaty, Pakistan–China' in page.markup
        )

    def test_says_how_many_found_no_room(self, see):
        assert "more States belong to the group" in see("matrix", group="HARARE").words

    @pytest.mark.parametrize(
        ("asked", "told"),
        [
            ({"states": "PK, Chna"}, "The registry has no State “Chna”. Did you mean China"),
            ({"states": "PK, EU"}, "The registry has no State “EU”."),
            ({"states": "PK"}, "One State makes no pair. Name at least two."),
            ({"group": "NO-SUCH"}, "There is no such group. Choose one of the list."),
            ({"around": "ZZ"}, "The registry has no such State. Choose one of the list."),
            ({"group": "ASEAN-MLAT-2004", "on": "1960-01-01"}, "applies to fewer than two States"),
        ],
    )
    def test_says_what_is_wrong_with_a_choice(self, see, asked, told):
        page = see("matrix", **asked)

        assert page.status_code == 400
        assert told in page.words

    def test_says_what_to_do_where_the_reader_has_no_state(self, client, see, reader):
        reader.office = None
        reader.save()

        assert "Choose a State to see it beside those most connected to it" in see("matrix").words


class TestTimeline:
    def test_has_a_bar_and_a_row_for_each_treaty(self, see):
        page = see("timeline", "PK")

        assert 'aria-label="Applies from 6 August 2010"' in page.markup
        assert "Pakistan–China, 2007 6 August 2010 Applies" in page.words.split("The same as a table", 1)[1]

    def test_shows_unknown_days_as_unknown_and_recalled_ones_as_unverified(self, see):
        table = see("timeline", "HK").words.split("The same as a table", 1)[1]

        assert "Hong Kong–Finland Not known To verify Unverified" in table
        assert "Suspended 20 August 2020 Does not apply Unverified" in table

    def test_is_honest_where_nothing_is_known(self, see):
        assert "that says nothing of what may bind it" in see("timeline", "BV").words

    def test_speaks_of_the_day_asked(self, see):
        words = see("timeline", "HK", on="2015-01-01").words

        assert "on 1 January 2015, the day of the upright line" in words
        assert "United States–Hong Kong, 1997 21 January 2000 Suspended 20 August 2020 Applies" in words
