"""perform: the only writer of a request's status. Every refusal says why and leaves no trace."""

from datetime import timedelta

import pytest

from accounts.choices import Role
from requests_app import acts, assemble, letters, services, workflow
from requests_app.checklist import languages
from requests_app.choices import Act, Confidentiality, Deficiency, Section, Status
from requests_app.content import digest
from requests_app.models import AssistanceRequest, Attachment, IssuedLetter
from requests_app.workflow import TransitionRefused
from tests.factories import NOON, TODAY, AssistanceRequestFactory, OfficeFactory, UserFactory
from tests.requests_app.performing import DETAILS, fresh, perform, seen
from treaties.models import State

pytestmark = pytest.mark.django_db

UNNAMED = [(act, status) for act in Act for status in Status if status not in workflow.sources_of(act)]


class TestEveryPairThePageDoesNotName:
    @pytest.mark.parametrize(("act", "status"), UNNAMED)
    def test_is_refused_and_leaves_no_trace(self, act, status, office):
        everything = UserFactory(
            office=OfficeFactory(is_central_authority=True, state=office.state),
            roles=[Role.SUPERVISOR, Role.CENTRAL_AUTHORITY, Role.LEGAL_OFFICER],
        )
        assistance_request = AssistanceRequestFactory(office=everything.office, status=status, complete=False)
        details = DETAILS.get(act) or acts.Approve(seen_digest="0", signatory_name="A", signatory_title="B")

        with pytest.raises(TransitionRefused, match=r"is not open|somebody|someone|Before it is sent|Only"):
            perform(act, assistance_request, everything, details)

        assert fresh(assistance_request).status == status
        assert not assistance_request.events.exists()


class TestSubmit:
    def test_takes_a_complete_draft_to_review(self, at_status, officer, reviewer):
        assistance_request = at_status()

        event = perform(Act.SUBMIT, assistance_request, officer)

        assert fresh(assistance_request).status == Status.UNDER_REVIEW
        assert (event.from_status, event.to_status, event.user) == (Status.DRAFT, Status.UNDER_REVIEW, officer)

    def test_is_refused_with_what_is_missing(self, at_status, officer):
        assistance_request = at_status(purpose="")

        with pytest.raises(TransitionRefused, match="Purpose"):
            perform(Act.SUBMIT, assistance_request, officer)

        assert fresh(assistance_request).status == Status.DRAFT
        assert not assistance_request.events.filter(act=Act.SUBMIT).exists()

    def test_is_refused_when_somebody_changed_the_draft_meanwhile(self, at_status, officer):
        assistance_request = at_status(version=2)

        with pytest.raises(TransitionRefused, match="Somebody changed the draft"):
            perform(Act.SUBMIT, assistance_request, officer)

    def test_is_refused_by_a_channel_that_does_not_bind_today(self, at_status, officer):
        assistance_request = at_status(channel="CETS-185")

        with pytest.raises(TransitionRefused, match="Pakistan"):
            perform(Act.SUBMIT, assistance_request, officer)

    def test_is_refused_with_letters_that_no_font_can_print(self, at_status, officer):
        with pytest.raises(TransitionRefused, match="Arabic"):
            perform(Act.SUBMIT, at_status(purpose="ثبوت"), officer)


