"""The life of a request whose law sets a period that pauses while a query is open, and of its translation."""

from datetime import date

import pytest

from requests_app import acts, clocks, services
from requests_app.choices import Act, DatedKind
from requests_app.clocks import reckoning
from requests_app.models import AssistanceRequest, DeadlineChange, StandingDeadline
from requests_app.services import Day
from tests.factories import NOON
from tests.requests_app.deadlines.life import Life, mails, told
from tests.requests_app.deadlines.test_clocks import triggered
from tests.requests_app.performing import fresh, perform

pytestmark = pytest.mark.django_db
DECISION = "Decide on recognition or execution"


@pytest.fixture
def pausing(monkeypatch):
    """The law of the channel gives 30 days from acknowledgement, and stops the clock while a query is open."""
    profile = triggered("EU-EIO-2014", "decision", pauses_while_query_open=True)
    monkeypatch.setattr(clocks, "_profiles", lambda *_: [profile])


@pytest.fixture
def lived(pausing, issued, officer, sender):
    """Its translation comes late; they ask twice, the first answer is late, and they decide long after their period."""
    AssistanceRequest.objects.filter(pk=issued.pk).update(wanted_by=None)
    issued.measures.all().delete()  # they name a preservation
    reckoning.restate(issued, at=NOON)
    life = Life()

    def do(act, details):
        perform(act, fresh(issued), sender, details, at=life.at)

    def asked(due_on):
        do(Act.RAISE_QUERY, acts.RaiseQuery(on=life.today, question="Which account?", due_on=due_on))

    life.until(date(2026, 11, 30))
    do(Act.TRANSMIT, acts.Transmit(route="central_authority", on=life.today))
    services.enter_day(fresh(issued), Day(DatedKind.TRANSLATION, date(2026, 12, 20)), user=officer, at=life.at)
    life.until(date(2026, 12, 10))
    do(Act.ACKNOWLEDGE, acts.Acknowledge(on=life.today))
    life.until(date(2026, 12, 29))
    asked(date(2027, 1, 8))
    life.until(date(2027, 1, 12))
    do(Act.ANSWER_QUERY, acts.AnswerQuery(on=life.today, answer="88213407."))
    life.until(date(2027, 1, 20))
    asked(date(2027, 1, 21))
    life.until(date(2027, 1, 21))
    do(Act.ANSWER_QUERY, acts.AnswerQuery(on=life.today, answer="The same."))
    life.until(date(2027, 3, 1))
    do(Act.EXECUTE, acts.Execute(on=life.today, received="All records"))
    life.until(date(2027, 4, 1))
    return issued


QUERY, TRANSLATION = "Answer to the query due", "Translation due"


class TestAPeriodThatPauses:
    def test_is_told_to_the_officer_once_and_in_order_and_not_while_a_query_is_open(self, lived, officer):
        assert told(lived, officer) == [
            ("2026-12-06", TRANSLATION, "14 days left"),
            ("2026-12-13", TRANSLATION, "7 days left"),
            ("2026-12-19", TRANSLATION, "1 day left"),
            ("2026-12-20", TRANSLATION, "today"),
            ("2026-12-21", TRANSLATION, "1 day overdue"),
            ("2026-12-26", DECISION, "14 days left"),
            ("2027-01-01", QUERY, "7 days left"),
            ("2027-01-05", QUERY, "3 days left"),
            ("2027-01-07", QUERY, "1 day left"),
            ("2027-01-08", QUERY, "today"),
            ("2027-01-09", QUERY, "1 day overdue"),
            ("2027-01-16", DECISION, "7 days left"),
            ("2027-01-21", QUERY, "today"),
            ("2027-01-23", DECISION, "1 day left"),
            ("2027-01-24", DECISION, "today"),
            ("2027-01-25", DECISION, "1 day overdue"),
        ]

    def test_is_mailed_as_it_is_told(self, lived, officer):
        assert mails(officer) == [f"{what}, {words}: {lived}" for _, what, words in told(lived, officer)]

    def test_is_told_to_the_central_authority_without_the_translation(self, lived, officer, sender):
        assert told(lived, sender) == [each for each in told(lived, officer) if each[1] != TRANSLATION]

    def test_is_told_to_supervisors_once_it_is_late(self, lived, officer, reviewer):
        assert told(lived, reviewer) == [each for each in told(lived, officer) if each[2].endswith("overdue")]

    def test_moves_by_the_days_of_each_query_and_says_why(self, lived):
        changes = DeadlineChange.objects.filter(title=DECISION)

        assert [(each.before, each.after, each.because) for each in changes] == [
            (None, date(2027, 1, 9), "30 days counted from 10 December 2026"),
            (date(2027, 1, 9), date(2027, 1, 23), "a query was open for 14 days"),
            (date(2027, 1, 23), date(2027, 1, 24), "a query was open for 1 day"),
            (date(2027, 1, 24), None, "met on 1 March 2027, 36 days late"),
        ]

    def test_leaves_nothing_to_tell(self, lived):
        assert not StandingDeadline.objects.exclude(notice_at=None).exists()
