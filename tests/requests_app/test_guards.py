"""The doors that no Python guards, and two people at one door."""

from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from accounts.choices import Role
from requests_app import services
from requests_app.choices import Act, Confidentiality, Status
from requests_app.models import AssistanceRequest, IssuedLetter, RequestEvent
from requests_app.models.record import WrittenOnce
from requests_app.services import StaleEdit
from requests_app.workflow import TransitionRefused
from tests.at_once import at_once
from tests.factories import NOON, UserFactory
from tests.requests_app.performing import fresh, perform, seen

pytestmark = pytest.mark.django_db


@pytest.mark.database
class TestTheDatabase:
    def test_refuses_a_status_without_an_act(self, at_status):
        assistance_request = at_status()

        with pytest.raises(DatabaseError, match="only with an act"), transaction.atomic():
            AssistanceRequest.objects.filter(pk=assistance_request.pk).update(status=Status.APPROVED)

        assert fresh(assistance_request).status == Status.DRAFT

    @pytest.mark.parametrize("act", [Act.APPROVE, Act.COUNTERSIGN])
    def test_refuses_an_approval_by_a_drafter(self, at_status, officer, act):
        assistance_request = at_status(Status.UNDER_REVIEW)

        with pytest.raises(IntegrityError, match="other than its drafter"), transaction.atomic():
            RequestEvent.objects.create(
                assistance_request=assistance_request,
                act=act,
                from_status=Status.UNDER_REVIEW,
                to_status=Status.APPROVED,
                user=officer,
                at=NOON,
                version=1,
            )

        assert not assistance_request.events.filter(act=act).exists()

    def test_refuses_a_countersignature_by_the_first_reviewer(self, at_status, reviewer, second_reviewer):
        assistance_request = at_status(Status.UNDER_REVIEW, confidentiality=Confidentiality.RESTRICTED)
        assistance_request.named_people.add(reviewer, second_reviewer)
        perform(Act.APPROVE, assistance_request, reviewer, seen(assistance_request))
        row = {
            "assistance_request": assistance_request,
            "act": Act.COUNTERSIGN,
            "from_status": Status.AWAITING_COUNTERSIGNATURE,
            "to_status": Status.APPROVED,
            "at": NOON,
            "version": 1,
        }

        with pytest.raises(IntegrityError, match="countersigned by a second reviewer"), transaction.atomic():
            RequestEvent.objects.create(user=reviewer, **row)
        assert RequestEvent.objects.create(user=second_reviewer, **row).pk

    @pytest.mark.parametrize(
        "change", ["UPDATE requests_app_requestevent SET act = 'close'", "DELETE FROM requests_app_requestevent"]
    )
    def test_refuses_to_change_or_delete_history(self, at_status, officer, reviewer, change):
        perform(Act.SUBMIT, at_status(), officer)

        with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)

    def test_a_row_of_history_cannot_be_saved_again_in_code(self, at_status, officer, reviewer):
        event = perform(Act.SUBMIT, at_status(), officer)

        with pytest.raises(WrittenOnce):
            event.save()
        with pytest.raises(WrittenOnce):
            event.delete()


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_two_approvals_give_exactly_one(self, at_status, reviewer, second_reviewer):
        made = at_status(Status.UNDER_REVIEW)
        details = seen(made)

        outcomes = at_once(
            *(partial(perform, Act.APPROVE, made, user, details) for user in (reviewer, second_reviewer))
        )

        (refusal,) = [each for each in outcomes if isinstance(each, TransitionRefused)]
        assert "is not open: the request is approved (Approve: Person" in str(refusal)
        assert made.events.filter(act=Act.APPROVE).count() == 1
        assert IssuedLetter.objects.count() == 1

    def test_of_two_edits_of_one_version_one_is_kept_and_one_is_stale(self, at_status, officer, office):
        made = at_status()
        colleague = UserFactory(office=office, roles=[Role.LEGAL_OFFICER])

        def write(user):
            with services.editing(made, user=user, at=NOON, seen_version=made.version) as locked:
                locked.purpose = f"Written by {user.pk}."

        outcomes = at_once(partial(write, officer), partial(write, colleague))

        (stale,) = [each for each in outcomes if each is not None]
        assert isinstance(stale, StaleEdit)
        kept = officer if outcomes[0] is None else colleague
        assert fresh(made).purpose == f"Written by {kept.pk}."
        assert fresh(made).version == made.version + 1
