"""Acts with details that hold, for tests that perform them."""

from datetime import timedelta

from requests_app import acts, assemble, checklist, workflow
from requests_app.acts import FactAnswer
from requests_app.choices import Act, Deficiency, ReturnReason, Severity
from requests_app.content import digest
from requests_app.models import AssistanceRequest
from tests.factories import NOON, TODAY
from treaties.selectors import current_registry


def fresh(assistance_request):
    return AssistanceRequest.objects.get(pk=assistance_request.pk)


def seen(assistance_request, **changes):
    """Approval of exactly the present text, with every open question answered."""
    content = assemble.assemble(assistance_request)
    law = current_registry().law
    gaps = checklist.gaps(content, law, protected=assemble.protected(assistance_request))
    fields = {
        "seen_digest": digest(content),
        "signatory_name": "Head of Office",
        "signatory_title": "Prosecutor General",
        "answers": tuple(FactAnswer(fact.key, "Checked.") for fact in content.facts if not fact.verified),
        "confirmed_gaps": tuple(gap.key for gap in gaps if gap.severity == Severity.RECOMMENDED),
        "confirmed_grounds": tuple(each.key for each in checklist.grounds.to_confirm(content, law)),
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
