"""The registry's screens as somebody signed in reads them."""

from datetime import UTC, datetime
from html import unescape
from re import sub

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from tests.factories import OfficeFactory, UserFactory
from treaties.models import Edition

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def reader(client, monkeypatch):
    """An officer of Pakistan, signed in at noon of the day the registry speaks of."""
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    officer = UserFactory(office=OfficeFactory(state_id="PK"), roles=[Role.LEGAL_OFFICER])
    client.force_login(officer)
    return officer


@pytest.fixture
def read(client):
    """Open a page; its words are in `words`, single spaces between them."""

    def opened(name, *args, **query):
        response = client.get(reverse(f"treaties:{name}", args=args), query)
        response.words = " ".join(unescape(sub("<[^>]+>", " ", response.content.decode())).split())
        return response

    return opened


class TestStatePage:
    def test_tells_what_binds_it_and_what_does_not(self, read):
        words = read("state", "PK").words
        binding, others = words.split("What binds Pakistan on 24 November 2026", 1)[1].split(
            "Not binding, or not known to be", 1
        )

        assert "Palermo Convention" in binding
        assert "SAARC MLA Convention" in others.split("Checked against the sources")[0]

    def test_counts_how_much_is_verified(self, read):
        page = read("state", "PK")

        assert (
            f"{page.context['verified']} of {page.context['total']} entries on its treaties are verified in full"
            in page.words
        )
        assert 0 < page.context["verified"] < page.context["total"]

    def test_says_in_one_look_what_binds_what_is_wrongly_claimed_and_what_is_not_known(self, read):
        look = read("state", "PK").words.split("Binds it", 1)[1].split("What binds Pakistan on", 1)[0]

        binds, rest = look.split("Wrongly claimed", 1)
        claimed, unknown = rest.split("Not known", 1)
        assert "Palermo Convention" in binds
        assert "Budapest" not in binds
        assert "Pakistan signed the Budapest Convention." in claimed
        assert "SCO Counter-Terrorism Convention: present force not known" in unknown

    def test_does_not_show_a_recalled_day_as_settled(self, read):
        words = read("state", "GB").words

        assert "1 June 2004 Verified except day of entry into force, scope, day of signature" in words

    def test_does_not_call_a_protocol_binding_that_is_not_in_force(self, read):
        page = read("state", "RS")

        assert "CETS-224" in {row.instrument.code for row in page.context["others"]}

    def test_tells_what_binds_a_member_through_the_european_union(self, read):
        words = read("state", "DE").words

        assert "Member of the European Union from 1 January 1958." in words
        assert "Japan–European Union, 2009" in words.split("Binding as a member of the European Union", 1)[1]

    def test_tells_its_authorities_and_what_was_checked(self, read):
        words = read("state", "PK").words

        assert "Central authority for mutual legal assistance" in words
        assert "Contradicted by the sources “Pakistan signed the Budapest Convention.”" in words
        assert "Neither signed nor party Pakistan has neither signed nor become a party" in words

    def test_says_why_what_was_read_is_not_verified(self, read):
        words = read("state", "PK").words

        assert "Unverified Its own note says that it is to be confirmed." in words
        assert "Unverified Of its source only the home page is known, not the page that says so." in words

    def test_names_both_states_of_a_finding_about_a_pair(self, read):
        assert "Pakistan and United Kingdom: A letter of intent" in read("state", "GB").words

    def test_tells_the_languages_it_said_it_accepts(self, read):
        words = read("state", "HR").words

        assert "Languages EIO Directive: Croatian; English only in urgent cases" in words
        assert "Accepts Croatian, English." in words

    def test_offers_to_find_a_channel_from_or_to_it(self, read):
        assert "Find a channel from Pakistan" in read("state", "PK").words
        assert "requested=CN&amp;requesting=PK" in read("state", "CN").content.decode()

    def test_is_honest_where_nothing_is_known(self, read):
        assert "that says nothing of what may bind it" in read("state", "bv").words

    def test_is_not_there_for_an_unknown_code(self, read):
        assert read("state", "ZZ").status_code == 404


