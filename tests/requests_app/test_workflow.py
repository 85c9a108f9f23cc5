"""perform: the only writer of a request's status. Every refusal says why and leaves no trace."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from accounts.choices import Role
from requests_app import acts, assemble, checklist, letters, services, workflow
from requests_app.acts import FactAnswer
from requests_app.choices import Act, Confidentiality, Deficiency, ReturnReason, Severity, Status
from requests_app.content import digest
from requests_app.models import AssistanceRequest, IssuedLetter, RequestEvent
from requests_app.models.record import WrittenOnce
from requests_app.workflow import TransitionRefused
from tests.factories import NOON, TODAY, AssistanceRequestFactory, OfficeFactory, UserFactory
from treaties.selectors import current_registry

pytestmark = pytest.mark.django_db


def fresh(assistance_request):
    return AssistanceRequest.objects.get(pk=assistance_request.pk)


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
def make(office, officer):
    """A complete request of the office, drafted by the officer, that stands at a status."""

    def build(status=Status.DRAFT, **fields):
        fields = {"drafted_by": officer} | fields
        request = AssistanceRequestFactory(office=office, status=status, **fields)
        if status != Status.DRAFT:  # seen by the central authority once it was submitted
            RequestEvent.objects.create(
                assistance_request=request,
                act=Act.SUBMIT,
                from_status=Status.DRAFT,
                to_status=status,
                user=officer,
                at=NOON - timedelta(days=1),
                version=1,
                canonical="{}",
                sha256="0" * 64,
            )
        return request

    return build


def seen(assistance_request, **changes):
    """Approval of exactly the present text, with every open question answered."""
    content = assemble.assemble(assistance_request)
    gaps = checklist.gaps(content, current_registry().law)
    fields = {
        "seen_digest": digest(content),
        "signatory_name": "Head of Office",
        "signatory_title": "Prosecutor General",
        "answers": tuple(FactAnswer(fact.key, "Checked.") for fact in content.facts if not fact.verified),
        "confirmed_gaps": tuple(gap.key for gap in gaps if gap.severity == Severity.RECOMMENDED),
    }
    return acts.Approve(**(fields | changes))


DETAILS = {
    Act.SUBMIT: acts.Submit(seen_version=1),
    Act.RETURN_FOR_CORRECTION: acts.ReturnForCorrection(
        reason=ReturnReason.NEXUS, note="Say why these records matter."
    ),
    Act.COUNTERSIGN: acts.Countersign(seen_digest="0"),
    Act.RECALL: acts.Recall(reason="A name is wrong."),
    Act.TRANSMIT: acts.Transmit(route="central_authority", on=TODAY),
    Act.ACKNOWLEDGE: acts.Acknowledge(on=TODAY),
    Act.RAISE_QUERY: acts.RaiseQuery(on=TODAY, question="Which account?", due_on=TODAY + timedelta(days=10)),
    Act.ANSWER_QUERY: acts.AnswerQuery(on=TODAY, answer="Account 88213407."),
    Act.RECORD_RETURN: acts.RecordReturn(
        on=TODAY, deficient=(acts.DeficientField(section="measures", deficiency=Deficiency.TOO_BROAD),)
    ),
    Act.REVISE: acts.Revise(),
    Act.POSTPONE: acts.Postpone(on=TODAY, ground="Own investigation"),
    Act.RESUME: acts.Resume(on=TODAY),
    Act.EXECUTE_IN_PART: acts.ExecuteInPart(on=TODAY, received="Registration data"),
    Act.EXECUTE: acts.Execute(on=TODAY, received="All records"),
    Act.REFUSE: acts.Refuse(on=TODAY, ground="Essential interests"),
    Act.WITHDRAW: acts.Withdraw(reason="The suspect confessed."),
    Act.CLOSE: acts.Close(),
}


def perform(act, assistance_request, user, details=None, at=NOON):
    return workflow.perform(
        act, assistance_request=assistance_request, user=user, at=at, details=details or DETAILS[act]
    )


UNNAMED = [(act, status) for act in Act for status in Status if status not in workflow.sources_of(act)]


class TestEveryPairThePageDoesNotName:
    @pytest.mark.parametrize(("act", "status"), UNNAMED)
    def test_is_refused_and_leaves_no_trace(self, act, status, office):
        everything = UserFactory(
            office=OfficeFactory(is_central_authority=True, state=office.state),
            roles=[Role.SUPERVISOR, Role.CENTRAL_AUTHORITY, Role.LEGAL_OFFICER],
        )
        request = AssistanceRequestFactory(office=everything.office, status=status, complete=False)
        details = DETAILS.get(act) or acts.Approve(seen_digest="0", signatory_name="A", signatory_title="B")

        with pytest.raises(TransitionRefused, match=r"is not open|somebody|someone|Before it is sent|Only"):
            perform(act, request, everything, details)

        assert fresh(request).status == status
        assert not request.events.exists()


class TestSubmit:
    def test_takes_a_complete_draft_to_review(self, make, officer):
        request = make()

        event = perform(Act.SUBMIT, request, officer)

        assert fresh(request).status == Status.UNDER_REVIEW
        assert (event.from_status, event.to_status, event.user) == (Status.DRAFT, Status.UNDER_REVIEW, officer)

    def test_is_refused_with_what_is_missing(self, make, officer):
        request = make(purpose="")

        with pytest.raises(TransitionRefused, match="Purpose"):
            perform(Act.SUBMIT, request, officer)

        assert fresh(request).status == Status.DRAFT
        assert not request.events.exists()

    def test_is_refused_when_somebody_changed_the_draft_meanwhile(self, make, officer):
        request = make(version=2)

        with pytest.raises(TransitionRefused, match="Somebody changed the draft"):
            perform(Act.SUBMIT, request, officer)

    def test_is_refused_by_a_channel_that_does_not_bind_today(self, make, officer):
        request = make(channel="CETS-185")

        with pytest.raises(TransitionRefused, match="Pakistan"):
            perform(Act.SUBMIT, request, officer)

    def test_is_refused_with_letters_that_no_font_can_print(self, make, officer):
        with pytest.raises(TransitionRefused, match="Arabic"):
            perform(Act.SUBMIT, make(purpose="ثبوت"), officer)


class TestApprove:
    def test_makes_the_text_final_and_freezes_the_letter(self, make, reviewer):
        request = make(Status.UNDER_REVIEW)

        perform(Act.APPROVE, request, reviewer, seen(request))

        assert fresh(request).status == Status.APPROVED
        assert letters.standing(fresh(request)).digest == digest(assemble.assemble(request))

    def test_is_refused_to_the_drafter_even_with_review_rights(self, make, reviewer):
        own = make(Status.UNDER_REVIEW, drafted_by=reviewer)
        before = own.events.count()

        with pytest.raises(TransitionRefused, match="someone other than its drafter"):
            perform(Act.APPROVE, own, reviewer, seen(own))

        assert fresh(own).status == Status.UNDER_REVIEW
        assert own.events.count() == before

    def test_is_refused_to_whoever_changed_case_text_it_prints(self, make, reviewer):
        request = make()
        with services.editing_case(request.case, user=reviewer, at=NOON, seen_version=1) as case:
            case.summary_of_facts += " One more sentence."
        perform(Act.SUBMIT, request, request.created_by, acts.Submit(seen_version=fresh(request).version))

        with pytest.raises(TransitionRefused, match="someone other than its drafter"):
            perform(Act.APPROVE, request, reviewer, seen(request))

    def test_is_refused_for_another_text_than_was_seen(self, make, reviewer):
        request = make(Status.UNDER_REVIEW)
        details = seen(request)
        AssistanceRequest.objects.filter(pk=request.pk).update(nexus="Another nexus, written after it was read.")

        with pytest.raises(TransitionRefused, match="changed since you read it"):
            perform(Act.APPROVE, request, reviewer, details)

        assert not IssuedLetter.objects.exists()

    def test_asks_for_an_answer_to_each_unverified_fact(self, make, reviewer):
        request = make(Status.UNDER_REVIEW)
        unverified = [fact for fact in assemble.assemble(request).facts if not fact.verified]
        if not unverified:
            pytest.skip("every fact of the demo pair is verified in the registry")

        with pytest.raises(TransitionRefused, match="unverified fact"):
            perform(Act.APPROVE, request, reviewer, seen(request, answers=()))

    def test_asks_to_confirm_each_recommended_gap(self, make, reviewer):
        request = make(Status.UNDER_REVIEW, wanted_by=None, urgency_reason="")
        request.clauses.filter(kind="confidentiality").delete()

        with pytest.raises(TransitionRefused, match=r"Confirm that this may stay open|confidential"):
            perform(Act.APPROVE, request, reviewer, seen(request, confirmed_gaps=()))

    def test_refuses_a_letter_no_font_can_print(self, make, reviewer):
        request = make(Status.UNDER_REVIEW)
        person = request.persons.first()
        person.name = "ساجد"
        person.save()

        with pytest.raises(TransitionRefused, match="Arabic"):
            perform(Act.APPROVE, request, reviewer, seen(request))

    def test_waits_for_a_countersignature_when_restricted(self, make, reviewer, second_reviewer):
        request = make(Status.UNDER_REVIEW, confidentiality=Confidentiality.RESTRICTED)
        request.named_people.add(reviewer, second_reviewer)

        perform(Act.APPROVE, request, reviewer, seen(request))

        assert fresh(request).status == Status.AWAITING_COUNTERSIGNATURE
        assert not IssuedLetter.objects.exists()


class TestCountersign:
    @pytest.fixture
    def awaiting(self, make, reviewer, second_reviewer):
        request = make(Status.UNDER_REVIEW, confidentiality=Confidentiality.RESTRICTED)
        request.named_people.add(reviewer, second_reviewer)
        perform(Act.APPROVE, request, reviewer, seen(request))
        return fresh(request)

    def test_by_a_second_reviewer_freezes_the_letter(self, awaiting, second_reviewer):
        text = digest(assemble.assemble(awaiting))

        perform(Act.COUNTERSIGN, awaiting, second_reviewer, acts.Countersign(seen_digest=text))

        assert fresh(awaiting).status == Status.APPROVED
        assert letters.standing(fresh(awaiting)).digest == text

    def test_is_refused_to_the_first_reviewer(self, awaiting, reviewer):
        text = digest(assemble.assemble(awaiting))

        with pytest.raises(TransitionRefused, match="second reviewer"):
            perform(Act.COUNTERSIGN, awaiting, reviewer, acts.Countersign(seen_digest=text))

        assert fresh(awaiting).status == Status.AWAITING_COUNTERSIGNATURE


class TestRecall:
    def test_voids_the_letter_and_keeps_it(self, make, reviewer):
        request = make(Status.UNDER_REVIEW)
        perform(Act.APPROVE, request, reviewer, seen(request))

        perform(Act.RECALL, request, reviewer)

        recalled = fresh(request)
        assert (recalled.status, recalled.letter_version) == (Status.DRAFT, 2)
        assert letters.standing(recalled) is None
        assert recalled.letters.get().is_void


class TestTransmit:
    def test_asks_why_a_route_that_the_law_does_not_name(self, make, sender):
        request = make(Status.APPROVED)

        with pytest.raises(TransitionRefused, match="does not name that route"):
            perform(Act.TRANSMIT, request, sender, acts.Transmit(route="pigeon", on=TODAY))

        assert fresh(request).status == Status.APPROVED

    def test_is_refused_on_a_day_that_has_not_come(self, make, sender):
        request = make(Status.APPROVED)

        with pytest.raises(TransitionRefused, match="future"):
            perform(Act.TRANSMIT, request, sender, acts.Transmit(route="diplomatic", on=TODAY + timedelta(days=1)))

    def test_is_refused_on_a_day_before_the_text_was_final(self, make, reviewer, sender):
        request = make(Status.UNDER_REVIEW)
        perform(Act.APPROVE, request, reviewer, seen(request))

        with pytest.raises(TransitionRefused, match="before the last recorded step"):
            perform(Act.TRANSMIT, request, sender, acts.Transmit(route="diplomatic", on=TODAY - timedelta(days=1)))

    def test_is_refused_to_the_office_that_drafted(self, make, officer):
        with pytest.raises(TransitionRefused, match="central authority"):
            perform(Act.TRANSMIT, make(Status.APPROVED), officer)


class TestFollowUp:
    @pytest.fixture
    def sent(self, make, sender):
        request = make(Status.APPROVED)
        perform(Act.TRANSMIT, request, sender)
        return request

    def test_goes_back_to_where_a_query_interrupted_it(self, sent, sender):
        perform(Act.ACKNOWLEDGE, sent, sender)
        perform(Act.RAISE_QUERY, sent, sender)
        perform(Act.ANSWER_QUERY, sent, sender)

        assert fresh(sent).status == Status.ACKNOWLEDGED

    def test_unwinds_a_query_inside_a_postponement_inside_a_query(self, sent, sender):
        for act in [Act.RAISE_QUERY, Act.POSTPONE, Act.RAISE_QUERY, Act.ANSWER_QUERY, Act.RESUME, Act.ANSWER_QUERY]:
            perform(act, sent, sender)

        assert fresh(sent).status == Status.TRANSMITTED
        assert fresh(sent).interrupted == []

    def test_refuses_a_day_before_the_last_step(self, sent, sender):
        with pytest.raises(TransitionRefused, match="before the last recorded step"):
            perform(Act.ACKNOWLEDGE, sent, sender, acts.Acknowledge(on=TODAY - timedelta(days=3)))

    def test_revises_a_returned_request_as_a_new_version(self, sent, sender, officer):
        perform(Act.RECORD_RETURN, sent, sender)
        perform(Act.REVISE, sent, officer)

        assert (fresh(sent).status, fresh(sent).letter_version) == (Status.DRAFT, 2)

    def test_ends_executed_and_closed(self, sent, sender):
        perform(Act.EXECUTE_IN_PART, sent, sender)
        perform(Act.EXECUTE, sent, sender)
        perform(Act.CLOSE, sent, sender)

        assert fresh(sent).status == Status.CLOSED

    def test_lets_only_the_central_authority_withdraw_what_was_sent(self, sent, sender, officer):
        with pytest.raises(TransitionRefused, match="only the central authority"):
            perform(Act.WITHDRAW, sent, officer)

        perform(Act.WITHDRAW, sent, sender)
        assert fresh(sent).status == Status.WITHDRAWN


class TestAStranger:
    def test_reads_that_there_is_no_such_request(self, make):
        stranger = UserFactory(roles=[Role.SUPERVISOR])

        with pytest.raises(TransitionRefused, match="no such request"):
            perform(Act.RETURN_FOR_CORRECTION, make(Status.UNDER_REVIEW), stranger)

    def test_an_auditor_may_do_nothing(self, make, office):
        auditor = UserFactory(office=office, roles=[Role.AUDITOR])
        request = make(Status.UNDER_REVIEW)

        assert workflow.open_acts(request, auditor) == []


@pytest.mark.database
class TestTheDatabase:
    """The doors that no Python guards."""

    def test_refuses_a_status_without_an_act(self, make):
        request = make()

        with pytest.raises(DatabaseError, match="only with an act"), transaction.atomic():
            AssistanceRequest.objects.filter(pk=request.pk).update(status=Status.APPROVED)

        assert fresh(request).status == Status.DRAFT

    def test_refuses_an_approval_by_a_drafter(self, make, officer):
        request = make(Status.UNDER_REVIEW)

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
    def test_refuses_to_change_or_delete_history(self, make, officer, change):
        perform(Act.SUBMIT, make(), officer)

        with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)

    def test_a_row_of_history_cannot_be_saved_again_in_code(self, make, officer):
        event = perform(Act.SUBMIT, make(), officer)

        with pytest.raises(WrittenOnce):
            event.save()
        with pytest.raises(WrittenOnce):
            event.delete()


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_two_approvals_give_exactly_one(self, make, reviewer, second_reviewer):
        request = make(Status.UNDER_REVIEW)
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
