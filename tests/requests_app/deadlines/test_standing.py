"""The table of standing deadlines: reckoned in the transaction of what changes them, with the reason kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from requests_app import acts, clocks, services
from requests_app.choices import Act, DatedKind
from requests_app.clocks import reckoning
from requests_app.models import DeadlineChange, DeadlineState, ReckonedFor, StandingDeadline
from requests_app.models.record import WrittenOnce
from requests_app.services import Day, EditRefused
from requests_app.workflow import TransitionRefused
from tests.factories import NOON, TODAY
from tests.requests_app.deadlines.test_clocks import triggered
from tests.requests_app.performing import fresh, perform
from treaties.selectors import current_registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def row(assistance_request, key):
    return StandingDeadline.objects.get(assistance_request=assistance_request, key=key)


def moves(assistance_request, key):
    found = DeadlineChange.objects.filter(assistance_request=assistance_request, key=key)
    return [(each.before, each.after, each.because) for each in found]


@pytest.fixture
def pausing(monkeypatch):
    """The law of the channel has a period of 30 days from sending, which pauses while a query is open."""
    profile = triggered("EU-EIO-2014", "decision", trigger_act="transmit", pauses_while_query_open=True)
    monkeypatch.setattr(clocks, "_profiles", lambda *_: [profile])
    return "EU-EIO-2014:decision"


@pytest.fixture
def sent(issued, sender):
    perform(Act.TRANSMIT, issued, sender)
    return fresh(issued)


class TestAnAct:
    def test_sets_the_deadlines_that_it_starts(self, sent):
        stands = row(sent, "house:acknowledgement")

        assert (stands.due_on, stands.state) == (TODAY + timedelta(days=30), DeadlineState.RUNNING)
        assert stands.notice_at.date() == TODAY + timedelta(days=23)

    def test_ends_those_that_it_meets(self, sent, sender):
        perform(Act.ACKNOWLEDGE, sent, sender)

        assert (row(sent, "house:acknowledgement").state, row(sent, "house:acknowledgement").notice_at) == (
            "over",
            None,
        )

    def test_that_is_refused_leaves_them_as_they_were(self, sent, officer):
        with pytest.raises(TransitionRefused):
            perform(Act.ACKNOWLEDGE, sent, officer)

        assert row(sent, "house:acknowledgement").state == DeadlineState.RUNNING


class TestAQuery:
    def test_pauses_and_then_moves_the_day_and_says_why(self, pausing, issued, sender):
        perform(Act.TRANSMIT, issued, sender)
        query = acts.RaiseQuery(on=TODAY + timedelta(days=1), question="?", due_on=TODAY + timedelta(days=20))
        perform(Act.RAISE_QUERY, fresh(issued), sender, query, at=NOON + timedelta(days=1))
        paused = row(issued, pausing)
        answer = acts.AnswerQuery(on=TODAY + timedelta(days=8), answer="!")
        perform(Act.ANSWER_QUERY, fresh(issued), sender, answer, at=NOON + timedelta(days=8))

        assert (paused.state, paused.notice_at) == (DeadlineState.PAUSED, None)
        assert row(issued, pausing).state == DeadlineState.RUNNING
        due_on = TODAY + timedelta(days=30)
        assert moves(issued, pausing)[-1] == (due_on, due_on + timedelta(days=7), "a query was open for 7 days")


class TestAnEdition:
    def test_that_changes_the_rule_moves_the_day(self, sent, monkeypatch):
        profile = triggered("EU-EIO-2014", "decision", trigger_act="transmit")
        monkeypatch.setattr(clocks, "_profiles", lambda *_: [profile])
        ReckonedFor.objects.update(edition=0)
        reckoning.restate_all(at=NOON)
        longer = triggered("EU-EIO-2014", "decision", trigger_act="transmit", days=45)
        monkeypatch.setattr(clocks, "_profiles", lambda *_: [longer])
        ReckonedFor.objects.update(edition=0)

        assert reckoning.restate_all(at=NOON) == 1
        assert reckoning.restate_all(at=NOON) == 0
        assert moves(sent, "EU-EIO-2014:decision")[-1][2] == "its rule changed from 30 days to 45 days"

    def test_of_the_public_holidays_is_one_too(self, sent):
        ReckonedFor.objects.update(holidays="holidays 0.1")

        assert reckoning.restate_all(at=NOON) == 1

    def test_that_comes_while_others_are_reckoned_again_is_left_to_the_next_round(self, sent, monkeypatch):
        newer = replace(current_registry(), edition=current_registry().edition + 1)
        ReckonedFor.objects.update(edition=0)
        reckon = reckoning.restate

        def meanwhile_published(*args, **of):
            monkeypatch.setattr(reckoning, "current_registry", lambda: newer)
            return reckon(*args, **of)

        monkeypatch.setattr(reckoning, "restate", meanwhile_published)

        assert reckoning.restate_all(at=NOON) == 1
        assert ReckonedFor.objects.get().edition == newer.edition

    def test_goes_past_a_request_that_cannot_be_reckoned(self, sent, draft, monkeypatch, caplog):
        ReckonedFor.objects.all().delete()
        reckon = reckoning.restate

        def broken(locked, *, at):
            if locked.pk == min(sent.pk, draft.pk):
                raise KeyError("a law that nobody knows")
            return reckon(locked, at=at)

        monkeypatch.setattr(reckoning, "restate", broken)

        assert reckoning.restate_all(at=NOON) == 1
        assert "could not be reckoned again" in caplog.text


class TestADraft:
    def test_that_asks_for_another_day_moves_it(self, draft, officer):
        for day in (date(2027, 3, 3), date(2027, 3, 10)):
            seen = fresh(draft).version
            with services.editing(draft, user=officer, at=NOON, seen_version=seen) as locked:
                locked.wanted_by = day

        assert moves(draft, "wanted_by")[-1] == (date(2027, 3, 3), date(2027, 3, 10), "another day was entered")


class TestADayThatSomebodyEnters:
    HEARING = Day(DatedKind.HEARING, TODAY + timedelta(days=90), words="Courtroom 4")

    def test_stands_as_a_deadline_and_in_the_history(self, draft, officer):
        item = services.enter_day(draft, self.HEARING, user=officer, at=NOON)

        assert row(draft, f"dated:{item.pk}").due_on == self.HEARING.on
        assert draft.events.last().details["words"] == "Courtroom 4"

    def test_twice_is_once(self, draft, officer):
        for _ in range(2):
            services.enter_day(draft, self.HEARING, user=officer, at=NOON)

        assert draft.dated_items.count() == 1

    def test_can_be_taken_back(self, draft, officer):
        item = services.enter_day(draft, self.HEARING, user=officer, at=NOON)
        for _ in range(2):
            services.take_back_day(item, user=officer, at=NOON)

        assert row(draft, f"dated:{item.pk}").state == DeadlineState.OVER
        assert draft.events.filter(act="day_taken_back").count() == 1

    @pytest.mark.parametrize(
        ("day", "why"),
        [
            (Day(DatedKind.HEARING, TODAY - timedelta(days=1)), "That day is past"),
            (Day(DatedKind.KEPT_UNTIL, TODAY), "This one was not"),
            (Day(DatedKind.NOT_NEEDED, TODAY + timedelta(days=1)), "lies in the future"),
            (Day("lunch", TODAY), "Choose what the day is"),
        ],
    )
    def test_that_cannot_be_is_refused(self, day, why, draft, officer):
        with pytest.raises(EditRefused, match=why):
            services.enter_day(draft, day, user=officer, at=NOON)

        assert not draft.dated_items.exists()

    def test_is_refused_to_others(self, draft, auditor, outsider):
        for user in (auditor, outsider):
            with pytest.raises(EditRefused):
                services.enter_day(draft, self.HEARING, user=user, at=NOON)


class TestARenewal:
    def test_told_by_the_requested_state_moves_the_day(self, sent, officer):
        first = Day(DatedKind.KEPT_UNTIL, TODAY + timedelta(days=60), told_on=TODAY)
        renewed = Day(DatedKind.KEPT_UNTIL, TODAY + timedelta(days=150), told_on=TODAY)
        services.enter_day(sent, first, user=officer, at=NOON)
        services.enter_day(sent, renewed, user=officer, at=NOON)

        assert row(sent, "kept_until").due_on == renewed.on
        assert moves(sent, "kept_until")[-1][2].startswith("the requested State told that data are kept until")


@pytest.mark.database
class TestTheDatabase:
    def test_refuses_to_change_what_moved_a_deadline(self, sent):
        change = DeadlineChange.objects.first()

        with pytest.raises(WrittenOnce):
            change.delete()
        with pytest.raises(IntegrityError), transaction.atomic():
            DeadlineChange.objects.update(because="nothing")

    def test_refuses_a_notice_of_what_does_not_run(self, sent):
        with pytest.raises(IntegrityError), transaction.atomic():
            StandingDeadline.objects.update(state=DeadlineState.OVER)
