"""The report: what is counted, for whom, and what is not shown of it."""

from datetime import date, timedelta

import pytest

from accounts.choices import Role
from requests_app.choices import Deficiency, Ending, RefusalKind, Section
from requests_app.models import Objection, RequestEvent, StandingDeadline
from requests_app.numbers.asking import Asked, By
from requests_app.numbers.durations import FEWER
from requests_app.numbers.report import report
from requests_app.selectors import courses_visible_to, visible_to
from tests.factories import NOON, TODAY, OfficeFactory, UserFactory
from tests.requests_app.conftest import record
from treaties.selectors import current_registry

pytestmark = pytest.mark.django_db


def asked(user, **of):
    return report(user, Asked(**of), current_registry(), on=TODAY)


def told(found):
    return {line.label: line.counts for line in found.lines}


def sent_back(course, field="penalty", label="Penalty", reason=Deficiency.MISSING):
    made = course.assistance_request
    record(made, "record_return", {}, made.created_by, "transmitted", "returned", days_ago=1)
    event = RequestEvent.objects.filter(assistance_request=made).latest("pk")
    of = {"section": Section.OFFENCES, "field": field, "label": label, "reason": reason}
    Objection.objects.create(event=event, number=0, assistance_request=made, is_external=True, at=NOON, **of)


class TestReport:
    def test_counts_by_state_with_median_and_range(self, went, reviewer):
        went(10, acknowledged_in=7, executed_in=100)
        went(6, state="GB", ended_as=Ending.REFUSED)
        found = asked(reviewer)

        assert told(found) == {
            "United States": (10, 10, 10, 0, 0, 0, 0),
            "United Kingdom": (6, 0, 0, 0, 6, 0, 0),
        }
        assert found.lines[0].spreads[1].median == 100
        assert found.total.counts == (16, 10, 10, 0, 6, 0, 0)

    @pytest.mark.parametrize(
        ("by", "label"),
        [
            (By.STATE, "United States"),
            (By.INSTRUMENT, "Palermo Convention"),
            (By.MONTH, "January 2026"),
        ],
    )
    def test_names_what_it_counts_by(self, went, reviewer, by, label):
        went(5)

        found = asked(reviewer, by=by)

        assert list(told(found)) == [label]
        assert "state" not in found.table.title  # a country is a State

    def test_counts_by_office(self, went, reviewer, office):
        went(5)

        assert list(told(asked(reviewer, by=By.OFFICE))) == [office.name]

    def test_counts_a_request_under_each_of_its_measures_and_once_in_all(self, went, reviewer):
        went(5, measures=("taking_testimony", "service_documents"), executed_in=9)
        found = asked(reviewer, by=By.MEASURE)

        assert [line.sent for line in found.lines] == [5, 5]
        assert found.total.counts[:3] == (5, 0, 5)

    def test_narrows(self, went, reviewer, office):
        went(5, executed_in=9)
        went(6, state="GB", channel="LETTERS-ROGATORY", measures=("service_documents",), sent_on=date(2026, 3, 3))
        narrowings = [
            {"state": "GB"},
            {"instrument": "LETTERS-ROGATORY"},
            {"measure": "service_documents"},
            {"first": date(2026, 2, 1)},
            {"last": date(2026, 3, 1), "first": date(2026, 3, 1)},
        ]

        assert [asked(reviewer, **each).total.sent for each in narrowings] == [6] * 5
        assert asked(reviewer, office=office.pk).total.sent == 11
        assert asked(reviewer, last=date(2026, 1, 1)).total.sent == 5

    def test_tells_nothing_of_fewer_than_five_nor_what_would(self, went, reviewer):
        went(3, state="FR", executed_in=50)
        went(8, state="GB", executed_in=60)
        went(20, executed_in=70)
        found = asked(reviewer)

        assert told(found)["France"] == (None,) * 7
        assert told(found)["United Kingdom"][0] is None  # else the total would tell
        assert found.total.sent == 31
        assert FEWER in found.table.rows[2]
        assert [line.spreads[1] for line in found.lines][1:] == [None, None]

    def test_counts_what_is_overdue_and_lapsed_as_it_stands(self, went, reviewer):
        for kind, days, state in [
            ("acknowledgement", -1, "running"),
            ("preservation", -1, "running"),
            ("acknowledgement", 0, "running"),
            ("acknowledgement", -9, "over"),
        ]:
            for course in went(6):
                StandingDeadline.objects.create(
                    assistance_request=course.assistance_request,
                    key="a",
                    kind=kind,
                    title="A day",
                    due_on=TODAY + timedelta(days=days),
                    state=state,
                )
        (line,) = asked(reviewer).lines

        assert line.counts[-2:] == (6, 6)

    def test_tells_reasons_in_how_many_requests(self, went, reviewer):
        for course in went(6, returns=1):
            sent_back(course)
        for course in went(3, returns=1):
            sent_back(course, field="nexus", label="Nexus", reason=Deficiency.UNCLEAR)
        went(5, ended_as=Ending.REFUSED, refused_for=RefusalKind.POLITICAL)
        fields, reasons, refusals = asked(reviewer).reasons

        assert [cell for row in fields.rows for cell in row] == [
            "Offences and penalties: Penalty",
            FEWER,
            "Offences and penalties: Nexus",
            FEWER,
        ]
        assert reasons.rows[0][0] == "Missing"
        assert refusals.rows == (("Political offence", "5"),)

    def test_takes_a_handful_of_queries(self, went, reviewer, django_assert_max_num_queries):
        went(9, executed_in=9, returns=1)
        asked(reviewer)
        with django_assert_max_num_queries(8):
            asked(reviewer)


class TestWhoSeesWhat:
    """Counting and reading share one rule."""

    def test_counts_what_they_may_read(self, went, officer, reviewer, sender, auditor, outsider):
        went(2)
        went(1, restricted=True)
        (named, *_) = went(2, restricted=True, of=OfficeFactory())
        named.assistance_request.named_people.add(sender)
        for each in courses_visible_to(auditor):
            record(each.assistance_request, "submit", {}, officer, "draft", "under_review", days_ago=3)
        idle = UserFactory(office=officer.office, roles=[Role.SUPERVISOR], is_active=False)
        chief = UserFactory(office=sender.office, roles=[Role.SUPERVISOR])

        for reader in (officer, reviewer, sender, auditor, outsider, idle, chief):
            counted = set(courses_visible_to(reader).values_list("pk", flat=True))
            assert counted == set(visible_to(reader).values_list("pk", flat=True)), reader

    def test_counts_restricted_ones_only_for_who_may_see_them(self, went, reviewer, auditor):
        went(5)
        went(5, restricted=True)

        assert asked(reviewer).total.sent == 5
        assert asked(auditor).total.sent == 10
