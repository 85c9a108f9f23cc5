"""How a request went: read off histories made by hand, and kept by the acts themselves."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from requests_app import acts
from requests_app.choices import Act, Confidentiality, Ending, RefusalKind, Status
from requests_app.deadlines import Step
from requests_app.models import Course, CourseMeasure, IncomingCount
from requests_app.numbers.courses import catch_up, keep, went
from tests.factories import NOON, TODAY
from tests.requests_app.performing import perform
from treaties.models import State

SENT_ON = date(2026, 1, 17)


def history(*done) -> tuple[Step, ...]:
    """`history((Act.TRANSMIT, 0), (Act.EXECUTE, 40))`: acts with the days after the first sending."""
    return tuple(Step(act, SENT_ON + timedelta(days=days), *(details or [{}])) for act, days, *details in done)


class TestWent:
    def test_is_nothing_for_what_was_never_sent(self):
        assert went(history((Act.SUBMIT, 0), (Act.WITHDRAW, 3))) is None

    def test_counts_from_the_first_sending_and_acknowledgement_from_its_own(self):
        revised = history(
            (Act.TRANSMIT, 0), (Act.RECORD_RETURN, 30), (Act.TRANSMIT, 50), (Act.ACKNOWLEDGE, 54), (Act.EXECUTE, 250)
        )
        found = went(revised)

        assert (found.sent_on, found.sent_month) == (SENT_ON, date(2026, 1, 1))
        assert (found.acknowledged_in, found.executed_in, found.returns) == (4, 250, 1)
        assert found.ended_as == Ending.EXECUTED

    def test_leaves_open_what_is_executed_in_part(self):
        found = went(history((Act.TRANSMIT, 0), (Act.EXECUTE_IN_PART, 40)))

        assert (found.executed_in, found.ended_as) == (None, "")

    def test_tells_what_a_refusal_was_for_and_nothing_it_does_not_know(self):
        named, unknown, old = (
            went(history((Act.TRANSMIT, 0), (Act.REFUSE, 9, details)))
            for details in ({"kind": RefusalKind.POLITICAL}, {"kind": "whatever"}, {})
        )

        assert (named.ended_as, named.refused_for) == (Ending.REFUSED, RefusalKind.POLITICAL)
        assert (unknown.refused_for, old.refused_for) == ("", "")

    def test_tells_a_return_that_was_closed_from_one_that_is_mended(self):
        came_back = ((Act.TRANSMIT, 0), (Act.RECORD_RETURN, 9))

        assert went(history(*came_back, (Act.CLOSE, 12))).ended_as == Ending.CLOSED
        assert went(history(*came_back, (Act.REVISE, 12))).ended_as == ""

    def test_tells_a_withdrawal_though_it_was_closed(self):
        assert went(history((Act.TRANSMIT, 0), (Act.WITHDRAW, 9), (Act.CLOSE, 12))).ended_as == Ending.WITHDRAWN


@pytest.mark.django_db
class TestWhatActsKeep:
    def test_follows_the_request(self, at_status, sender):
        made = at_status(Status.TRANSMITTED)
        perform(Act.ACKNOWLEDGE, made, sender)
        course = Course.objects.get(assistance_request=made)

        assert (course.requested_state_id, course.office_id, course.channel) == ("US", made.office_id, "UNTOC")
        assert (course.acknowledged_in, course.executed_in, course.ended_as) == (2, None, "")

        perform(Act.EXECUTE, made, sender)
        course.refresh_from_db()
        assert (course.executed_in, course.ended_as) == (2, Ending.EXECUTED)

    def test_has_each_measure_once(self, at_status, sender):
        made = at_status(Status.TRANSMITTED)
        perform(Act.ACKNOWLEDGE, made, sender)

        kept = set(CourseMeasure.objects.filter(course=made.pk).values_list("measure", flat=True))
        assert kept == set(made.measures.values_list("assistance_type", flat=True))

    def test_takes_out_a_measure_that_is_asked_no_more(self, at_status, sender):
        made = at_status(Status.TRANSMITTED)
        perform(Act.ACKNOWLEDGE, made, sender)
        made.measures.all().delete()
        keep(made)

        assert not CourseMeasure.objects.filter(course=made.pk).exists()

    def test_has_no_exercise_and_no_draft(self, at_status, sender, reviewer):
        keep(at_status(Status.TRANSMITTED, is_exercise=True))
        perform(Act.RETURN_FOR_CORRECTION, at_status(Status.UNDER_REVIEW), reviewer)

        assert not Course.objects.exists()

    def test_is_not_kept_of_an_act_that_was_refused(self, at_status, officer):
        made = at_status(Status.TRANSMITTED)
        with pytest.raises(Exception, match="Only the central authority"):
            perform(Act.ACKNOWLEDGE, made, officer)

        assert not Course.objects.exists()

    def test_keeps_the_kind_of_a_refusal(self, at_status, sender):
        made = at_status(Status.TRANSMITTED)
        refused = acts.Refuse(on=TODAY, ground="Essential interests", kind=RefusalKind.ESSENTIAL_INTERESTS)
        perform(Act.REFUSE, made, sender, refused)

        assert Course.objects.get(pk=made.pk).refused_for == RefusalKind.ESSENTIAL_INTERESTS

    def test_refuses_a_kind_that_is_none(self):
        wrong = acts.Refuse(on=TODAY, ground="Essential interests", kind="whatever")

        assert "no kind of ground" in " ".join(wrong.problems(today=TODAY))


@pytest.mark.django_db
class TestCatchingUp:
    def test_keeps_what_was_sent_before(self, at_status, sender):
        made = at_status(Status.TRANSMITTED, confidentiality=Confidentiality.ORDINARY)
        at_status(Status.TRANSMITTED, is_exercise=True)
        at_status(Status.UNDER_REVIEW)
        Course.objects.all().delete()

        assert catch_up() == 1

        filled = Course.objects.values().get()

        keep(made)
        assert Course.objects.values().get() == filled
        assert CourseMeasure.objects.filter(course=made.pk).count() == len(
            set(made.measures.values_list("assistance_type", flat=True))
        )


@pytest.mark.django_db
@pytest.mark.database
class TestWhatTheDatabaseRefuses:
    def count(self, sender, **fields):
        of = {"state": sender.office.state, "asking_state": State.objects.get(code="GB"), "year": 2025}
        numbers = {"received": 9, "executed": 5, "refused": 1, "source": "Register"}
        return IncomingCount.objects.create(**of | numbers | fields, user=sender, at=NOON)

    @pytest.mark.parametrize(
        "verb", ["UPDATE requests_app_incomingcount SET received = 1", "DELETE FROM requests_app_incomingcount"]
    )
    def test_changes_of_what_was_counted(self, sender, verb):
        self.count(sender)

        with pytest.raises(IntegrityError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(verb)

    @pytest.mark.parametrize("wrong", [{"executed": 9}, {"source": ""}])
    def test_counts_that_cannot_be(self, sender, wrong):
        with pytest.raises(IntegrityError), transaction.atomic():
            self.count(sender, **wrong)

    def test_an_execution_without_its_days(self, at_status, sender):
        made = at_status(Status.TRANSMITTED)
        perform(Act.ACKNOWLEDGE, made, sender)

        with pytest.raises(IntegrityError), transaction.atomic():
            Course.objects.update(ended_as=Ending.EXECUTED)