class TestApprove:
    def test_makes_the_text_final_and_freezes_the_letter(self, at_status, reviewer):
        assistance_request = at_status(Status.UNDER_REVIEW)

        perform(Act.APPROVE, assistance_request, reviewer, seen(assistance_request))

        assert fresh(assistance_request).status == Status.APPROVED
        assert letters.standing(fresh(assistance_request)).digest == digest(assemble.assemble(assistance_request))

    def test_is_refused_to_the_drafter_even_with_review_rights(self, at_status, reviewer):
        own = at_status(Status.UNDER_REVIEW, drafted_by=reviewer)
        before = own.events.count()

        with pytest.raises(TransitionRefused, match="someone other than its drafter"):
            perform(Act.APPROVE, own, reviewer, seen(own))

        assert fresh(own).status == Status.UNDER_REVIEW
        assert own.events.count() == before

    def test_is_refused_to_whoever_changed_case_text_it_prints(self, at_status, reviewer, second_reviewer):
        assistance_request = at_status()
        with services.editing_case(assistance_request.case, user=reviewer, at=NOON, seen_version=1) as case:
            case.summary_of_facts += " One more sentence."
        perform(
            Act.SUBMIT,
            assistance_request,
            assistance_request.created_by,
            acts.Submit(seen_version=fresh(assistance_request).version),
        )

        with pytest.raises(TransitionRefused, match="someone other than its drafter"):
            perform(Act.APPROVE, assistance_request, reviewer, seen(assistance_request))

    def test_is_refused_for_another_text_than_was_seen(self, at_status, reviewer):
        assistance_request = at_status(Status.UNDER_REVIEW)
        details = seen(assistance_request)
        AssistanceRequest.objects.filter(pk=assistance_request.pk).update(
            nexus="Another nexus, written after it was read."
        )

        with pytest.raises(TransitionRefused, match="changed since you read it"):
            perform(Act.APPROVE, assistance_request, reviewer, details)

        assert not IssuedLetter.objects.exists()

    def test_is_refused_with_what_is_missing(self, at_status, reviewer):
        self.refused(at_status(Status.UNDER_REVIEW, purpose=""), reviewer, "Purpose")

    def test_is_refused_by_a_channel_that_does_not_bind_today(self, at_status, reviewer):
        self.refused(at_status(Status.UNDER_REVIEW, channel="CETS-185"), reviewer, "Pakistan")

    def test_asks_for_an_answer_to_each_unverified_fact(self, at_status, reviewer):
        assistance_request = at_status(Status.UNDER_REVIEW, requested_state=State.objects.get(code="FJ"))  # recalled
        assert not all(fact.verified for fact in assemble.assemble(assistance_request).facts)

        self.refused(assistance_request, reviewer, "may be relied on", answers=())

    def refused(self, assistance_request, user, because, **changes):
        with pytest.raises(TransitionRefused, match=because):
            perform(Act.APPROVE, assistance_request, user, seen(assistance_request, **changes))

        assert fresh(assistance_request).status == Status.UNDER_REVIEW
        assert not IssuedLetter.objects.exists()

    def test_asks_to_confirm_each_recommended_gap(self, at_status, reviewer):
        assistance_request = at_status(Status.UNDER_REVIEW, wanted_by=None, urgency_reason="")
        assistance_request.clauses.filter(kind="confidentiality").delete()

        with pytest.raises(TransitionRefused, match=r"Confirm that this may stay open|confidential"):
            perform(Act.APPROVE, assistance_request, reviewer, seen(assistance_request, confirmed_gaps=()))

    def test_refuses_a_letter_no_font_can_print(self, at_status, reviewer):
        assistance_request = at_status(Status.UNDER_REVIEW)
        person = assistance_request.persons.first()
        person.name = "ساجد"
        person.save()

        with pytest.raises(TransitionRefused, match="Arabic"):
            perform(Act.APPROVE, assistance_request, reviewer, seen(assistance_request))

    def test_refuses_a_signatory_no_font_can_print(self, at_status, reviewer):
        assistance_request = at_status(Status.UNDER_REVIEW)

        with pytest.raises(TransitionRefused, match="Signatory: Arabic letters"):
            perform(Act.APPROVE, assistance_request, reviewer, seen(assistance_request, signatory_name="ساجد"))

        assert fresh(assistance_request).status == Status.UNDER_REVIEW

    def test_waits_for_a_countersignature_when_restricted(self, at_status, reviewer, second_reviewer):
        assistance_request = at_status(Status.UNDER_REVIEW, confidentiality=Confidentiality.RESTRICTED)
        assistance_request.named_people.add(reviewer, second_reviewer)

        perform(Act.APPROVE, assistance_request, reviewer, seen(assistance_request))

        assert fresh(assistance_request).status == Status.AWAITING_COUNTERSIGNATURE
        assert not IssuedLetter.objects.exists()


class TestCountersign:
    @pytest.fixture
    def awaiting(self, at_status, reviewer, second_reviewer):
        assistance_request = at_status(Status.UNDER_REVIEW, confidentiality=Confidentiality.RESTRICTED)
        assistance_request.named_people.add(reviewer, second_reviewer)
        perform(Act.APPROVE, assistance_request, reviewer, seen(assistance_request))
        return fresh(assistance_request)

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

    def test_is_refused_for_another_text_than_was_seen(self, awaiting, second_reviewer):
        text = digest(assemble.assemble(awaiting))
        AssistanceRequest.objects.filter(pk=awaiting.pk).update(nexus="Another nexus, written after it was read.")

        self.refused(awaiting, second_reviewer, "changed since you read it", text)

    def test_is_refused_while_a_comment_is_open(self, awaiting, second_reviewer):
        services.comment(
            awaiting, user=second_reviewer, at=NOON, section=Section.FACTS, place="", quote="", text="Which?"
        )

        self.refused(awaiting, second_reviewer, "Resolve the comment on")

    def test_is_refused_with_what_is_missing(self, awaiting, second_reviewer):
        AssistanceRequest.objects.filter(pk=awaiting.pk).update(purpose="")

        self.refused(awaiting, second_reviewer, "Purpose")

    def test_is_refused_by_a_channel_that_does_not_bind_today(self, awaiting, second_reviewer):
        AssistanceRequest.objects.filter(pk=awaiting.pk).update(channel="CETS-185")

        self.refused(awaiting, second_reviewer, "Pakistan")

    def test_is_refused_for_an_annex_that_is_not_the_one_attached(self, awaiting, second_reviewer, monkeypatch):
        monkeypatch.setattr(Attachment, "is_unaltered", lambda self: False)
        awaiting.attachments.create(
            title="Order", kind="order", file="lost.pdf", filename="lost.pdf", size=1, sha256="0" * 64, position=9,
            added_by=awaiting.created_by, added_at=NOON,
        )  # fmt: skip

        self.refused(awaiting, second_reviewer, "is lost or is not the one that was attached")

    def refused(self, awaiting, user, because, text=""):
        """`text`: the digest that they saw; that of the present text where it is empty."""
        details = acts.Countersign(seen_digest=text or digest(assemble.assemble(fresh(awaiting))))

        with pytest.raises(TransitionRefused, match=because):
            perform(Act.COUNTERSIGN, awaiting, user, details)

        assert fresh(awaiting).status == Status.AWAITING_COUNTERSIGNATURE
        assert not awaiting.events.filter(act=Act.COUNTERSIGN).exists()
        assert not IssuedLetter.objects.exists()


