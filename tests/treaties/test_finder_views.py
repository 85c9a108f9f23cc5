"""The finder's screen as somebody signed in reads it."""

from html import unescape
from re import findall, sub

import pytest

pytestmark = pytest.mark.django_db
PK_US = {"requesting": "PK", "requested": "US", "on": "2026-11-24"}


@pytest.fixture
def read(see):
    """Ask the finder; its words are in `words`, single spaces between them, without the row of links to its parts."""

    def opened(**query):
        page = see("finder", **query)
        markup = sub(r'(?s)<ul class="on-this-page".*?</ul>', " ", page.markup)
        page.words = " ".join(unescape(sub("<[^>]+>", " ", markup)).split())
        return page

    return opened


def between(page, start, end):
    return page.words.split(start, 1)[1].split(end, 1)[0]


class TestFinder:
    def test_says_what_to_do_first_and_offers_good_pairs(self, read):
        page = read()

        assert page.status_code == 200
        assert "Choose the State that asks and the State that is asked." in page.words
        for pair in ("Pakistan asks the United States", "Germany asks France", "Japan asks Serbia"):
            assert pair in page.words

    def test_leads_from_its_top_to_each_part_of_the_answer(self, read):
        page = read(requesting="PK", requested="US", on="2026-11-24")

        top, answer = page.content.decode().split('<form method="get" class="question"', 1)
        targets = findall(r'<li><a href="#([\w-]+)">', top)
        assert {"recommended", "what-if", "keep"} <= set(targets)
        assert [target for target in targets if f'id="{target}"' not in answer] == []

    def test_recommends_a_channel_with_reasons_facts_and_their_sources(self, read):
        page = read(requesting="PK", requested="US", on="2026-11-24")

        assert "Pakistan asks the United States, on 24 November 2026 · registry edition 1" in page.words
        recommended = page.words.split("Recommended", 1)[1].split("Notes", 1)[0]
        assert "Both bound since 12 February 2010" in recommended
        assert "Mutual legal assistance: Art. 18" in recommended
        assert "United Nations" in recommended
        assert "as of" in recommended

    def test_names_what_is_not_available_and_why(self, read):
        unavailable = read(requesting="PK", requested="US").words.split("Not available", 1)[1]

        assert "Pakistan has neither signed nor become a party to the Convention on Cybercrime" in unavailable

    def test_says_that_no_bilateral_treaty_is_known(self, read):
        words = read(requesting="PK", requested="US").words

        assert "No bilateral treaty between Pakistan and the United States is known to the registry." in words

    def test_takes_today_where_no_day_is_given(self, read):
        assert "on 24 November 2026" in read(requesting="PK", requested="US", on="").words

    def test_leads_to_a_draft_with_everything_that_was_asked(self, read):
        page = read(requesting="PK", requested="US", on="2026-11-24", measure="subscriber_information")

        link = page.content.decode().split("Draft a request by this channel")[0].rsplit('href="', 1)[1].split('"')[0]
        for part in ("requesting=PK", "requested=US", "on=2026-11-24", "measure=subscriber_information"):
            assert part in link
        assert "channel=UNTOC" in link

    def test_offers_no_draft_where_another_state_asks(self, read, reader):
        words = read(requesting="CN", requested="US").words

        assert "Draft" not in words.split("Recommended", 1)[1]
        assert f"{reader.office} drafts the requests of Pakistan only." in words

    def test_sets_orders_to_a_provider_apart_and_drafts_no_request_by_them(self, read, reader):
        reader.office.state_id = "GB"
        reader.office.save()

        words = read(requesting="GB", requested="US", measure="content_data_stored").words
        orders = words.split("Orders to a service provider", 1)[1].split("Not available", 1)[0]

        assert "Agreement on Access to Electronic Data for the Purpose of Countering Serious Crime" in orders
        assert "an order goes to a service provider; it is not a request to the other State's authorities." in orders
        assert "Draft" not in orders

    def test_prepares_the_content_where_a_form_must_be_used(self, read, reader):
        reader.office.state_id = "DE"
        reader.office.save()

        recommended = read(requesting="DE", requested="FR").words.split("Recommended", 1)[1].split("Notes")[0]

        assert "Prepare the content of its form" in recommended
        assert "Draft" not in recommended

    @pytest.mark.parametrize("pair", [{"requesting": "pk", "requested": "us"}, {"requesting": " Pk "}])
    def test_takes_a_code_as_people_write_it(self, read, pair):
        assert "Pakistan asks the United States" in read(**{"requested": "US"} | pair).words

    def test_links_to_the_other_direction(self, read):
        page = read(requesting="PK", requested="US", on="2026-11-24")

        assert "requesting=US&amp;requested=PK" in page.content.decode()

    def test_fills_in_the_state_a_page_names_without_complaining(self, read):
        page = read(requested="US")

        assert page.status_code == 200
        assert page.context["form"]["requested"].value() == "US"

    @pytest.mark.parametrize(
        ("asked", "told"),
        [
            ({"requested": "PK"}, "Both States are Pakistan. Choose two different States."),
            ({"requested": "PK", "on": "2026-02-30"}, "Choose two different States."),
            ({"on": "2026-02-30"}, "That is no day. Write it as YYYY-MM-DD"),
            ({"on": "0001-01-01"}, "Choose a day from 1 January 1900 on."),
            ({"on": "1899-12-31"}, "Choose a day from 1 January 1900 on."),
            ({"requested": "ZZ"}, "The registry has no such State."),
            ({"requested": "EU"}, "The registry has no such State."),
            ({"requested": ""}, "Choose a State."),
            ({"measure": "testimny"}, "The catalogue has no testimny."),
            ({"offence": "nothing"}, "The catalogue has no nothing."),
            ({"urgency": "soon"}, "There is no urgency called soon."),
            ({"requested": "<b>\x00"}, "Requested State"),
        ],
    )
    def test_says_what_is_wrong_with_a_question(self, read, asked, told):
        page = read(**{"requesting": "PK", "requested": "US"} | asked)

        assert page.status_code == 400
        assert "There is something to mend" in page.words
        assert told in page.words
        assert "Recommended" not in page.words

    def test_asks_the_database_eight_times_at_most(self, read, django_assert_max_num_queries):
        with django_assert_max_num_queries(8):
            read(**PK_US, measure="subscriber_information", offence="computer_fraud", urgency="emergency")

    def test_is_for_people_who_signed_in(self, client, read):
        client.logout()

        assert read().status_code == 302


