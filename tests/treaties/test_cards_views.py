"""The cards of a State and its authority finder as somebody signed in sees them."""

import pytest

from treaties import additions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reader")]


PAGES = [("cards", []), ("card", ["taking_testimony"]), ("authority", [])]


@pytest.mark.parametrize(("name", "args"), PAGES)
class TestEveryPage:
    def test_is_seen_from_the_readers_own_state_today(self, see, name, args):
        assert "Pakistan asks the United States, on 24 November 2026" in see(name, "US", *args).words

    def test_can_be_seen_from_another_state_on_another_day(self, see, name, args):
        page = see(name, "fr", *args, **{"from": "de", "on": "2019-01-01"})

        assert "Germany asks France, on 1 January 2019" in page.words

    def test_asks_for_a_state_where_the_reader_reads_of_their_own(self, see, name, args):
        page = see(name, "PK", *args)

        assert page.status_code == 200
        assert "Choose the State that asks" in page.words

    @pytest.mark.parametrize(
        ("query", "says"),
        [
            ({"from": "US"}, "Choose a State of the list, other than United States itself."),
            ({"from": "ZZ"}, "Choose a State of the list"),
            ({"from": ""}, "Choose the State that asks."),
            ({"on": "2026-02-30"}, "That is no day. Write it as YYYY-MM-DD"),
            ({"on": "0001-01-01"}, "Choose a day from 1 January 1900 on."),
        ],
    )
    def test_says_what_is_wrong_with_a_question(self, see, name, args, query, says):
        page = see(name, "US", *args, **query)

        assert page.status_code == 400
        assert says in page.words

    @pytest.mark.parametrize("code", ["ZZ", "EU"])
    def test_is_not_there_for_a_state_that_is_none(self, see, name, args, code):
        assert see(name, code, *args).status_code == 404

    def test_is_for_people_who_signed_in(self, client, see, name, args):
        client.logout()

        assert see(name, "US", *args).status_code == 302

    def test_asks_the_database_little(self, see, django_assert_max_num_queries, monkeypatch, name, args):
        monkeypatch.setattr(additions, "_additions", [])
        see(name, "US", *args)

        with django_assert_max_num_queries(8):
            see(name, "US", *args)


class TestCards:
    def test_list_every_measure_with_channel_and_quicker_way(self, see, registry):
        page = see("cards", "US")

        assert all(each.title in page.words for each in registry.law.assistance_types.values())
        assert "Palermo Convention, art. 18(3)(a)" in page.words
        assert "24/7 network, if open to both" in page.words

    def test_lead_to_the_card_of_the_same_pair_and_day(self, see):
        page = see("cards", "FR", **{"from": "DE", "on": "2020-05-01"})

        assert 'href="/registry/states/FR/cards/taking_testimony/?from=DE&amp;on=2020-05-01"' in page.markup

    def test_never_say_no(self, see):
        page = see("cards", "TK")

        assert "As far as its own law allows" in page.words
        assert "Not possible" not in page.words


class TestCard:
    def test_is_not_there_for_a_measure_that_is_none(self, see):
        assert see("card", "US", "no_such_measure").status_code == 404

    def test_marks_what_is_unverified_and_shows_each_source(self, see):
        page = see("card", "FR", "taking_testimony", **{"from": "DE"})

        assert "Rests on unverified facts" in page.words
        assert "Recalled and not yet checked against a source." in page.words

    def test_calls_nothing_mandatory_that_only_the_pattern_for_bilateral_treaties_says(self, see):
        words = see("card", "US", "taking_testimony", **{"from": "GB"}).words

        assert "What such treaties usually ask for" in words
        assert "Mandatory contents" not in words

    def test_says_what_is_not_known(self, see):
        words = see("card", "TK", "bank_financial_records").words

        assert "No declaration of the languages it accepts is known to the registry." in words
        assert "No authority of Tokelau that receives such requests is known to the registry." in words
        assert "that does not say that there is none" in words

    def test_tells_special_requirements_of_both_states_laws(self, see):
        words = see("card", "US", "content_data_stored").words

        assert "Probable cause for content" in words
        assert "Pakistan: Mutual Legal Assistance (Criminal Matters) Act 2020" in words


class TestAuthorityFinder:
    def test_offers_the_channels_that_are_usable(self, see):
        page = see("authority", "US")

        assert "The best one: United Nations Convention against Transnational Organized Crime" in page.words
        assert '<option value="UNCAC">' in page.markup
        assert '<option value="CETS-185">' not in page.markup

    def test_answers_for_the_channel_chosen(self, see):
        page = see("authority", "PK", **{"from": "AE", "channel": "UNCAC"})

        assert "National Accountability Bureau" in page.words
        assert "Designated under the United Nations Convention against Corruption" in page.words

    def test_names_the_contact_point_for_urgent_preservation(self, see):
        page = see("authority", "US", **{"from": "GB", "urgent": "on"})

        assert "24/7 contact point under art. 35 of the Budapest Convention" in page.words

    @pytest.mark.parametrize("channel", ["EU-EIO-2014", "no-such-thing"])
    def test_refuses_a_channel_that_does_not_bind_the_two(self, see, channel):
        page = see("authority", "US", channel=channel)

        assert page.status_code == 400
        assert "That channel is not usable between the two for this." in page.words

    def test_refuses_a_measure_that_is_none(self, see):
        page = see("authority", "US", measure="no_such_measure")

        assert "The catalogue has no no_such_measure." in page.words
