"""The page of each act: what it asks, what it says will happen, what it does, and how it refuses."""

from datetime import timedelta

import pytest
from django.urls import reverse

from requests_app import acts, workflow
from requests_app.choices import Act, ReturnReason, Route, Status
from requests_app.forms.acts import FORMS, REVIEWING
from requests_app.reading import Reading
from tests.factories import NOON, TODAY
from tests.requests_app.browser import words_of
from tests.requests_app.performing import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def url(assistance_request, act):
    return reverse("requests_app:act", args=[assistance_request.pk, act])


def shown(assistance_request, act, **typed):
    """What a browser posts from the page of an act: what it carries unseen, and what somebody typed."""
    form = FORMS[act](reading=Reading(fresh(assistance_request), on=TODAY))
    carried = {name: form.shown()[name] for name, field in form.fields.items() if field.widget.is_hidden}
    return carried | typed


ON = {"on": str(TODAY)}
# Act -> from which status, by whom, with what typed
FOLLOW_UP = {
    Act.SUBMIT: (Status.DRAFT, "officer", {}),
    Act.TRANSMIT: (Status.APPROVED, "sender", {"route": "central_authority"} | ON),
    Act.ACKNOWLEDGE: (Status.TRANSMITTED, "sender", {"counterpart_reference": "DOJ-5"} | ON),
    Act.RAISE_QUERY: (
        Status.TRANSMITTED,
        "sender",
        {"question": "Which?", "due_on": str(TODAY + timedelta(days=9))} | ON,
    ),
    Act.ANSWER_QUERY: (Status.QUERY_OPEN, "officer", {"answer": "Account 88213407."} | ON),
    Act.RECORD_RETURN: (
        Status.TRANSMITTED,
        "sender",
        {"where_1": "facts/nexus", "deficiency_1": "unclear", "words_1": "Which ledger?"} | ON,
    ),
    Act.REVISE: (Status.RETURNED, "officer", {"note": ""}),
    Act.POSTPONE: (Status.TRANSMITTED, "sender", {"ground": "Own investigation."} | ON),
    Act.RESUME: (Status.POSTPONED, "sender", ON),
    Act.EXECUTE_IN_PART: (Status.TRANSMITTED, "sender", {"received": "Registration data."} | ON),
    Act.EXECUTE: (Status.TRANSMITTED, "sender", {"received": "All records."} | ON),
    Act.REFUSE: (Status.TRANSMITTED, "sender", {"ground": "Essential interests."} | ON),
    Act.WITHDRAW: (Status.DRAFT, "officer", {"reason": "The suspect confessed."}),
    Act.CLOSE: (Status.EXECUTED, "sender", {"note": ""}),
}


@pytest.fixture
def ready(request, at_status, client):
    """`ready(act)`: (request at a status the act starts from, what is typed), with somebody signed in who may do it."""
    request.getfixturevalue("reviewer")  # or nothing could be submitted

    def build(act):
        status, who, typed = FOLLOW_UP[act]
        made = at_status(status)
        client.force_login(request.getfixturevalue(who))
        return fresh(made), typed

    return build


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


class TestTransmit:
    def test_has_a_name_for_every_route_of_the_law(self, law):
        assert {route.key for profile in law.instruments.values() for route in profile.routes} <= set(Route)

    def test_offers_the_routes_of_the_law_with_their_article(self, ready, client):
        made, _ = ready(Act.TRANSMIT)

        page = words_of(client.get(url(made, Act.TRANSMIT)))

        assert "Central authority to central authority" in page
        assert "Art. 18(13): Default: central authorities transmit for execution." in page

    def test_by_another_route_needs_its_name_and_a_reason(self, ready, client):
        made, _ = ready(Act.TRANSMIT)

        page = words_of(client.post(url(made, Act.TRANSMIT), shown(made, Act.TRANSMIT, route="other", **ON)))

        assert "Name the route." in page
        assert "say why it is used" in page

    def test_by_another_route_with_a_reason_is_recorded_in_these_words(self, ready, client):
        made, _ = ready(Act.TRANSMIT)
        typed = {"route": "other", "other_route": "By a liaison magistrate", "reason_for_route": "Agreed."} | ON

        client.post(url(made, Act.TRANSMIT), shown(made, Act.TRANSMIT, **typed))

        assert made.events.last().details["route"] == "By a liaison magistrate"

    def test_with_a_route_the_page_did_not_offer_is_refused(self, ready, client):
        made, _ = ready(Act.TRANSMIT)

        response = client.post(url(made, Act.TRANSMIT), shown(made, Act.TRANSMIT, route="pigeon", **ON))

        assert response.status_code == 200
        assert fresh(made).status == Status.APPROVED


class TestRecordReturn:
    def test_needs_at_least_one_thing_that_was_deficient(self, ready, client):
        made, _ = ready(Act.RECORD_RETURN)

        page = words_of(client.post(url(made, Act.RECORD_RETURN), shown(made, Act.RECORD_RETURN, **ON)))

        assert "choose at least one place and what is wrong there" in page

    def test_offers_what_the_letter_says_and_what_the_law_asks_of_it(self, ready, client):
        made, _ = ready(Act.RECORD_RETURN)

        offered = client.get(url(made, Act.RECORD_RETURN)).context["form"].places

        assert {"measures", "facts/nexus", "offences/offences:counterpart_text", "clauses/clauses:costs"} <= set(
            offered
        )
        assert any(each.startswith("measures/measures:") for each in offered)
        assert not any("Example" in words for words, *_ in offered.values())  # nobody is named

    def test_keeps_field_code_and_words_of_each(self, ready, client):
        made, typed = ready(Act.RECORD_RETURN)
        typed = typed | {"where_2": "measures", "deficiency_2": "too_broad"}

        client.post(url(made, Act.RECORD_RETURN), shown(made, Act.RECORD_RETURN, **typed))

        nexus, measures = made.events.last().details["deficient"]
        assert nexus == {
            "section": "facts",
            "deficiency": "unclear",
            "words": "Which ledger?",
            "field": "nexus",
            "label": "Nexus: why this evidence matters",
        }
        assert (measures["section"], measures["field"]) == ("measures", "")

    def test_does_not_lose_words_without_a_code(self, ready, client):
        made, _ = ready(Act.RECORD_RETURN)
        typed = {"words_3": "Ten years."} | ON

        page = words_of(client.post(url(made, Act.RECORD_RETURN), shown(made, Act.RECORD_RETURN, **typed)))

        assert "Objection 3: choose the place." in page
        assert "Objection 3: choose what was found wrong." in page
        assert "Ten years." in page

    def test_takes_no_place_that_the_letter_does_not_have(self, ready, client):
        made, typed = ready(Act.RECORD_RETURN)

        client.post(url(made, Act.RECORD_RETURN), shown(made, Act.RECORD_RETURN, **typed | {"where_1": "facts/rumour"}))

        assert fresh(made).status == Status.TRANSMITTED


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
