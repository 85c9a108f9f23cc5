"""Requests whose letter was issued and sent, and letters that follow them, at any step."""

from datetime import timedelta

import pytest

from requests_app import acts, assemble
from requests_app.choices import Act, FollowUpKind, Means
from requests_app.content import digest_of
from requests_app.follow_up import drafting, issuing, wording
from requests_app.follow_up.composing import composed
from requests_app.follow_up.drafting import Written
from requests_app.follow_up.facts import facts_of
from requests_app.follow_up.issuing import Signatory
from requests_app.follow_up.sending import Sent
from requests_app.models import AssistanceRequest
from tests.factories import NOON, TODAY
from tests.requests_app.performing import perform

SIGNED = Signatory("Yasmin Sample", "Head of Office")
BY_LETTER = Sent(TODAY, Means.LETTER, route="central_authority")
LATER = NOON + timedelta(days=40)  # an acknowledgement was to be expected after 30


@pytest.fixture
def sent(issued, sender):
    """Its letter was issued and sent on the same day."""
    details = acts.Transmit(route="central_authority", on=TODAY, dispatch_reference="DN 7/26")
    perform(Act.TRANSMIT, issued, sender, details)
    return AssistanceRequest.objects.get(pk=issued.pk)


@pytest.fixture
def queried(sent, sender):
    perform(Act.RAISE_QUERY, sent, sender)
    return AssistanceRequest.objects.get(pk=sent.pk)


@pytest.fixture
def write(officer):
    """`write(request, kind)`: a draft of the standard text, with an answer to each question; keywords replace."""

    def write(own, kind, *, user=officer, at=NOON, files=(), **changes):
        facts = facts_of(own, on=at.date())
        standard = wording.standard(kind, facts) if facts else wording.Wording("Subject", "Text")
        questions = facts.questions if facts and kind == FollowUpKind.ANSWER else ()
        answers = {each.key: "Account 88213407." for each in questions}
        told = {"subject": standard.subject, "text": standard.text, "answers": answers} | changes
        return drafting.begin(own, kind, Written(**told), user=user, at=at, files=files)

    return write


def issue(draft, user, *, at=NOON, **changes):
    own = AssistanceRequest.objects.get(pk=draft.assistance_request_id)
    draft = own.follow_up_drafts.get(pk=draft.pk)
    content = composed(draft, facts_of(own, on=at.date()))
    told = {"seen_digest": digest_of(content), "signatory": SIGNED} | changes
    return issuing.issue(draft, user=user, at=at, **told)


@pytest.fixture
def answer(queried, officer, reviewer, write):
    """Approved and issued, not sent."""
    draft = write(queried, FollowUpKind.ANSWER)
    drafting.ask_for_approval(draft, seen_version=1, user=officer, at=NOON)
    return issue(draft, reviewer)


def named_in(own) -> str:
    """The name of a protected person of its case."""
    return assemble.protected_in(own.case)[0].names[0]


@pytest.fixture
def draft(queried, officer, write):
    """An answer that waits for approval."""
    made = write(queried, FollowUpKind.ANSWER)
    drafting.ask_for_approval(made, seen_version=1, user=officer, at=NOON)
    return made
