"""A year of a request's life with a moved clock: every notice exactly once, in order."""

from datetime import date, time

import pytest

from requests_app import acts, services
from requests_app.choices import Act, DatedKind
from requests_app.clocks import reckoning
from requests_app.models import AssistanceRequest, DeadlineChange, Measure, StandingDeadline
from requests_app.services import Day
from tests.factories import NOON
from tests.requests_app.deadlines.life import Life, mails, told
from tests.requests_app.performing import fresh, perform

pytestmark = pytest.mark.django_db


@pytest.fixture
def testimony(issued):
    """Approved, with a witness to be heard and a day by which the answer is wanted."""
    AssistanceRequest.objects.filter(pk=issued.pk).update(wanted_by=date(2027, 10, 1))
    Measure.objects.filter(assistance_request=issued).delete()
    Measure.objects.create(assistance_request=issued, assistance_type="taking_testimony", position=1)
    reckoning.restate(issued, at=NOON)
    return fresh(issued)


@pytest.fixture
def lived(testimony, officer, sender):
    """The request after its year: acknowledged late, asked about, a hearing entered and moved, executed late."""
    life = Life()

    def do(act, details):
        perform(act, fresh(testimony), sender, details, at=life.at)

    def hearing(on, hour=None):
        services.enter_day(fresh(testimony), Day(DatedKind.HEARING, on, hour=hour), user=officer, at=life.at)

    life.until(date(2026, 12, 1))
    do(Act.TRANSMIT, acts.Transmit(route="central_authority", on=life.today))
    life.until(date(2027, 1, 4))
    do(Act.ACKNOWLEDGE, acts.Acknowledge(on=life.today))
    life.until(date(2027, 3, 1))
    do(Act.RAISE_QUERY, acts.RaiseQuery(on=life.today, question="Which hotel?", due_on=date(2027, 3, 15)))
    life.until(date(2027, 3, 9))
    do(Act.ANSWER_QUERY, acts.AnswerQuery(on=life.today, answer="The Example."))
    hearing(date(2027, 5, 20), time(10, 30))
    life.until(date(2027, 4, 25))
    services.take_back_day(testimony.dated_items.get(), user=officer, at=life.at)
    hearing(date(2027, 6, 10))
    life.until(date(2027, 10, 20))
    do(Act.EXECUTE, acts.Execute(on=life.today, received="The record of the hearing"))
    life.until(date(2027, 11, 24))
    do(Act.CLOSE, acts.Close())
    life.until(date(2027, 12, 24))
    return testimony


class TestAYear:
    def test_tells_the_officer_each_notice_once_and_in_order(self, lived, officer):
        assert told(lived, officer) == [
            ("2026-12-24", "Acknowledgement expected", "7 days left"),
            ("2026-12-30", "Acknowledgement expected", "1 day left"),
            ("2026-12-31", "Acknowledgement expected", "today"),
            ("2027-01-01", "Acknowledgement expected", "1 day overdue"),
            ("2027-03-08", "Answer to the query due", "7 days left"),
            ("2027-04-20", "Hearing", "30 days left"),
            ("2027-05-11", "Hearing", "30 days left"),
            ("2027-05-27", "Hearing", "14 days left"),
            ("2027-06-03", "Hearing", "7 days left"),
            ("2027-06-09", "Hearing", "1 day left"),
            ("2027-06-10", "Hearing", "today"),
            ("2027-09-17", "Answer wanted by", "14 days left"),
            ("2027-09-24", "Answer wanted by", "7 days left"),
            ("2027-09-30", "Answer wanted by", "1 day left"),
            ("2027-10-01", "Answer wanted by", "today"),
            ("2027-10-02", "Answer wanted by", "1 day overdue"),
        ]

    def test_mails_what_it_tells(self, lived, officer):
        subjects = [f"{what.removesuffix(' by')}, {words}: {lived}" for _, what, words in told(lived, officer)]

        assert mails(officer) == subjects

    def test_tells_the_central_authority_what_it_follows_up(self, lived, officer, sender):
        assert told(lived, sender) == [each for each in told(lived, officer) if each[1] != "Hearing"]

    def test_tells_supervisors_only_what_is_late(self, lived, reviewer):
        assert told(lived, reviewer) == [
            ("2027-01-01", "Acknowledgement expected", "1 day overdue"),
            ("2027-10-02", "Answer wanted by", "1 day overdue"),
        ]

    def test_keeps_why_each_day_was_set_moved_and_ended(self, lived):
        changes = DeadlineChange.objects.filter(assistance_request=lived, at__gt=NOON)

        assert [(each.title, each.before, each.after, each.because) for each in changes] == [
            ("Acknowledgement expected", None, date(2026, 12, 31), "30 days counted from 1 December 2026"),
            ("Acknowledgement expected", date(2026, 12, 31), None, "met on 4 January 2027, 4 days late"),
            ("Answer to the query due", None, date(2027, 3, 15), "the requested State set it"),
            ("Answer to the query due", date(2027, 3, 15), None, "met on 9 March 2027"),
            ("Hearing", None, date(2027, 5, 20), "it was entered"),
            ("Hearing", date(2027, 5, 20), None, "the day was taken back"),
            ("Hearing", None, date(2027, 6, 10), "it was entered"),
            ("Hearing", date(2027, 6, 10), None, "it was on 10 June 2027"),
            ("Answer wanted by", date(2027, 10, 1), None, "met on 20 October 2027, 19 days late"),
        ]

    def test_leaves_nothing_to_tell(self, lived):
        assert not StandingDeadline.objects.exclude(notice_at=None).exists()
