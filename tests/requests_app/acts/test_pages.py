"""The page of each act: what it asks, what it says will happen, what it does, and how it refuses."""

from datetime import timedelta

import pytest
from django.urls import reverse

from requests_app import acts, workflow
from requests_app.choices import Act, ReturnReason, Status
from requests_app.forms.acts import FORMS, REVIEWING
from tests.factories import NOON, TODAY
from tests.requests_app.acts.posting import FOLLOW_UP, ON, shown, url
from tests.requests_app.browser import words_of
from tests.requests_app.performing import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


class TestEveryAct:
    def test_has_a_form(self):
        assert set(FORMS) == set(Act)
        assert set(FOLLOW_UP) | set(REVIEWING) | {Act.RECALL} == set(Act)

    @pytest.mark.parametrize("act", FOLLOW_UP)
    def test_has_a_page_that_says_what_will_happen(self, act, ready, client):
        made, _ = ready(act)

        page = client.get(url(made, act))

        assert page.status_code == 200
        assert FORMS[act].consequence in words_of(page)
        assert ("cannot be undone" in words_of(page)) == FORMS[act].is_final

    def test_shows_the_question_above_the_answer(self, ready, client):
        made, _ = ready(Act.ANSWER_QUERY)

        form = words_of(client.get(url(made, Act.ANSWER_QUERY))).split("<form")[-1].split("</form>")[0]

        assert form.index("Which account?") < form.index("What was answered")

    @pytest.mark.parametrize("act", FOLLOW_UP)
    def test_is_done_from_its_page(self, act, ready, client):
        made, typed = ready(act)

        response = client.post(url(made, act), shown(made, act, **typed))

        assert response.status_code == 302, words_of(response)
        assert made.events.last().act == act

    @pytest.mark.parametrize("act", FOLLOW_UP)
    def test_done_twice_is_done_once_and_says_what_happened(self, act, ready, client):
        made, typed = ready(act)
        posted = shown(made, act, **typed)
        client.post(url(made, act), posted)

        again = client.post(url(made, act), posted)

        assert again.status_code == 409
        assert made.events.filter(act=act).count() == 1
        assert Act(act).label in words_of(again)


class TestRefusals:
    def test_keep_what_was_typed(self, at_status, sender, client):
        made = at_status(Status.TRANSMITTED)
        client.force_login(sender)
        early = str(TODAY - timedelta(days=4000))

        response = client.post(
            url(made, Act.REFUSE), shown(made, Act.REFUSE, on=early, ground="Essential interests", article="18(21)(b)")
        )

        assert response.status_code == 409
        assert "before the last recorded step" in words_of(response)
        assert "Essential interests" in words_of(response)
        assert fresh(made).status == Status.TRANSMITTED

    @pytest.mark.parametrize(
        ("typed", "says"),
        [
            ({"on": "2026-02-31", "ground": "x"}, "Enter a day that exists"),
            ({"on": "", "ground": "x"}, "Enter the day"),
            ({"on": "2026-11-24", "ground": " "}, "Write the ground they give"),
        ],
    )
    def test_say_what_is_wrong_with_an_input(self, typed, says, at_status, sender, client):
        made = at_status(Status.TRANSMITTED)
        client.force_login(sender)

        response = client.post(url(made, Act.REFUSE), shown(made, Act.REFUSE, **typed))

        assert says in words_of(response)
        assert fresh(made).status == Status.TRANSMITTED

    def test_are_not_made_of_characters_nobody_sees(self, at_status, sender, client):
        made = at_status(Status.TRANSMITTED)
        client.force_login(sender)

        client.post(url(made, Act.REFUSE), shown(made, Act.REFUSE, ground="Essential\x00 interests", **ON))

        assert made.events.last().details["ground"] == "Essential interests"

    def test_tell_an_unknown_act_kindly(self, at_status, officer, client):
        client.force_login(officer)

        response = client.get(url(at_status(), "abolish"))

        assert response.status_code == 404
        assert "There is no act “abolish”" in words_of(response)

    def test_say_who_may_do_it(self, at_status, officer, client):
        client.force_login(officer)

        response = client.get(url(at_status(Status.TRANSMITTED), Act.ACKNOWLEDGE))

        assert response.status_code == 409
        assert "Only the central authority" in words_of(response)

    def test_give_back_the_words_for_an_act_that_is_not_open_any_more(self, at_status, officer, client):
        made = at_status()
        posted = shown(made, Act.WITHDRAW, reason="Written with care.")
        workflow.perform(
            Act.WITHDRAW,
            assistance_request=made,
            user=officer,
            at=NOON,
            details=acts.Withdraw(reason="First."),
        )
        client.force_login(officer)

        response = client.post(url(made, Act.WITHDRAW), posted)

        assert response.status_code == 409
        assert "the request is withdrawn" in words_of(response)
        assert "Written with care." in words_of(response)

    def test_of_the_second_of_two_say_what_the_first_did_and_then_let_decide_again(self, at_status, sender, client):
        made = at_status(Status.TRANSMITTED)
        posted = shown(made, Act.EXECUTE_IN_PART, received="Registration data.", **ON)
        first = acts.ExecuteInPart(on=TODAY, received="Login records.")
        workflow.perform(Act.EXECUTE_IN_PART, assistance_request=made, user=sender, at=NOON, details=first)
        client.force_login(sender)

        refused = client.post(url(made, Act.EXECUTE_IN_PART), posted)
        again = client.post(url(made, Act.EXECUTE_IN_PART), shown(made, Act.EXECUTE_IN_PART, received="More.", **ON))

        assert "moved on after you opened this page (Record execution in part:" in words_of(refused)
        assert f'value="{made.events.order_by("pk")[3].pk}"' in words_of(refused)
        assert again.status_code == 302


class TestReviewingActs:
    @pytest.mark.parametrize("act", [Act.APPROVE, Act.RETURN_FOR_CORRECTION])
    def test_are_done_under_the_whole_text(self, act, at_status, reviewer, client):
        made = at_status(Status.UNDER_REVIEW)
        client.force_login(reviewer)

        response = client.get(url(made, act))

        assert response.headers["Location"] == reverse("requests_app:review", args=[made.pk])

    def test_return_takes_it_back_to_the_drafter_with_code_and_note(self, at_status, reviewer, client):
        made = at_status(Status.UNDER_REVIEW)
        client.force_login(reviewer)
        typed = {"reason": ReturnReason.NEXUS, "note": "Say why these records matter."}

        client.post(url(made, Act.RETURN_FOR_CORRECTION), shown(made, Act.RETURN_FOR_CORRECTION, **typed))

        assert fresh(made).status == Status.DRAFT
        assert made.events.last().details == {**typed, "remarks": []}
