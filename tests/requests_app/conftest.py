"""People of one office, and its requests at any status with the history that brings them there."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts.choices import Role
from config.storage import Disk
from jobs.models import Job
from requests_app import acts, history, workflow
from requests_app.choices import Act, Confidentiality, Entry, Status
from requests_app.content import converter
from requests_app.forms.review import ApproveForm
from requests_app.models import AssistanceRequest
from requests_app.reading import Reading
from tests.factories import NOON, TODAY, AssistanceRequestFactory, OfficeFactory, SignatoryFactory, UserFactory
from tests.requests_app.reviewing.pages import approval


@pytest.fixture(autouse=True)
def no_file_is_stored_in_a_transaction(monkeypatch):
    """A disk or a bucket may be slow, and whoever waits for the lock of a request waits with it."""
    save = Disk._save

    def outside(self, name, content):
        within = [each for each in connection.atomic_blocks if not each._from_testcase]
        assert not within, "A file is stored inside a transaction."
        return save(self, name, content)

    monkeypatch.setattr(Disk, "_save", outside)


@pytest.fixture
def noon(monkeypatch):
    """The clock of the screens stands at noon of the day the factories know."""
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def office():
    return OfficeFactory()


@pytest.fixture
def officer(office):
    return UserFactory(office=office, roles=[Role.LEGAL_OFFICER])


@pytest.fixture
def reviewer(office):
    return UserFactory(office=office, roles=[Role.SUPERVISOR])


@pytest.fixture
def second_reviewer(office):
    return UserFactory(office=office, roles=[Role.SUPERVISOR])


@pytest.fixture
def sender(office):
    authority = OfficeFactory(is_central_authority=True, state=office.state)
    return UserFactory(office=authority, roles=[Role.CENTRAL_AUTHORITY])


@pytest.fixture
def auditor():
    return UserFactory(office=None, roles=[Role.AUDITOR])


@pytest.fixture
def outsider():
    """Somebody of another office, with every right there."""
    return UserFactory(roles=[Role.LEGAL_OFFICER, Role.SUPERVISOR, Role.CENTRAL_AUTHORITY])


@pytest.fixture
def colleague(office):
    return UserFactory(office=office, name="Ada Sample")


@pytest.fixture
def draft(office, officer, client):
    """A complete draft, with its officer signed in."""
    client.force_login(officer)
    return AssistanceRequestFactory(office=office, drafted_by=officer)


# How a request comes to a status: (act, details, where it led), each a day after the one before.
SUBMITTED = (Act.SUBMIT, acts.Submit(seen_version=1), Status.UNDER_REVIEW)
SENT = (Act.TRANSMIT, acts.Transmit(route="central_authority", on=TODAY - timedelta(days=2)), Status.TRANSMITTED)
PATHS = {
    Status.DRAFT: [],
    Status.UNDER_REVIEW: [SUBMITTED],
    Status.TRANSMITTED: [SUBMITTED, SENT],
    Status.QUERY_OPEN: [
        SUBMITTED,
        SENT,
        (
            Act.RAISE_QUERY,
            acts.RaiseQuery(on=TODAY - timedelta(days=1), question="Which account?", due_on=TODAY + timedelta(days=9)),
            Status.QUERY_OPEN,
        ),
    ],
}

INTERRUPTED = {Status.QUERY_OPEN: [Status.TRANSMITTED], Status.POSTPONED: [Status.TRANSMITTED]}


@pytest.fixture
def at_status(office, officer):
    """`at_status(Status.TRANSMITTED, **fields)`: a request of the office drafted by the officer, with its history.

    A status without a path of its own follows from being submitted.
    """

    def build(status=Status.DRAFT, *, complete=True, **fields):
        fields = {"drafted_by": officer, "interrupted": INTERRUPTED.get(status, [])} | fields
        made = AssistanceRequestFactory(office=office, status=status, complete=complete, **fields)
        path = PATHS.get(status, [(*SUBMITTED[:2], status)])
        record(made, Entry.OPENED, {}, made.created_by, Status.DRAFT, Status.DRAFT, days_ago=4)
        came_from = Status.DRAFT
        for days_ago, (act, details, led_to) in zip(range(3, 0, -1), path, strict=False):
            record(made, act, details, made.created_by, came_from, led_to, days_ago=days_ago)
            came_from = led_to
        Job.objects.open().delete()  # whom that concerned was told at the time
        return AssistanceRequest.objects.get(pk=made.pk)

    return build


def record(made, act, details, user, came_from, led_to, *, days_ago):
    row = AssistanceRequest(pk=made.pk, status=led_to, letter_version=made.letter_version)
    history.record(
        assistance_request=row,
        act=act,
        from_status=came_from,
        user=user,
        at=NOON - timedelta(days=days_ago),
        on=getattr(details, "on", None),
        details=details if isinstance(details, dict) else converter.unstructure(details),
    )


@pytest.fixture
def submitted(at_status, office):
    SignatoryFactory(office=office)
    return at_status(Status.UNDER_REVIEW)


@pytest.fixture
def restricted(at_status, office, reviewer, second_reviewer):
    """Approved by the reviewer, waiting for the second one."""
    SignatoryFactory(office=office)
    made = at_status(Status.UNDER_REVIEW, confidentiality=Confidentiality.RESTRICTED)
    made.named_people.add(reviewer, second_reviewer)
    form = ApproveForm(approval(made), reading=Reading(made, on=TODAY))
    assert form.is_valid(), form.errors
    workflow.perform(Act.APPROVE, assistance_request=made, user=reviewer, at=NOON, details=form.details())
    return AssistanceRequest.objects.get(pk=made.pk)


@pytest.fixture
def issued(at_status, office, reviewer):
    """A complete request that the reviewer approved, with its letter."""
    SignatoryFactory(office=office)
    made = at_status(Status.UNDER_REVIEW)
    form = ApproveForm(reading=Reading(made, on=TODAY))
    ticks = {name: "on" for name in form.fields if name.startswith("gap:")}
    form = ApproveForm({**form.shown(), **ticks}, reading=form.reading)
    assert form.is_valid(), form.errors
    workflow.perform(Act.APPROVE, assistance_request=made, user=reviewer, at=NOON, details=form.details())
    return AssistanceRequest.objects.get(pk=made.pk)
