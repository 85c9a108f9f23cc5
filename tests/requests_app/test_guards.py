"""The doors that no Python guards, and two people at one door."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from requests_app.choices import Act, Status
from requests_app.models import AssistanceRequest, IssuedLetter, RequestEvent
from requests_app.models.record import WrittenOnce
from requests_app.workflow import TransitionRefused
from tests.factories import NOON
from tests.requests_app.performing import fresh, perform, seen

pytestmark = pytest.mark.django_db


@pytest.mark.database
class TestTheDatabase:
    def test_refuses_a_status_without_an_act(self, at_status):
        request = at_status()

        with pytest.raises(DatabaseError, match="only with an act"), transaction.atomic():
            AssistanceRequest.objects.filter(pk=request.pk).update(status=Status.APPROVED)

        assert fresh(request).status == Status.DRAFT

    def test_refuses_an_approval_by_a_drafter(self, at_status, officer):
        request = at_status(Status.UNDER_REVIEW)

        with pytest.raises(IntegrityError, match="other than its drafter"), transaction.atomic():
            RequestEvent.objects.create(
                assistance_request=request,
                act=Act.APPROVE,
                from_status=Status.UNDER_REVIEW,
                to_status=Status.APPROVED,
                user=officer,
                at=NOON,
                version=1,
            )

    @pytest.mark.parametrize(
        "change", ["UPDATE requests_app_requestevent SET act = 'close'", "DELETE FROM requests_app_requestevent"]
    )
    def test_refuses_to_change_or_delete_history(self, at_status, officer, change):
        perform(Act.SUBMIT, at_status(), officer)

        with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)

    def test_a_row_of_history_cannot_be_saved_again_in_code(self, at_status, officer):
        event = perform(Act.SUBMIT, at_status(), officer)

        with pytest.raises(WrittenOnce):
            event.save()
        with pytest.raises(WrittenOnce):
            event.delete()


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_two_approvals_give_exactly_one(self, at_status, reviewer, second_reviewer):
        request = at_status(Status.UNDER_REVIEW)
        details = seen(request)
        start = threading.Barrier(2)
        outcomes = []

        def approve(user):
            start.wait()
            try:
                perform(Act.APPROVE, request, user, details)
                outcomes.append("approved")
            except TransitionRefused as refusal:
                outcomes.append(str(refusal))
            finally:
                connection.close()

        threads = [threading.Thread(target=approve, args=[user]) for user in (reviewer, second_reviewer)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]

        refusal = next(outcome for outcome in outcomes if outcome != "approved")
        assert outcomes.count("approved") == 1
        assert "is not open: the request is approved (Approve: Person" in refusal
        assert request.events.filter(act=Act.APPROVE).count() == 1
        assert IssuedLetter.objects.count() == 1
