"""Offences in the draft: picked from the catalogue, written under both laws, element by element; who is told."""

import pytest

from requests_app import services
from requests_app.models import AssistanceRequest, Counterpart, Offence
from tests.requests_app.browser import edit, posted, words_of
from tests.requests_app.drafting.offences.reaching import of_the_case, told, url
from treaties.selectors import current_registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


class TestTheCatalogue:
    def test_is_searched_by_words_and_kind(self, draft, client):
        page = words_of(client.get(url("offence_catalogue", draft), {"words": "1591 sex", "category": "trafficking"}))

        assert "Trafficking" in page
        assert "Illegal access" not in page

    def test_says_what_to_do_where_nothing_is_found(self, draft, client):
        page = words_of(client.get(url("offence_catalogue", draft), {"words": "arson"}))

        assert "No offence of the catalogue has all these words" in page
        assert "Write one yourself" in page

    def test_shows_how_each_provision_is_known_and_the_article_of_the_channel(self, draft, client):
        page = words_of(client.get(url("offence_catalogue", draft), {"catalogue": "illegal_access"}))

        assert "18 USC 2701" in page
        assert "Unverified: check the statute" in page
        assert "serious crime under Art 2(b)" in page

    def test_shows_the_notes_on_the_two_laws_and_general_ones_and_none_on_a_third(self, draft, client):
        page = words_of(client.get(url("offence_catalogue", draft), {"catalogue": "illegal_access"}))

        folded = page.split("<summary>Notes on dual criminality (4)</summary>")[1].split("</details>")[0]
        assert "Pakistan wants dishonest intention" in folded
        assert "The US base offence is under one year" in folded
        assert "States differ on mere access" in folded
        assert "Germany wants a barrier overcome" not in page

    def test_fills_in_both_provisions_with_their_penalties_in_numbers(self, draft, client):
        address = url("offence_new", draft)
        picked = {"catalogue": "trafficking_sexual", "own": "PTPA 2018 s 4", "counterpart": "18 USC 1591"}
        page = client.get(address, picked)

        response = client.post(address, posted(page.context["form"]))

        offence = Offence.objects.get(provision="Prevention of Trafficking in Persons Act 2018 section 4")
        assert response.url == url("elements", draft, offence.pk)
        assert (offence.min_penalty_years, offence.max_penalty_years, offence.life) == (3, 14, False)
        theirs = offence.counterparts.get(state="US")
        assert (theirs.provision, theirs.penalty, theirs.life) == ("18 USC 1591", "15 years to life", True)


class TestAnOffence:
    @pytest.mark.parametrize("key", ["", "no_such_offence"])
    def test_that_the_catalogue_does_not_have_is_written_by_hand(self, key, draft, client):
        edit(client, url("offence_new", draft), title="Arson", provision="Act 1, s 2", catalogue_key=key)

        assert draft.offences.get(title="Arson").catalogue_key == ""

    @pytest.mark.parametrize(
        ("typed", "reason"), [("four", "Enter a number of years"), ("-1", "Enter a number of years")]
    )
    def test_needs_years_as_a_number(self, typed, reason, draft, client):
        offence = draft.offences.first()

        response = edit(client, url("offence", draft, offence.pk), max_penalty_years=typed)

        assert reason in words_of(response)
        assert Offence.objects.get(pk=offence.pk).max_penalty_years == 14

    def test_has_no_minimum_above_its_maximum(self, draft, client):
        offence = draft.offences.first()

        response = edit(client, url("offence", draft, offence.pk), min_penalty_years="15", max_penalty_years="14")

        assert "The minimum is higher than the maximum" in words_of(response)

    def test_is_changed_and_taken_out(self, draft, client):
        offence = draft.offences.first()

        edit(client, url("offence", draft, offence.pk), penalty="Up to 20 years")
        seen = AssistanceRequest.objects.get(pk=draft.pk).version
        client.post(url("offence_take_out", draft, offence.pk), {"seen_version": seen})

        assert Offence.objects.get(pk=offence.pk).penalty == "Up to 20 years"
        assert not draft.offences.exists()


class TestACounterpart:
    def test_is_never_that_of_another_state(self, draft, client):
        elsewhere = of_the_case(draft, "DE")

        edit(client, url("offence", elsewhere, draft.offences.first().pk), counterpart_provision="StGB section 232")

        assert told(draft).counterpart_provision == "18 USC 1591"
        assert told(elsewhere).counterpart_provision == "StGB section 232"

    def test_makes_nobody_a_drafter_of_a_request_to_another_state(self, draft, client):
        elsewhere = of_the_case(draft, "DE")

        edit(client, url("offence", elsewhere, draft.offences.first().pk), counterpart_provision="StGB section 232")

        assert AssistanceRequest.objects.get(pk=draft.pk).version == draft.version

    def test_is_verified_by_the_catalogue_or_by_the_officer(self, draft, client):
        offence = draft.offences.first()
        assert told(draft).counterpart_verified

        edit(client, url("offence", draft, offence.pk), counterpart_provision="18 USC 1591, 1594")
        assert not told(draft).counterpart_verified

        edit(client, url("offence", draft, offence.pk), counterpart_is_checked="on")
        assert told(draft).counterpart_verified

    def test_is_not_verified_by_a_provision_that_was_read_of_another_state(self, draft):
        offence, law = draft.offences.first(), current_registry().law
        provisions = law.offences[offence.catalogue_key].provisions
        read = next(each for state, of in provisions.items() if state != "US" for each in of if each.seen)

        services.set_counterpart(
            offence, draft.requested_state, provision=read.cited, text="", penalty="", explanation="", elements={}
        )

        assert told(draft).counterpart_provision == read.cited
        assert not told(draft).counterpart_verified

    def test_of_which_nothing_is_written_is_taken_away(self, draft):
        offence = draft.offences.first()

        services.set_counterpart(
            offence, draft.requested_state, provision="", text="", penalty="", explanation="", elements={}
        )

        assert not Counterpart.objects.exists()
