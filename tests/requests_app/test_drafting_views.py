"""The drafting screens: each section is shown, saved, refused kindly; nothing that was typed is lost."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from requests_app import services
from requests_app.choices import Confidentiality, Section, Status, Urgency
from requests_app.forms.facts import FactsForm
from requests_app.models import AssistanceRequest, Clause, Statement
from requests_app.reading import Reading
from tests.factories import NOON, TODAY, AssistanceRequestFactory, UserFactory
from tests.requests_app.browser import edit, posted, section_url, words_of
from treaties.models import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def fresh(assistance_request):
    return AssistanceRequest.objects.get(pk=assistance_request.pk)


@pytest.fixture
def draft(office, officer, client):
    """A complete draft, with its officer signed in."""
    client.force_login(officer)
    return AssistanceRequestFactory(office=office, drafted_by=officer)


@pytest.fixture
def colleague(office):
    return UserFactory(office=office, name="Ada Sample")


@pytest.fixture
def saved_meanwhile(draft, colleague):
    """`saved_meanwhile(nexus="...")`: a colleague saves a change to the draft."""

    def save(**fields):
        with services.editing(draft, user=colleague, at=NOON, seen_version=fresh(draft).version) as locked:
            for name, value in fields.items():
                setattr(locked, name, value)

    return save


class TestEverySection:
    @pytest.mark.parametrize("section", Section)
    def test_shows_its_form_among_all_sections(self, section, draft, client):
        response = client.get(section_url(draft, section))

        assert response.status_code == 200
        assert all(each.label in words_of(response) for each in Section)

    @pytest.mark.parametrize("section", Section)
    def test_leads_on_to_the_next_one_when_it_is_saved(self, section, draft, client):
        sections = [*Section, None]
        following = sections[sections.index(section) + 1]

        response = edit(client, section_url(draft, section))

        expected = section_url(draft, following) if following else reverse("requests_app:check", args=[draft.pk])
        assert response.headers["Location"] == expected
        assert section in fresh(draft).sections_seen

    @pytest.mark.parametrize("section", Section)
    def test_of_a_sent_request_leads_to_the_page_that_shows_it(self, section, office, officer, client):
        sent = AssistanceRequestFactory(office=office, drafted_by=officer, status=Status.TRANSMITTED)
        client.force_login(officer)

        response = client.get(section_url(sent, section), follow=True)

        assert "can be changed only while it is a draft" in words_of(response)
        assert "Change" not in response.content.decode()

    def test_that_is_none_is_not_there(self, draft, client):
        assert client.get(section_url(draft, "gossip")).status_code == 404


class TestSaving:
    def test_writes_what_was_typed_and_remembers_who_drafted(self, draft, colleague, client):
        client.force_login(colleague)

        edit(client, section_url(draft, "facts"), nexus="  Only these records show who paid.\r\nNothing else does. ")

        assert fresh(draft).nexus == "Only these records show who paid.\nNothing else does."
        assert draft.drafters.filter(user=colleague).exists()
        assert fresh(draft).version == 2

    def test_of_what_is_saved_already_makes_nobody_a_drafter(self, draft, reviewer, client):
        AssistanceRequest.objects.filter(pk=draft.pk).update(sections_seen=[Section.FACTS])
        client.force_login(reviewer)

        edit(client, section_url(draft, "facts"))

        assert not draft.drafters.filter(user=reviewer).exists()
        assert fresh(draft).version == 1

    def test_twice_with_one_press_saves_once_and_goes_on(self, draft, client):
        url = section_url(draft, "facts")
        data = posted(client.get(url).context["form"], nexus="Who paid.")

        answers = [client.post(url, data) for _ in range(2)]

        assert [answer.status_code for answer in answers] == [302, 302]
        assert fresh(draft).version == 2

    def test_and_staying_shows_what_is_still_open_with_links_to_the_inputs(self, draft, client):
        url = section_url(draft, "facts")

        response = client.post(url, posted(client.get(url).context["form"], purpose="", stay="1"), follow=True)

        assert "Still open here" in words_of(response)
        assert f'href="{url}#id_purpose"' in response.content.decode()
        assert 'id="id_purpose"' in response.content.decode()

    @pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "{{ request.user }} {% now 'Y' %}", "a" * 200_000])
    def test_keeps_markup_and_monstrous_words_as_text(self, typed, draft, client):
        edit(client, section_url(draft, "facts"), nexus=typed)

        page = client.get(section_url(draft, "facts"))
        assert fresh(draft).nexus == typed
        assert "<script>alert(1)" not in page.content.decode()

    def test_takes_three_hundred_pages_of_facts(self, draft, client):
        facts = "سن دو ہزار چھبیس میں۔ " * 45_000

        response = edit(client, section_url(draft, "facts"), summary_of_facts=facts)

        assert response.status_code == 302
        assert fresh(draft).case.summary_of_facts == facts.strip()

    def test_drops_nul_bytes_and_keys_nobody_asked_for(self, draft, client):
        edit(client, section_url(draft, "facts"), nexus="Who\x00 paid", status="executed", reference="X", office="1")

        assert fresh(draft).nexus == "Who paid"
        assert (fresh(draft).status, fresh(draft).reference) == (Status.DRAFT, draft.reference)

    def test_without_the_version_says_so_and_saves_nothing(self, draft, client):
        response = client.post(section_url(draft, "facts"), {"nexus": "Other", "stage": "trial"})

        assert response.status_code == 200
        assert "There is something to mend" in words_of(response)
        assert fresh(draft).nexus != "Other"


class TestAStaleEdit:
    def test_keeps_what_was_typed_and_shows_what_is_saved_beside_it(self, draft, saved_meanwhile, client):
        url = section_url(draft, "facts")
        data = posted(client.get(url).context["form"], nexus="My own words.")
        saved_meanwhile(nexus="Ada's words.")

        response = client.post(url, data)

        words = words_of(response)
        assert response.status_code == 409
        assert "Ada Sample saved a change to this request after you opened this page" in words
        assert "My own words." in words
        assert "Saved now: Nexus: why this evidence matters" in words
        assert fresh(draft).nexus == "Ada's words."

    def test_is_saved_when_it_is_saved_again(self, draft, saved_meanwhile, client):
        url = section_url(draft, "facts")
        data = posted(client.get(url).context["form"], nexus="My own words.")
        saved_meanwhile(nexus="Ada's words.")
        shown = client.post(url, data).context["form"]

        client.post(url, posted(shown))

        assert fresh(draft).nexus == "My own words."

    def test_by_oneself_in_another_window_says_so(self, draft, client):
        url = section_url(draft, "facts")
        data = posted(client.get(url).context["form"], nexus="First window.")
        edit(client, url, nexus="Second window.")

        assert "You, in another window, saved a change" in words_of(client.post(url, data))

    def test_of_what_was_submitted_meanwhile_keeps_the_text(self, at_status, officer, client):
        submitted = at_status(Status.UNDER_REVIEW)
        client.force_login(officer)
        form = FactsForm(reading=Reading(submitted, on=TODAY))

        response = client.post(section_url(submitted, "facts"), posted(form, nexus="Too late."))

        assert response.status_code == 409
        assert "The request is under review: its text can be changed only in a draft" in words_of(response)
        assert "Too late." in words_of(response)
        assert fresh(submitted).nexus != "Too late."

    def test_of_a_small_act_does_nothing_and_says_so(self, draft, saved_meanwhile, client):
        person = draft.persons.first()
        saved_meanwhile(nexus="Ada's words.")

        url = reverse("requests_app:person_take_out", args=[draft.pk, person.pk])
        response = client.post(url, {"seen_version": 1}, follow=True)

        assert "nothing was done" in words_of(response)
        assert person in draft.persons.all()


class TestSomebodyElse:
    @pytest.mark.parametrize("roles", [[Role.AUDITOR], [Role.CENTRAL_AUTHORITY], [Role.TRAINEE]])
    def test_of_the_office_without_the_role_is_refused_with_the_rule(self, roles, draft, office, client):
        client.force_login(UserFactory(office=office, roles=roles))
        form_data = {"seen_version": 1, "stage": "trial", "nexus": "Not mine"}

        response = client.post(section_url(draft, "facts"), form_data)

        assert response.status_code == 409
        assert "Only a legal officer or supervisor of" in words_of(response)
        assert fresh(draft).nexus != "Not mine"

    @pytest.mark.parametrize("section", Section)
    def test_of_another_office_finds_nothing(self, section, draft, outsider, client):
        client.force_login(outsider)

        assert client.get(section_url(draft, section)).status_code == 404
        assert client.post(section_url(draft, section), {}).status_code == 404


class TestFacts:
    def test_of_the_case_change_every_request_that_prints_them(self, draft, officer, client):
        other = AssistanceRequestFactory(office=draft.office, case=draft.case, drafted_by=officer, complete=False)
        page = client.get(section_url(draft, "facts"))
        assert other.reference in words_of(page)

        edit(client, section_url(draft, "facts"), summary_of_facts="What happened, told anew and in full detail here.")

        assert fresh(other).case.summary_of_facts.startswith("What happened")
        assert (fresh(draft).version, fresh(other).version) == (2, 2)

    def test_of_this_request_leave_the_others_alone(self, draft, colleague, client):
        other = AssistanceRequestFactory(office=draft.office, case=draft.case, complete=False)
        client.force_login(colleague)

        edit(client, section_url(draft, "facts"), purpose="As evidence at trial.")

        assert fresh(other).version == 1
        assert not other.drafters.filter(user=colleague).exists()


class TestAuthorities:
    def test_offer_those_of_the_registry_that_fit_with_how_they_are_known(self, draft, client):
        page = words_of(client.get(section_url(draft, "authorities")))

        assert "Office of International Affairs" in page
        assert "Central authority for mutual legal assistance" in page
        assert "24/7 contact point" not in page

    def test_take_one_of_the_registry(self, draft, client):
        known = draft.requested_state.authorities.get(role="central_authority_mla")

        edit(client, section_url(draft, "authorities"), addressee=str(known.pk), addressee_address="")

        assert fresh(draft).addressee == known

    def test_take_a_typed_one_with_how_it_was_checked(self, draft, client):
        edit(client, section_url(draft, "authorities"), addressee="typed", addressee_name="District Court of Example")

        assert (fresh(draft).addressee, fresh(draft).addressee_name) == (None, "District Court of Example")

    def test_ask_for_the_name_of_a_typed_one(self, draft, client):
        response = edit(client, section_url(draft, "authorities"), addressee="typed", addressee_name=" ")

        assert "Enter the name of the authority" in words_of(response)

    def test_refuse_a_day_to_come(self, draft, client):
        response = edit(client, section_url(draft, "authorities"), addressee_vouched_on="2027-01-01")

        assert "That day lies in the future" in words_of(response)


class TestChannel:
    def test_offers_only_what_is_usable_and_says_why_the_rest_is_not(self, draft, client):
        response = client.get(section_url(draft, "channel"))

        offered = [option.channel.instrument for option in response.context["form"].usable]
        assert offered[0] == "UNTOC"
        assert "CETS-185" not in offered
        assert "What cannot be chosen, and why" in words_of(response)

    def test_refuses_one_that_is_not_usable(self, draft, client):
        response = edit(client, section_url(draft, "channel"), channel="CETS-185", on=TODAY.isoformat())

        assert "That channel is not usable on this day" in words_of(response)
        assert fresh(draft).channel == "UNTOC"

    def test_is_changed_with_what_is_cited_beside_it(self, draft, client):
        edit(client, section_url(draft, "channel"), supporting=["UNTOC-TIP"], on=TODAY.isoformat())

        assert (fresh(draft).channel, fresh(draft).supporting) == ("UNTOC", ["UNTOC-TIP"])

    def test_is_shown_for_another_day(self, draft, client):
        response = client.get(section_url(draft, "channel"), {"on": "2003-01-01"})

        assert "cannot be used on this day" in words_of(response)
        assert "1 January 2003" in words_of(response)
        assert "1 January 2003 has passed." in words_of(response)

    def test_of_a_day_that_is_none_is_shown_for_today(self, draft, client):
        response = client.get(section_url(draft, "channel"), {"on": "2003-99-01"})

        assert "24 November 2026" in words_of(response)


def scope_test(draft, client):
    """The statement as its page shows it."""
    asked = client.get(section_url(draft, "statements")).context["form"].statements
    return next(each for each in asked if each.field.field == "scope_test")


class TestStatements:
    def test_show_what_each_is_to_say_with_its_provision(self, draft, client):
        page = words_of(client.get(section_url(draft, "statements")))

        assert "Tick to confirm that your text says: Grounds to suspect transnationality and an organized group" in page
        assert "arts 18(1), 3" in page

    @pytest.mark.parametrize(
        ("text", "ticked", "told"),
        [
            ("", False, "write the text, then tick this box"),
            ("Three.", False, "the text is written, but this box"),
            ("Three.", True, ""),
        ],
    )
    def test_tell_why_a_point_is_still_open(self, text, ticked, told, draft, client):
        Statement.objects.filter(assistance_request=draft, field="scope_test").delete()
        if text:
            confirmed = [each.id for each in scope_test(draft, client).field.contents] if ticked else []
            draft.statements.create(field="scope_test", text=text, confirmed=confirmed)

        reasons = {why for _, _, why in scope_test(draft, client).confirmations}

        assert all(told in why for why in reasons) and reasons != {""} if told else reasons == {""}

    def test_are_written_and_confirmed_point_by_point(self, draft, client):
        edit(client, section_url(draft, "statements"), statement_scope_test="Three persons.", confirmed_scope_test=[])

        statement = Statement.objects.get(assistance_request=draft, field="scope_test")
        assert (statement.text, statement.confirmed) == ("Three persons.", [])

    def test_without_a_text_cannot_be_confirmed(self, draft, client):
        response = edit(client, section_url(draft, "statements"), statement_scope_test="")

        assert "write the text first, then confirm what it says" in words_of(response)


class TestClauses:
    def test_are_written_with_urgency_and_confidentiality(self, draft, client):
        edit(client, section_url(draft, "clauses"), urgency="emergency", clause_costs="We bear them.")

        assert fresh(draft).urgency == Urgency.EMERGENCY
        assert Clause.objects.get(assistance_request=draft, kind="costs").text == "We bear them."

    @pytest.mark.parametrize(
        ("asking", "hint"),
        [("PK", "write that no other formality is asked for"), ("GB", "Where they need none, leave it empty")],
    )
    def test_say_what_to_write_where_the_law_asks_for_a_procedure(self, asking, hint, client):
        """Pakistan's Act asks for form and manner (s. 6)."""
        officer = UserFactory(office__state=State.objects.get(code=asking))
        made = AssistanceRequestFactory(office=officer.office, drafted_by=officer)
        client.force_login(officer)

        assert hint in words_of(client.get(section_url(made, Section.CLAUSES)))

    def test_that_ask_for_confidentiality_in_an_ordinary_request_lead_to_its_mark(self, draft, client):
        edit(client, section_url(draft, Section.CLAUSES), confidentiality="ordinary")

        page = client.get(section_url(draft, Section.CLAUSES))

        assert "The letter asks for confidentiality, but the request is marked ordinary" in words_of(page)
        assert 'href="#id_confidentiality_0"' in page.content.decode().replace(section_url(draft, "clauses"), "")
        assert 'id="id_confidentiality_0"' in page.content.decode()

    def test_that_are_emptied_leave_the_letter(self, draft, client):
        edit(client, section_url(draft, "clauses"), clause_costs="  ")

        assert not Clause.objects.filter(assistance_request=draft, kind="costs").exists()

    def test_refuse_a_day_that_has_passed(self, draft, client):
        response = edit(client, section_url(draft, Section.CLAUSES), wanted_by="2026-11-23")

        assert "That day has passed. Enter a day to come, or leave it empty." in words_of(response)
        assert str(fresh(draft).wanted_by) == "2027-02-05"

    def test_warn_of_a_day_that_passed_since_it_was_saved_and_keep_the_rest_open(self, draft, client):
        AssistanceRequest.objects.filter(pk=draft.pk).update(wanted_by="2026-11-23")

        edit(client, section_url(draft, Section.CLAUSES), clause_costs="Each bears its own.")

        assert fresh(draft).clauses.get(kind="costs").text == "Each bears its own."
        assert "23 November 2026, has passed" in words_of(client.get(section_url(draft, Section.CLAUSES)))

    def test_restricted_shut_out_whoever_is_not_named(self, draft, reviewer, client):
        outside = UserFactory(office=draft.office, roles=[Role.SUPERVISOR])

        edit(client, section_url(draft, "clauses"), confidentiality="restricted", named_people=[reviewer.pk])

        assert fresh(draft).confidentiality == Confidentiality.RESTRICTED
        client.force_login(outside)
        assert client.get(draft.get_absolute_url()).status_code == 404
        client.force_login(reviewer)
        assert client.get(draft.get_absolute_url()).status_code == 200

    def test_refuse_a_choice_that_is_none(self, draft, client):
        response = edit(client, section_url(draft, "clauses"), urgency="whenever", wanted_by="soon")

        assert "Enter a day that exists" in words_of(response)
        assert fresh(draft).urgency == Urgency.URGENT
