"""Offences in the draft: picked from the catalogue, written under both laws, element by element; who is told."""

import pytest
from django.urls import reverse

from requests_app import assemble, services
from requests_app.choices import Confidentiality
from requests_app.content import pointing
from requests_app.models import AssistanceRequest, Counterpart, Offence
from tests.factories import NOON, AssistanceRequestFactory, OfficeFactory, UserFactory
from tests.requests_app.browser import edit, posted, words_of
from treaties.editing import asked
from treaties.models import Suggestion
from treaties.selectors import current_registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def office():
    return OfficeFactory(state_id="PK")


@pytest.fixture
def draft(at_status):
    return at_status()


@pytest.fixture
def client(client, officer, draft):
    client.force_login(officer)
    return client


def url(name, assistance_request, *args):
    return reverse(f"requests_app:{name}", args=[assistance_request.pk, *args])


def elements_url(draft):
    return url("elements", draft, draft.offences.first().pk)


def told(assistance_request):
    """The first offence as the letter tells it."""
    return assemble.assemble(AssistanceRequest.objects.get(pk=assistance_request.pk)).offences[0]


def of_the_case(draft, state):
    """A request of the same case to another State, that names the same offences."""
    made = AssistanceRequestFactory(
        case=draft.case, office=draft.office, requested_state_id=state, drafted_by=draft.created_by, complete=False
    )
    made.offences.set(draft.offences.all())
    return made


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


class TestElements:
    def test_are_answered_by_paragraphs_and_words_under_both_laws(self, draft, client):
        draft.case.summary_of_facts = "They met.\n\nThey lied."
        draft.case.save()
        _, second = pointing.paragraphs("They met.\n\nThey lied.")

        edit(
            client,
            elements_url(draft),
            element_2_paragraphs=[f"{second.number}:{second.digest}"],
            element_2_facts="By telephone.",
            element_2_counterpart_law="Fraud.",
        )

        means = next(each for each in told(draft).elements if each.key == "means")
        assert (means.paragraphs, means.facts, means.counterpart_law) == ((2,), "By telephone.", "Fraud.")

    def test_of_your_own_get_questions_of_their_own(self, draft, client):
        response = edit(client, elements_url(draft), further="Organised group")

        assert response.url == elements_url(draft)
        assert "Organised group" in [each.title for each in told(draft).elements]
        edit(client, elements_url(draft), further="")
        assert "Organised group" not in [each.title for each in told(draft).elements]

    def test_are_asked_for_once(self, draft, client):
        response = edit(client, elements_url(draft), further="Means")

        assert "is asked for above already" in words_of(response)

    def test_are_written_once_for_all_requests_of_the_case(self, draft, client):
        elsewhere = of_the_case(draft, "DE")

        edit(client, elements_url(draft), element_1_facts="Said in court.", element_1_counterpart_law="Of the US.")

        act = next(each for each in told(elsewhere).elements if each.key == "act")
        assert (act.facts, act.counterpart_law) == ("Said in court.", "")
        assert AssistanceRequest.objects.get(pk=elsewhere.pk).version == elsewhere.version + 1

    def test_whose_paragraph_was_changed_ask_to_look_again(self, draft, client):
        facts = "They met.\n\nThey lied."
        draft.case.summary_of_facts = facts
        draft.case.save()
        first, _ = pointing.paragraphs(facts)
        edit(client, elements_url(draft), element_1_paragraphs=[f"{first.number}:{first.digest}"])
        draft.case.summary_of_facts = "They met in May.\n\nThey lied."
        draft.case.save()

        page = words_of(client.get(elements_url(draft)))

        assert "You pointed at the paragraph that began “They met.”. It was changed since" in page
        act = next(each for each in told(draft).elements if each.key == "act")
        assert (act.paragraphs, act.lost) == ((), ("They met.",))

    def test_of_another_office_are_not_there(self, draft, client):
        client.force_login(UserFactory())

        assert client.get(elements_url(draft)).status_code == 404

    def test_gaps_lead_to_their_inputs(self, draft, client):
        draft.offences.first().element_answers.all().delete()

        page = client.get(url("check", draft)).content.decode()

        assert f"{elements_url(draft)}#id_offence_1_element_1_facts" in page
        assert 'id="id_offence_1_element_1_facts"' in client.get(elements_url(draft)).content.decode()


class TestTheEditors:
    def write(self, client, draft, **typed):
        typed = {"title": "Arson", "provision": "Act 1, section 2"} | typed
        return edit(client, url("offence_new", draft), **typed)

    def test_are_told_of_what_the_catalogue_does_not_have_once(self, draft, client):
        self.write(client, draft, counterpart_provision="18 USC 81")
        self.write(client, draft, counterpart_provision="18 USC 81")

        words = sorted(each.words for each in asked.open_suggestions())
        assert words == [
            "18 USC 81\nOffence: Arson (not in the catalogue)",
            "Act 1, section 2\nOffence: Arson (not in the catalogue)",
        ]

    def test_read_nothing_of_the_case(self, draft, client):
        self.write(client, draft, text="Sajid Example set fire.", explanation="As in our case.")

        (suggestion,) = Suggestion.objects.all()
        assert suggestion.about == "Offence catalogue: a provision of Pakistan"
        assert (suggestion.url, suggestion.about_key) == ("", "")
        assert "Sajid" not in suggestion.words

    def test_are_not_told_of_what_the_catalogue_has(self, draft, client):
        edit(client, url("offence", draft, draft.offences.first().pk), penalty="Up to 20 years")

        assert not Suggestion.objects.exists()

    @pytest.mark.parametrize("mark", [{"is_exercise": True}, {"confidentiality": Confidentiality.RESTRICTED}])
    def test_are_not_told_by_an_exercise_or_of_a_restricted_request(self, mark, at_status, officer, client):
        kept = at_status(**mark)
        kept.named_people.add(officer)

        page = words_of(client.get(url("offence_new", kept)))
        self.write(client, kept)

        assert "The registry's editors are not told of it" in page
        assert not Suggestion.objects.exists()

    def test_are_told_of_what_is_written_in_the_case_too(self, draft, client):
        edit(client, reverse("requests_app:case_offence_new", args=[draft.case_id]), title="Arson", provision="Act 1")

        assert Suggestion.objects.get().words == "Act 1\nOffence: Arson (not in the catalogue)"

    def test_are_told_nothing_of_a_save_that_was_refused(self, draft, client):
        address = url("offence_new", draft)
        data = posted(client.get(address).context["form"], title="Arson", provision="Act 1, section 2")
        colleague = UserFactory(office=draft.office)
        with services.editing(draft, user=colleague, at=NOON, seen_version=draft.version):
            pass
        AssistanceRequest.objects.filter(pk=draft.pk).update(nexus="Changed.")

        client.post(address, data)

        assert Suggestion.objects.count() == Offence.objects.filter(title="Arson").count()