class TestInstrumentPage:
    def test_tells_what_it_is_and_who_is_a_party(self, read):
        words = read("instrument", "UNTOC").words

        assert "United Nations Convention against Transnational Organized Crime" in words
        assert "UNTS vol. 2225" in words
        assert "Pakistan Party 12 February 2010 (computed) Verified" in words

    def test_tells_what_a_request_must_contain_and_why_it_may_be_refused(self, read):
        words = read("instrument", "UNTOC").words

        assert "Summary of relevant facts Except for: service of documents art. 18(15)(c) Mandatory" in words
        assert "Request does not conform to Art 18 art. 18(21)(a) May be refused" in words
        assert "Central authority art. 18(13)" in words

    def test_gives_time_limits_in_days(self, read):
        assert "art. 29(7) At least 60 days, renewable" in read("instrument", "CETS-185").words

    def test_says_that_a_bilateral_text_was_not_read(self, read):
        words = read("instrument", "MLAT-CN-PK-2007").words

        assert "The text of this treaty has not been read into the registry." in words
        assert "under such a treaty usually contains" in words

    def test_marks_a_day_that_is_only_recalled(self, read):
        assert "In force 29 September 2003 Articles" in read("instrument", "UNTOC").words
        assert "In force 30 October 1985 Unverified" in read("instrument", "RIYADH-1983").words

    def test_says_of_a_data_access_agreement_that_orders_under_it_are_no_requests(self, read):
        words = read("instrument", "MLAT-GB-US-2019").words

        assert (
            "an order under it goes to a service provider, and is no request to the other State’s authorities" in words
        )
        assert "may carry a request by itself" not in words
        assert "usually contains" not in words

    def test_shows_what_was_checked(self, read):
        assert "Pakistan signed the Budapest Convention." in read("instrument", "CETS-185").words

    def test_is_not_there_for_an_unknown_code(self, read):
        assert read("instrument", "NO-SUCH").status_code == 404


class TestInstrumentList:
    def test_has_the_conventions_first_and_on_the_first_page_only(self, read):
        words = read("instruments").words

        assert words.index("Conventions, regional instruments and schemes") < words.index("Bilateral treaties 523")
        assert "Page 1 of 11" in words
        assert "Conventions, regional instruments" not in read("instruments", page="2").words

    def test_marks_a_day_that_is_only_recalled(self, read):
        words = read("instruments", state="CH", text="Egypt").words

        assert "7 October 2000 2 September 2002 Unverified" in words

    def test_is_narrowed_by_text_and_state(self, read):
        words = read("instruments", text="2007", state="PK").words

        assert "Pakistan–China, 2007" in words
        assert "Palermo Convention" not in words

    def test_says_so_where_nothing_matches(self, read):
        assert "Nothing matches." in read("instruments", text="zzz").words

    @pytest.mark.parametrize("query", [{"page": "abc"}, {"page": "999"}, {"state": "ZZ"}, {"text": "\x00"}])
    def test_survives_a_filter_that_is_no_good(self, read, query):
        assert read("instruments", **query).status_code == 200


class TestStateList:
    def test_has_every_state_but_not_the_union(self, read):
        words = read("states").words

        assert "250 States and territories" in words
        assert "Pakistan" in words
        assert "European Union" not in words


class TestFactMark:
    def test_says_why_a_fact_is_not_verified(self, read):
        words = read("finder", requesting="GB", requested="AE").words

        assert "Unverified Source of:" in words
        assert "The day it came into force is recalled and not yet checked against a source." in words

    def test_takes_a_signature_that_was_read_for_verified(self, read):
        unavailable = read("finder", requesting="PK", requested="IR").words.split("Not available", 1)[1]

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
        Edition.objects.all().delete()

        page = client.get(reverse(room, args=args))

        assert page.status_code == 503
        assert "The treaty registry is empty. Run manage.py load_registry first." in page.content.decode()
