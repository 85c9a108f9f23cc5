"""The sections of a draft one by one: what each offers, takes and refuses."""

import pytest

from accounts.choices import Role
from requests_app.choices import Confidentiality, Section, Urgency
from requests_app.models import AssistanceRequest, Clause, Statement
from tests.factories import TODAY, AssistanceRequestFactory, UserFactory
from tests.requests_app.browser import edit, section_url, words_of
from tests.requests_app.performing import fresh
from treaties.models import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


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

    def test_have_the_only_one_known_chosen_beforehand_and_nothing_saved(self, draft, client):
        type(draft).objects.filter(pk=draft.pk).update(addressee=None, addressee_name="")

        page = words_of(client.get(section_url(draft, "authorities")))

        assert "Chosen beforehand, not saved yet.</strong> It is the only one that the registry knows" in page
        assert page.count("checked aria-describedby") == 1
        assert fresh(draft).addressee is None

    def test_that_were_typed_are_left_alone(self, draft, client):
        type(draft).objects.filter(pk=draft.pk).update(addressee=None, addressee_name="District Court of Example")

        assert "Chosen beforehand" not in words_of(client.get(section_url(draft, "authorities")))

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
