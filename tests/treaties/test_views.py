"""The registry's screens as somebody signed in reads them."""

import pytest
from django.urls import reverse

from tests.written_once import without_editions
from treaties.choices import Confidence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reader")]


class TestStatePage:
    def test_speaks_of_a_state_with_its_article(self, see):
        words = see("state", "US").words

        assert "Find a channel to the United States" in words
        assert "What binds the United States on 24 November 2026" in words

    def test_tells_what_binds_it_and_what_does_not(self, see):
        words = see("state", "PK").words

        told = words.split("What binds Pakistan, and the schemes it belongs to, on 24 November 2026", 1)[1]
        binding, others = told.split("Not binding, or not known to be", 1)
        assert "Palermo Convention" in binding
        assert "SAARC MLA Convention" in others.split("Checked against the sources")[0]

    def test_counts_how_much_is_verified(self, see):
        page = see("state", "PK")

        assert (
            f"{page.context['verified']} of {page.context['total']} entries on its treaties are verified in full"
            in page.words
        )
        assert 0 < page.context["verified"] < page.context["total"]

    def test_says_in_one_look_what_binds_what_is_wrongly_claimed_and_what_is_not_known(self, see):
        look = see("state", "PK").words.split("Binds it", 1)[1].split("What binds Pakistan, and", 1)[0]

        binds, rest = look.split("Wrongly claimed", 1)
        claimed, unknown = rest.split("Not known", 1)
        assert "Palermo Convention" in binds
        assert "Budapest" not in binds
        assert "Pakistan signed the Budapest Convention." in claimed
        assert "SCO Counter-Terrorism Convention: present force not known Unverified ." in unknown

    def test_does_not_say_of_a_scheme_that_it_binds(self, see):
        words = see("state", "PK").words

        binds, belongs = words.split("Binds it", 1)[1].split("Wrongly claimed", 1)[0].split("Member of", 1)
        assert "Harare" not in binds
        assert belongs.startswith(" the Harare Scheme")
        assert belongs.rstrip().endswith("which does not bind.")
        assert "Harare Scheme" in words.split("Schemes, which do not bind", 1)[1]

    def test_marks_in_one_look_what_is_not_verified(self, see):
        page = see("state", "PK")

        look = page.words.split("Binds it", 1)[1].split("Wrongly claimed", 1)[0]
        named = [*page.context["conventions"], *page.context["bilateral"], *page.context["schemes"]]
        unverified = [str(row.instrument) for row in named if row.confidence == Confidence.UNVERIFIED]
        assert unverified
        assert all(f"{name} Unverified" in look for name in unverified)
        assert look.count("Unverified") == len(unverified)

    def test_does_not_show_a_recalled_day_as_settled(self, see):
        words = see("state", "GB").words

        assert "1 June 2004 Verified except day of entry into force, scope, day of signature" in words

    def test_does_not_call_a_protocol_binding_that_is_not_in_force(self, see):
        page = see("state", "RS")

        assert "CETS-224" in {row.instrument.code for row in page.context["others"]}

    def test_tells_what_binds_a_member_through_the_european_union(self, see):
        words = see("state", "DE").words

        assert "Member of the European Union from 1 January 1958." in words
        assert "Japan–European Union, 2009" in words.split("Binding as a member of the European Union", 1)[1]

    def test_tells_its_authorities_and_what_was_checked(self, see):
        words = see("state", "PK").words

        assert "Central authority for mutual legal assistance" in words
        assert "Contradicted by the sources “Pakistan signed the Budapest Convention.”" in words
        assert "Neither signed nor party Pakistan has neither signed nor become a party" in words

    def test_says_why_what_was_read_is_not_verified(self, see):
        words = see("state", "PK").words

        assert "Unverified Its own note says that it is to be confirmed." in words
        assert "Unverified Of its source only the home page is known, not the page that says so." in words

    def test_names_both_states_of_a_finding_about_a_pair(self, see):
        assert "Pakistan and United Kingdom: A letter of intent" in see("state", "GB").words

    def test_tells_the_languages_it_said_it_accepts(self, see):
        words = see("state", "HR").words

        assert "Languages EIO Directive: Croatian; English only in urgent cases" in words
        assert "Accepts Croatian, English." in words

    def test_offers_to_find_a_channel_from_or_to_it(self, see):
        assert "Find a channel from Pakistan" in see("state", "PK").words
        assert "requested=CN&amp;requesting=PK" in see("state", "CN").content.decode()

    def test_is_honest_where_nothing_is_known(self, see):
        assert "that says nothing of what may bind it" in see("state", "bv").words

    def test_is_not_there_for_an_unknown_code(self, see):
        assert see("state", "ZZ").status_code == 404