class TestRecall:
    def test_voids_the_letter_and_keeps_it(self, at_status, reviewer):
        assistance_request = at_status(Status.UNDER_REVIEW)
        perform(Act.APPROVE, assistance_request, reviewer, seen(assistance_request))

        perform(Act.RECALL, assistance_request, reviewer)

        recalled = fresh(assistance_request)
        assert (recalled.status, recalled.letter_version) == (Status.DRAFT, 2)
        assert letters.standing(recalled) is None
        assert recalled.letters.get().is_void


class TestTransmit:
    def test_asks_why_a_route_that_the_law_does_not_name(self, at_status, sender):
        assistance_request = at_status(Status.APPROVED)

        with pytest.raises(TransitionRefused, match="does not name that route"):
            perform(Act.TRANSMIT, assistance_request, sender, acts.Transmit(route="pigeon", on=TODAY))

        assert fresh(assistance_request).status == Status.APPROVED

    def test_is_refused_on_a_day_that_has_not_come(self, at_status, sender):
        assistance_request = at_status(Status.APPROVED)

        with pytest.raises(TransitionRefused, match="future"):
            perform(
                Act.TRANSMIT,
                assistance_request,
                sender,
                acts.Transmit(route="diplomatic", on=TODAY + timedelta(days=1)),
            )

    def test_is_refused_on_a_day_before_the_text_was_final(self, at_status, reviewer, sender):
        assistance_request = at_status(Status.UNDER_REVIEW)
        perform(Act.APPROVE, assistance_request, reviewer, seen(assistance_request))

        with pytest.raises(TransitionRefused, match="before the last recorded step"):
            perform(
                Act.TRANSMIT,
                assistance_request,
                sender,
                acts.Transmit(route="diplomatic", on=TODAY - timedelta(days=1)),
            )

    def test_is_refused_by_a_channel_that_does_not_bind_today(self, at_status, sender):
        assistance_request = at_status(Status.APPROVED, channel="CETS-185")

        with pytest.raises(TransitionRefused, match="Pakistan"):
            perform(Act.TRANSMIT, assistance_request, sender)

        assert fresh(assistance_request).status == Status.APPROVED

    def test_is_refused_without_a_translation_that_the_requested_state_asks_for(self, at_status, sender, monkeypatch):
        monkeypatch.setattr(languages, "language_is_met", lambda content: False)
        assistance_request = at_status(Status.APPROVED)

        with pytest.raises(TransitionRefused, match="Attach a translation first"):
            perform(Act.TRANSMIT, assistance_request, sender)

        assert fresh(assistance_request).status == Status.APPROVED

    def test_is_refused_to_the_office_that_drafted(self, at_status, officer):
        with pytest.raises(TransitionRefused, match="central authority"):
            perform(Act.TRANSMIT, at_status(Status.APPROVED), officer)


class TestFollowUp:
    @pytest.fixture
    def sent(self, at_status, sender):
        assistance_request = at_status(Status.APPROVED)
        perform(Act.TRANSMIT, assistance_request, sender)
        return assistance_request

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

    @pytest.mark.parametrize(
        ("deficient", "because"),
        [
            ((), "Say what was found deficient"),
            ((acts.DeficientField(section="weather", deficiency=Deficiency.TOO_BROAD),), "names no section"),
        ],
    )
    def test_asks_what_was_found_deficient_in_a_return(self, at_status, sender, deficient, because):
        sent = at_status(Status.TRANSMITTED)

        with pytest.raises(TransitionRefused, match=because):
            perform(Act.RECORD_RETURN, sent, sender, acts.RecordReturn(on=TODAY, deficient=deficient))

        assert fresh(sent).status == Status.TRANSMITTED

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
    def test_reads_that_there_is_no_such_request(self, at_status):
        stranger = UserFactory(roles=[Role.SUPERVISOR])

        with pytest.raises(TransitionRefused, match="no such request"):
            perform(Act.RETURN_FOR_CORRECTION, at_status(Status.UNDER_REVIEW), stranger)

    def test_an_auditor_may_do_nothing(self, at_status, office):
        auditor = UserFactory(office=office, roles=[Role.AUDITOR])
        assistance_request = at_status(Status.UNDER_REVIEW)

        assert workflow.open_acts(assistance_request, auditor) == []