class TestWhatAChannelAsks:
    def test_is_told_of_the_recommended_one_with_its_articles(self, read):
        asks = between(read(**PK_US, measure="subscriber_information"), "What it asks for subscriber", "Other usable")

        for part in ("Authority making the request (art. 18(15)(a))", "Office of International Affairs", "art. 18(13)"):
            assert part in asks
        assert "Pakistan: Mutual Legal Assistance (Criminal Matters) Act 2020" in asks

    def test_is_told_of_every_channel_that_may_carry_the_request(self, read):
        page = read(**PK_US)

        assert page.words.count("What it asks :") == len(page.context["answer"].usable)
        assert page.content.decode().count('<details class="asks" open>') == 1

    def test_calls_nothing_mandatory_that_only_the_pattern_for_bilateral_treaties_says(self, read):
        asks = between(
            read(requesting="GB", requested="US", measure="taking_testimony"), "What it asks", "Other usable"
        )

        assert "Such treaties usually ask for" in asks
        assert "Mandatory contents" not in asks

    def test_says_that_a_measure_makes_it_more_exact(self, read):
        assert "Choose a measure to see what is asked for it." in read(**PK_US).words


class TestQuickerWays:
    def test_stand_above_the_formal_request_with_provision_and_contact_point(self, read):
        page = read(requesting="JP", requested="DE", measure="traffic_data_stored")
        ways = between(page, "Quicker lawful ways", "Recommended")

        assert "24/7 network for stored traffic data" in ways
        assert "Federal Criminal Police Office (BKA)" in ways
        assert "(Convention on Cybercrime (Budapest Convention), ETS No. 185, art. 35)" in ways
        assert "Publicly available data, or lawful and voluntary consent" in ways

    def test_depend_on_what_is_sought(self, read):
        assert "Choose a measure: which quicker ways are open depends on what is sought." in read(**PK_US).words

    def test_lead_to_the_agreement_by_which_an_order_goes_to_the_provider(self, read):
        page = read(requesting="GB", requested="US", measure="content_data_stored")

        assert "An order to the service provider" in between(page, "Quicker lawful ways", "Recommended")
        assert 'href="#channel-MLAT-GB-US-2019"' in page.content.decode()
        assert 'id="channel-MLAT-GB-US-2019"' in page.content.decode()

    def test_begin_with_disclosure_at_once_in_an_emergency(self, read):
        page = read(requesting="GB", requested="US", measure="content_data_stored", urgency="emergency")

        first = between(page, "is for your own law.", "24/7 network")
        assert first.strip().startswith("Emergency channel for emergency disclosure of data")


class TestWhatIf:
    def test_leads_to_another_day_and_keeps_the_rest(self, read):
        page = read(**PK_US, measure="taking_testimony").content.decode()

        link = page.split("A year earlier")[0].rsplit('href="', 1)[1]
        for part in ("requesting=PK", "requested=US", "on=2025-11-24", "measure=taking_testimony"):
            assert part in link

    def test_leads_to_the_day_before_the_answer_changed(self, read):
        words = read(**PK_US).words

        assert "became usable , 11 February 2010" in words

    def test_leads_to_the_other_measures_of_the_channel(self, read):
        page = read(**PK_US, measure="taking_testimony").content.decode()

        assert "measure=service_of_documents" in page