class TestTheRooms:
    @pytest.mark.parametrize("page", ["states", "instruments", "finder"])
    def test_lead_to_matrix_claims_sources_editions_and_suggestions(self, see, page):
        markup = see(page).markup

        for room in ("matrix", "claims", "sources", "editions", "suggestions"):
            assert f'href="{reverse(f"treaties:{room}")}"' in markup


class TestInstrumentPage:
    def test_lists_states_by_name_accents_aside(self, see):
        states = [row.state.name for row in see("instrument", "UNTOC").context["bound"]]

        assert states.index("Côte d'Ivoire") < states.index("Croatia") < states.index("Cyprus")
        assert states.index("Türkiye") < states.index("Ukraine")

    def test_tells_what_it_is_and_who_is_a_party(self, see):
        words = see("instrument", "UNTOC").words

        assert "United Nations Convention against Transnational Organized Crime" in words
        assert "UNTS vol. 2225" in words
        assert "Pakistan Party 12 February 2010 (computed) Verified" in words

    def test_tells_what_a_request_must_contain_and_why_it_may_be_refused(self, see):
        words = see("instrument", "UNTOC").words

        assert "Summary of relevant facts Except for: service of documents art. 18(15)(c) Mandatory" in words
        assert "Request does not conform to Art 18 art. 18(21)(a) May be refused" in words
        assert "Central authority art. 18(13)" in words

    def test_gives_time_limits_in_days(self, see):
        assert "art. 29(7) At least 60 days, renewable" in see("instrument", "CETS-185").words

    def test_says_that_a_bilateral_text_was_not_read(self, see):
        words = see("instrument", "MLAT-CN-PK-2007").words

        assert "The text of this treaty has not been read into the registry." in words
        assert "under such a treaty usually contains" in words

    def test_marks_a_day_that_is_only_recalled(self, see):
        assert "In force 29 September 2003 Articles" in see("instrument", "UNTOC").words
        assert "In force 30 October 1985 Unverified" in see("instrument", "RIYADH-1983").words

    def test_says_of_a_data_access_agreement_that_orders_under_it_are_no_requests(self, see):
        words = see("instrument", "MLAT-GB-US-2019").words

        assert (
            "an order under it goes to a service provider, and is no request to the other State’s authorities" in words
        )
        assert "may carry a request by itself" not in words
        assert "usually contains" not in words

    def test_shows_what_was_checked(self, see):
        assert "Pakistan signed the Budapest Convention." in see("instrument", "CETS-185").words

    def test_is_not_there_for_an_unknown_code(self, see):
        assert see("instrument", "NO-SUCH").status_code == 404


class TestInstrumentList:
    def test_has_the_conventions_first_and_on_the_first_page_only(self, see):
        words = see("instruments").words

        assert words.index("Conventions, regional instruments and schemes") < words.index("Bilateral treaties 523")
        assert "Page 1 of 11" in words
        assert "Conventions, regional instruments" not in see("instruments", page="2").words

    def test_marks_a_day_that_is_only_recalled(self, see):
        words = see("instruments", state="CH", text="Egypt").words

        assert "7 October 2000 2 September 2002 Unverified" in words

    def test_is_narrowed_by_text_and_state(self, see):
        words = see("instruments", text="2007", state="PK").words

        assert "Pakistan–China, 2007" in words
        assert "Palermo Convention" not in words

    def test_says_so_where_nothing_matches(self, see):
        assert "Nothing matches." in see("instruments", text="zzz").words

    @pytest.mark.parametrize("query", [{"page": "abc"}, {"page": "999"}, {"state": "ZZ"}, {"text": "\x00"}])
    def test_survives_a_filter_that_is_no_good(self, see, query):
        assert see("instruments", **query).status_code == 200


class TestStateList:
    def test_has_every_state_but_not_the_union(self, see):
        words = see("states").words

        assert "250 States and territories" in words
        assert "Pakistan" in words
        assert "European Union" not in words


class TestFactMark:
    def test_says_why_a_fact_is_not_verified(self, see):
        words = see("finder", requesting="GB", requested="AE").words

        assert "Unverified Source of:" in words
        assert "The day it came into force is recalled and not yet checked against a source." in words

    def test_takes_a_signature_that_was_read_for_verified(self, see):
        unavailable = see("finder", requesting="PK", requested="IR").words.split("Not available", 1)[1]

        assert "Verified Source of: Pakistan has signed the agreement" in unavailable


class TestWithoutARegistry:
    @pytest.mark.parametrize(
        ("room", "args"),
        [
            ("treaties:finder", ()),
            ("treaties:instruments", ()),
            ("treaties:instrument", ("UNTOC",)),
            ("treaties:state", ("PK",)),
            ("requests_app:start", ()),
        ],
    )
    def test_every_room_says_what_to_do(self, client, room, args):
        without_editions()

        page = client.get(reverse(room, args=args))

        assert page.status_code == 503
        assert "The treaty registry is empty. Run manage.py load_registry first." in page.content.decode()
