"""The day by which they say they will act stands among the deadlines, moves with what they say, and ends."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from requests_app import acts, services
from requests_app.choices import Act, DeadlineKind, Direction, Entry, Means
from requests_app.clocks import reckoning
from requests_app.clocks.sweep import sweep
from requests_app.correspondence import expecting, keeping
from requests_app.correspondence.keeping import Kept
from requests_app.deadlines import Step, TheirWord, deadlines
from requests_app.models import Correspondence, DeadlineState, NoLongerExpected, Notice, ReckonedFor
from requests_app.narration import Names, narrate
from requests_app.services import EditRefused
from tests.factories import NOON, TODAY
from tests.requests_app.deadlines.test_standing import moves, row
from tests.requests_app.performing import fresh, perform
from tests.requests_app.receipts.conftest import CONFIRMATION

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
NOBODY = Names(people={}, states={}, instruments={})
MARCH, APRIL = TODAY + timedelta(days=100), TODAY + timedelta(days=130)


@pytest.fixture
def sent(issued, sender):
    perform(Act.TRANSMIT, issued, sender)
    return fresh(issued)


@pytest.fixture
def say(sent, sender):
    """They say by when they will act, some days after it was sent."""

    def say(expected_on, *, after=0, **more):
        told = {"direction": Direction.INCOMING, "means": Means.E_MAIL, "on": TODAY + timedelta(days=after)}
        kept = Kept(**told, counterpart="Duty desk", text="By then.", expected_on=expected_on, **more)
        return keeping.recorded(sent, kept, user=sender, at=NOON + timedelta(days=after))

    return say


class TestTheDayTheySay:
    def test_stands_with_who_said_it_and_when(self, say, sent, sender, client):
        entry = say(MARCH)
        client.force_login(sender)

        stands = row(sent, "expected")
        page = client.get(sent.get_absolute_url()).content.decode()

        assert (stands.kind, stands.due_on, stands.state) == (DeadlineKind.EXPECTED, MARCH, DeadlineState.RUNNING)
        assert stands.basis == {"given": MARCH.isoformat(), "told_on": TODAY.isoformat(), "entry": entry.pk}
        assert moves(sent, "expected") == [(None, MARCH, "the requested State said so on 24 November 2026")]
        assert "Duty desk said so on 24 November 2026. The requested State." in page
        assert reverse("requests_app:correspondence_entry", args=[sent.pk, entry.pk]) in page

    def test_moves_when_they_say_another_and_says_why(self, say, sent):
        say(MARCH)
        say(APRIL, after=3)

        because = "the requested State said on 27 November 2026 that it would be that day"
        assert moves(sent, "expected")[-1] == (MARCH, APRIL, because)

    def test_does_not_move_by_what_they_said_before(self, say, sent):
        say(MARCH, after=3)
        say(APRIL)

        assert row(sent, "expected").due_on == MARCH

    def test_is_told_before_it_on_it_and_past_it_to_who_follows_it_up(self, say, sent, sender):
        say(MARCH)
        for days in (92, 93, 99, 100, 101, 150):
            sweep(at=NOON + timedelta(days=days))

        told = Notice.objects.filter(user=sender, deadline__key="expected").order_by("pk")
        assert [each.stage for each in told] == [7, 1, 0, -1]

    def test_past_leads_to_a_reminder(self, say, sent, sender, client, monkeypatch):
        sent.wanted_by = None
        sent.save()
        say(MARCH)
        perform(Act.ACKNOWLEDGE, sent, sender)
        monkeypatch.setattr("django.utils.timezone.now", lambda: NOON + timedelta(days=101))
        client.force_login(sender)

        page = client.get(sent.get_absolute_url()).content.decode()
        letter = client.get(reverse("requests_app:follow_up_new", args=[sent.pk, "reminder"])).content.decode()

        assert "They expect to answer by: 1 day overdue." in page
        assert "You told us that you expected to answer by 4 March 2027, which is past." in letter

    def test_before_that_of_the_entry_is_refused(self, say, sent):
        with pytest.raises(EditRefused, match="before the day on which they said it"):
            say(TODAY - timedelta(days=1))

        assert not Correspondence.objects.exists()

    def test_names_no_protected_person_to_who_may_not_read_names(self, sent, sender, auditor, client):
        services.write_person(sent.case, role="victim", name="Zarqa Musterova")
        told = {"direction": Direction.INCOMING, "means": Means.CALL, "on": TODAY, "expected_on": MARCH}
        keeping.recorded(sent, Kept(**told, counterpart="Counsel of Zarqa Musterova"), user=sender, at=NOON)
        client.force_login(auditor)

        page = client.get(sent.get_absolute_url()).content.decode()

        assert "Counsel of" in page
        assert "Musterova" not in page


class TestAnOutcome:
    def test_meets_it(self, say, sent, sender):
        say(MARCH)
        perform(Act.EXECUTE, sent, sender)

        assert (row(sent, "expected").state, moves(sent, "expected")[-1][2]) == ("over", "met on 24 November 2026")

    def test_in_part_does_not(self, say, sent, sender):
        say(MARCH)
        perform(Act.EXECUTE_IN_PART, sent, sender)

        assert row(sent, "expected").state == DeadlineState.RUNNING

    def test_that_withdraws_the_request_ends_it(self, say, sent, sender):
        say(MARCH)
        perform(Act.WITHDRAW, sent, sender)

        assert row(sent, "expected").state == DeadlineState.OVER


class TestPostponement:
    def test_ends_a_day_that_was_said_before_it(self, say, sent, sender):
        say(MARCH)
        perform(Act.POSTPONE, sent, sender, acts.Postpone(on=TODAY + timedelta(days=1), ground="?"), at=LATER)

        assert moves(sent, "expected")[-1] == (MARCH, None, "what they said does not hold any more")

    def test_leaves_the_day_that_came_with_it(self, say, sent, sender):
        say(MARCH)
        perform(Act.POSTPONE, sent, sender)

        assert row(sent, "expected").due_on == MARCH


LATER = NOON + timedelta(days=1)


class TestADayThatDoesNotHold:
    def test_is_taken_off_and_the_one_before_it_holds_again(self, say, sent, sender):
        say(MARCH)
        wrong = say(APRIL, after=3)

        expecting.drop(wrong, because="Of another case.", user=sender, at=LATER)
        expecting.drop(wrong, because="Once more.", user=sender, at=LATER)

        said = "the requested State said on 24 November 2026 that it would be that day"
        assert row(sent, "expected").due_on == MARCH
        assert moves(sent, "expected")[-1][2] == f"{said}, and what it said after that does not hold"
        assert sent.events.filter(act=Entry.DAY_TAKEN_BACK).count() == 1
        line = narrate(sent.events.last(), NOBODY)
        assert f"took back a day on 25 November 2026: they expect to answer by: {APRIL:%-d %B %Y}." in line.sentence
        assert [each.text for each in line.quotes] == ["Of another case."]

    def test_ends_where_they_said_none_before(self, say, sent, sender, client):
        entry = say(MARCH)
        client.force_login(sender)

        address = reverse("requests_app:correspondence_not_expected", args=[sent.pk, entry.pk])
        page = client.post(address, {"because": "They wrote in error."}, follow=True).content.decode()

        assert row(sent, "expected").state == DeadlineState.OVER
        assert "Does not hold: They wrote in error." in page

    def test_needs_a_word(self, say, sender):
        with pytest.raises(EditRefused, match="Say why"):
            expecting.drop(say(MARCH), because=" ", user=sender, at=NOON)

        assert not NoLongerExpected.objects.exists()

    def test_is_there_only_where_one_was_named(self, say, sender):
        with pytest.raises(EditRefused, match="names no day"):
            expecting.drop(say(None), because="?", user=sender, at=NOON)

    @pytest.mark.parametrize(("who", "told"), [("auditor", "Only those who draft"), ("outsider", "no such request")])
    def test_is_not_for_others(self, say, request, who, told):
        entry = say(MARCH)

        with pytest.raises(EditRefused, match=told):
            expecting.drop(entry, because="?", user=request.getfixturevalue(who), at=NOON)

        assert not NoLongerExpected.objects.exists()

    @pytest.mark.database
    @pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
    def test_is_written_once(self, say, sender, change):
        expecting.drop(say(MARCH), because="?", user=sender, at=NOON)

        with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change.format("requests_app_nolongerexpected"))


class TestTheirPage:
    """What the receiving authority says itself."""

    def test_sets_the_day(self, sent, client):
        code = sent.letters.get().code
        posted = {f"confirm-{name}": value for name, value in CONFIRMATION.items()}

        client.post(reverse("requests_app:receipt", args=[code]), {"do": "confirm", "confirm-nonce": "a" * 32} | posted)

        assert row(sent, "expected").due_on.isoformat() == CONFIRMATION["expected_on"]


class TestALetterThatWasRevised:
    def test_leaves_what_they_said_of_the_one_before(self, say, sent, sender, officer):
        say(MARCH)
        perform(Act.RECORD_RETURN, sent, sender)
        perform(Act.REVISE, fresh(sent), officer, at=LATER)
        reckoning.restate(fresh(sent), at=LATER)

        assert row(sent, "expected").state == DeadlineState.OVER


class TestWhatWasSaidBeforeDeadlinesWereKept:
    def test_is_reckoned_by_the_task(self, say, sent):
        say(MARCH)
        sent.standing.all().delete()
        ReckonedFor.objects.all().delete()

        reckoning.restate_all(at=NOON)

        assert row(sent, "expected").due_on == MARCH


class TestTheClock:
    def test_is_one_of_all_that_they_said(self):
        said = [TheirWord(1, TODAY, MARCH), TheirWord(2, TODAY, APRIL)]
        given = {"profiles": [], "measures": [], "wanted_by": None, "on": TODAY}

        found = deadlines([Step(Act.TRANSMIT, TODAY)], **given, said=said)

        assert [each.due_on for each in found if each.kind == DeadlineKind.EXPECTED] == [APRIL]
