"""Whatever somebody typed of a protected person, on the smaller screens: to an auditor it tells the pseudonym."""

from datetime import timedelta

import pytest
from django.urls import reverse

from requests_app import acts, services
from requests_app.acts import DeficientField
from requests_app.choices import Act, CommentStep, DatedKind, Deficiency, Direction, Means, Section
from requests_app.correspondence import expecting, keeping
from requests_app.correspondence.keeping import Kept
from requests_app.models import Case
from requests_app.questionnaires import answering
from tests.factories import NOON, TODAY
from tests.requests_app.performing import fresh, perform
from tests.requests_app.protection.conftest import NAME
from tests.requests_app.questionnaires.conftest import SOON, ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def sent(approved, sender):
    perform(Act.TRANSMIT, approved, sender)
    return fresh(approved)


@pytest.fixture
def told(client, auditor):
    """`told("comments", pk)`: the page, which names nobody."""

    def page(name, *args):
        client.force_login(auditor)
        shown = client.get(reverse(f"requests_app:{name}", args=args)).content.decode()
        assert "usterova" not in shown.lower()
        return shown

    return page


class TestWhatWasTyped:
    def test_in_a_comment_and_its_replies(self, made, officer, told):
        at = {"section": Section.FACTS, "place": "", "quote": ""}
        comment = services.comment(made, user=officer, at=NOON, text=f"Ask {NAME}.", **at)
        services.take_step(comment, CommentStep.REPLY, user=officer, at=NOON, text=f"{NAME} is asked.")

        shown = told("comments", made.pk)

        assert "Ask Victim 3." in shown
        assert "Victim 3 is asked." in shown

    def test_as_the_nature_of_a_case(self, made, told):
        Case.objects.filter(pk=made.case_id).update(nature=f"The flight of {NAME}.")

        assert "The flight of Victim 3." in told("case", made.case_id)

    def test_of_a_day(self, sent, officer, told):
        hearing = services.Day(DatedKind.HEARING, TODAY + timedelta(days=40), words=f"{NAME} is heard")
        services.enter_day(sent, hearing, user=officer, at=NOON)

        assert "Victim 3 is heard" in told("request", sent.pk)

    def test_in_a_query(self, sent, sender, told):
        query = acts.RaiseQuery(on=TODAY, question=f"Where is {NAME}?", due_on=TODAY + timedelta(days=9))
        perform(Act.RAISE_QUERY, sent, sender, query)

        assert "Where is Victim 3?" in told("request", sent.pk)

    def test_of_what_was_found_deficient(self, sent, sender, officer, told):
        deficient = (DeficientField(Section.PERSONS, Deficiency.MISSING, f"Who is {NAME}?"),)
        perform(Act.RECORD_RETURN, sent, sender, acts.RecordReturn(on=TODAY, deficient=deficient))
        perform(Act.REVISE, fresh(sent), officer)

        assert "Who is Victim 3?" in told("request", sent.pk)

    def test_of_why_nothing_is_expected_any_more(self, sent, sender, told):
        kept = Kept(Direction.INCOMING, Means.CALL, TODAY, expected_on=TODAY + timedelta(days=9))
        entry = keeping.recorded(sent, kept, user=sender, at=NOON)
        expecting.drop(entry, because=f"{NAME} says so.", user=sender, at=NOON)

        assert "Victim 3 says so." in told("correspondence_entry", sent.pk, entry.pk)

    def test_in_an_answer_and_by_whom_it_was_given(self, made, officer, told):
        asked, _ = ask(made, officer)
        key = next(each["key"] for each in asked.questions if each["key"] == "nexus:link")
        answering.hand_in(asked, name=NAME, values={key: f"{NAME} rang."}, posted={}, seen=0, at=SOON)

        shown = told("questionnaire", made.pk, asked.pk)

        assert "Victim 3 rang." in shown
        assert "Victim 3" in told("questionnaires", made.pk)


class TestAReviewersNextLook:
    def test_names_nobody_who_was_protected_meanwhile(self, at_status, officer, reviewer, client):
        made = at_status()
        self.write(made, officer, f"Because {NAME} asks for it.")
        review = reverse("requests_app:review", args=[made.pk])
        client.force_login(reviewer)
        client.get(review)
        perform(Act.RETURN_FOR_CORRECTION, made, reviewer)
        services.write_person(made.case, role="victim", name=NAME)
        self.write(made, officer, "Because the victim asks for it.")

        since = client.get(review).content.decode().split('id="since"')[1].split("</section>")[0]

        assert "Victim" in since
        assert "usterova" not in since.lower()

    def write(self, made, officer, nexus):
        now = fresh(made)
        with services.editing(now, user=officer, at=NOON, seen_version=now.version) as locked:
            locked.nexus = nexus
        perform(Act.SUBMIT, made, officer, acts.Submit(seen_version=fresh(made).version))
