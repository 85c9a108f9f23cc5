"""Sent requests by the dozen: rows of `Course` as `courses.keep` would write them, without the history behind them."""

from datetime import date, timedelta
from itertools import count

import pytest

from requests_app.choices import Confidentiality, Ending, Status
from requests_app.models import AssistanceRequest, Course, CourseMeasure
from tests.factories import AssistanceRequestFactory, CaseFactory
from treaties.models import State

SENT_ON = date(2026, 1, 17)
NUMBERS = count(1)


@pytest.fixture
def went(office, officer):
    """`went(6, executed_in=100)`: six requests of the office that were executed after 100 days.

    `measures`, `restricted`, `state` (code), `of` (office), and fields of Course.
    """
    case = CaseFactory(office=office, created_by=officer)

    def made(times=1, *, measures=("taking_testimony",), restricted=False, state="US", of=office, by=officer, **fields):
        courses = []
        for _ in range(times):
            saved = AssistanceRequestFactory(
                case=case,
                office=of,
                drafted_by=by,
                complete=False,
                reference=f"N/{next(NUMBERS)}",
                requested_state=State.objects.get(code=state),
                confidentiality=Confidentiality.RESTRICTED if restricted else Confidentiality.ORDINARY,
                status=Status.TRANSMITTED,
            )
            courses.append(_course(saved, measures, **fields))
        return courses

    return made


def _course(saved: AssistanceRequest, measures, *, sent_on=SENT_ON, **fields) -> Course:
    if "executed_in" in fields:
        fields = {"ended_as": Ending.EXECUTED} | fields
    course = Course.objects.create(
        assistance_request=saved,
        requesting_state=saved.requesting_state,
        requested_state=saved.requested_state,
        office=saved.office,
        channel=fields.pop("channel", saved.channel),
        sent_on=sent_on,
        sent_month=sent_on.replace(day=1),
        **fields,
    )
    CourseMeasure.objects.bulk_create(CourseMeasure(course=course, measure=each) for each in measures)
    return course


def days_before(day: date, number: int) -> date:
    return day - timedelta(days=number)
