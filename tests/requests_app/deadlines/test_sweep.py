"""The sweep: once each, late without doubles, to people who may see the request, with no word that somebody typed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.choices import Role
from jobs.models import Job
from requests_app import services
from requests_app.choices import Act, Confidentiality, DatedKind
from requests_app.clocks import sweep
from requests_app.models import AssistanceRequest, Notice, StandingDeadline
from requests_app.services import Day
from tests.factories import NOON, TODAY, UserFactory
from tests.requests_app.performing import fresh, perform

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(issued, sender):
    """Sent today: an acknowledgement is expected in 30 days, the preservation that it names ends in 20."""
    perform(Act.TRANSMIT, issued, sender)
    return fresh(issued)


def days_on(number):
    return NOON + timedelta(days=number)


def told(user):
    return [(each.deadline.key, each.stage) for each in Notice.objects.filter(user=user).order_by("pk")]


def mails():
    return [each.payload for each in Job.objects.filter(key__startswith="deadline:").order_by("pk")]


class TestASweep:
    def test_tells_what_is_due(self, sent, officer):
        sweep.sweep(at=days_on(6))

        assert told(officer) == [("named_preservation", 14)]

    @pytest.mark.database
    def test_a_second_time_writes_nothing(self, sent):
        sweep.sweep(at=days_on(6))

        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert sweep.sweep(at=days_on(6)) == 0
        assert [each["sql"][:6] for each in queries] == ["SELECT"]

    @pytest.mark.database
    def test_of_which_the_mark_was_lost_tells_nobody_twice(self, sent, officer):
        sweep.sweep(at=days_on(6))
        StandingDeadline.objects.filter(key="named_preservation").update(notice_at=days_on(6))

        sweep.sweep(at=days_on(6))

        assert told(officer) == [("named_preservation", 14)]

    @pytest.mark.database
    def test_leaves_one_notice_of_a_kind_which_the_database_holds(self, sent, officer):
        sweep.sweep(at=days_on(6))
        notice = Notice.objects.get(user=officer)
        notice.pk = None

        with pytest.raises(IntegrityError), transaction.atomic():
            notice.save(force_insert=True)

    def test_that_is_late_says_only_the_most_pressing_and_then_goes_on(self, sent, officer):
        sweep.sweep(at=days_on(29))  # off since the day of sending
        sweep.sweep(at=days_on(30))

        assert sorted(told(officer)) == [
            ("house:acknowledgement", 0),
            ("house:acknowledgement", 1),
            ("named_preservation", -1),
        ]

    @pytest.mark.database
    def test_waits_for_midnight_here_where_the_time_zone_was_set_to_another(self, sent, officer, settings):
        settings.TIME_ZONE = "America/New_York"
        midnight_before = days_on(23).replace(hour=0)

        sweep.sweep(at=midnight_before)
        assert "house:acknowledgement" not in dict(told(officer))
        assert not any("Acknowledgement" in each["subject"] for each in mails())
        sweep.sweep(at=midnight_before + timedelta(hours=5))
        assert ("house:acknowledgement", 7) in told(officer)

    def test_tells_nothing_of_a_day_that_was_met(self, sent, sender, officer):
        perform(Act.ACKNOWLEDGE, sent, sender)
        sweep.sweep(at=days_on(40))

        assert "house:acknowledgement" not in dict(told(officer))

    def test_tells_again_of_a_day_that_was_moved(self, draft, officer):
        for number in (40, 80):
            services.enter_day(draft, Day(DatedKind.TRANSLATION, TODAY + timedelta(days=number)), user=officer, at=NOON)
        item = draft.dated_items.first()
        sweep.sweep(at=days_on(33))
        services.take_back_day(item, user=officer, at=days_on(33))
        sweep.sweep(at=days_on(73))

        assert [stage for key, stage in told(officer) if key.startswith("dated")] == [7, 7]


class TestWhoIsTold:
    def test_is_the_officer_and_the_central_authority_and_once_late_the_supervisors(
        self, sent, officer, sender, reviewer, auditor, outsider
    ):
        sweep.sweep(at=days_on(23))
        before = {each for each in (officer, sender, reviewer) if ("house:acknowledgement", 7) in told(each)}
        sweep.sweep(at=days_on(31))

        assert before == {officer, sender}
        assert ("house:acknowledgement", -1) in told(reviewer)
        assert told(auditor) == told(outsider) == []

    def test_is_nobody_who_may_not_see_a_restricted_request(self, sent, officer, sender, reviewer):
        AssistanceRequest.objects.filter(pk=sent.pk).update(confidentiality=Confidentiality.RESTRICTED)

        sweep.sweep(at=days_on(31))

        assert told(officer)
        assert told(sender) == told(reviewer) == []

    def test_is_nobody_who_left(self, sent, officer):
        officer.is_active = False
        officer.save()

        sweep.sweep(at=days_on(31))

        assert told(officer) == []

    def test_is_whoever_has_it_now(self, sent, office, reviewer):
        heir = UserFactory(office=office, roles=[Role.LEGAL_OFFICER])
        AssistanceRequest.objects.filter(pk=sent.pk).update(assigned_to=heir)

        sweep.sweep(at=days_on(6))

        assert told(heir) == [("named_preservation", 14)]


class TestTheWords:
    def test_name_what_day_it_is_and_where_to_look(self, sent, officer):
        sweep.sweep(at=days_on(23))

        told = next(each for each in mails() if each["to"] == officer.email and "Ack" in each["subject"])
        assert told["subject"] == f"Acknowledgement expected, 7 days left: {sent}"
        assert "Acknowledgement expected: 24 December 2026 (7 days left)." in told["body"]
        assert f"/requests/{sent.pk}/" in told["body"]

    def test_of_a_title_that_leads_to_its_day_leave_that_out_above(self, sent, officer):
        StandingDeadline.objects.update(title="Answer wanted by")
        sweep.sweep(at=days_on(23))

        told = next(each for each in mails() if each["to"] == officer.email and "7 days" in each["subject"])
        assert told["subject"] == f"Answer wanted, 7 days left: {sent}"
        assert "Answer wanted by: 24 December 2026 (7 days left)." in told["body"]

    def test_say_no_more_than_the_reference_of_a_restricted_request(self, sent):
        AssistanceRequest.objects.filter(pk=sent.pk).update(confidentiality=Confidentiality.RESTRICTED)
        sweep.sweep(at=days_on(23))

        assert {each["subject"] for each in mails()} == {f"Deadline: {sent}"}
        assert not any("Acknowledgement" in each["body"] or each["subject_is_told"] for each in mails())

    def test_hold_no_word_that_somebody_typed(self, draft, officer):
        day = Day(DatedKind.HEARING, TODAY + timedelta(days=7), words="Hearing of Maria Sample")
        services.enter_day(draft, day, user=officer, at=NOON)
        sweep.sweep(at=days_on(6))

        assert mails()
        assert not any("Maria" in str(each) for each in mails())


@pytest.mark.database
class TestTheTable:
    def test_is_read_by_its_index(self, sent):
        sql, params = sweep._due(NOON)[:500].query.sql_with_params()
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL enable_seqscan = off")
            explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
            cursor.execute(explain + sql, params)
            plan = " ".join(str(row) for row in cursor.fetchall())

        assert "deadlines_to_tell" in plan
        assert StandingDeadline.objects.exists()
