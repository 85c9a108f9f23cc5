"""Who may write, approve and issue a letter that follows one, and when. The one place: screens, services and the desk
ask here.

What says something new is approved by somebody who did not write it: an answer always, a reminder or a withdrawal whose
words are not the standard ones, and whatever has an annex. The standard text is issued by the central authority itself.
No second approval is asked for, also where the request needed one: such a letter asks for no new measure.
"""

from accounts.models import User
from requests_app import policies, selectors
from requests_app.choices import FollowUpKind, Status
from requests_app.follow_up import wording
from requests_app.follow_up.facts import Facts
from requests_app.models import AssistanceRequest, FollowUpDraft

WITH_THEM = {Status.TRANSMITTED, Status.ACKNOWLEDGED, Status.PARTIALLY_EXECUTED, Status.POSTPONED}
NOT_IN_COMITY = "What they asked is not in Comity: record their letter with what it asks, then answer that."
NOT_SENT = "No letter that was issued here and stands was sent, so that none can follow it."
ONLY_SENDER = "The standard text is issued by the central authority. Change it, and a supervisor approves it."


def says_something_new(draft: FollowUpDraft, facts: Facts) -> bool:
    if draft.kind == FollowUpKind.ANSWER or draft.annexes.all():
        return True
    return wording.standard(draft.kind, facts) != wording.Wording(draft.subject, draft.text)


def not_now(kind: str, status: str, *, is_sent: bool, is_asked: bool) -> list[str]:
    """Why no letter of this kind follows now, whoever asks. `is_sent`: a letter that stands was sent; `is_asked`:
    something they asked is open."""
    told = Status(status).label.lower()
    if not is_sent:
        return [NOT_SENT]
    if kind == FollowUpKind.ANSWER and not is_asked:
        return [NOT_IN_COMITY if status == Status.QUERY_OPEN else "Nothing that they asked is open."]
    if kind == FollowUpKind.REMINDER and status == Status.QUERY_OPEN:
        return ["They wait for our answer to their query: answer it first."]
    if kind == FollowUpKind.REMINDER and status not in WITH_THEM:
        return [f"The request is {told}: there is nothing to remind them of."]
    if kind == FollowUpKind.WITHDRAWAL and status not in {*WITH_THEM, Status.QUERY_OPEN, Status.WITHDRAWN}:
        return [f"The request is {told}: there is nothing to withdraw."]
    return []


def not_now_by(facts: Facts | None, kind: str, status: str) -> list[str]:
    """As `not_now`."""
    return not_now(kind, status, is_sent=facts is not None, is_asked=bool(facts and facts.questions))


def not_theirs(assistance_request: AssistanceRequest, user: User) -> list[str]:
    """Why this person writes none, whenever."""
    if not selectors.visible_to(user).filter(pk=assistance_request.pk).exists():
        return ["There is no such request for you."]
    if not policies.may_write_follow_up(assistance_request, user):
        return [policies.sentence(policies.may_write_follow_up)]
    return []


def why_not_write(kind: str, assistance_request: AssistanceRequest, facts: Facts | None, user: User) -> list[str]:
    return not_theirs(assistance_request, user) or not_now_by(facts, kind, assistance_request.status)


def not_sent_yet(kind: str, assistance_request: AssistanceRequest) -> list[str]:
    """Why another of a kind is not begun: one is issued and on its way."""
    if not assistance_request.follow_ups.filter(kind=kind, sent=None, voiding=None).exists():
        return []
    return ["One is issued and not sent yet. Record that it was sent, or make it void on the page of letters."]


def why_not_approve(draft: FollowUpDraft, user: User) -> list[str]:
    """Approve it or send it back, as far as it is a matter of who asks."""
    if not policies.may_approve_follow_up(draft.assistance_request, user):
        return [policies.sentence(policies.may_approve_follow_up)]
    if any(each.pk == user.pk for each in draft.writers.all()):
        return ["You wrote part of it: somebody who did not write it approves it."]
    return []


def why_not_issue(draft: FollowUpDraft, facts: Facts, user: User) -> list[str]:
    if not says_something_new(draft, facts):
        return [] if policies.may_send(draft.assistance_request, user) else [ONLY_SENDER]
    if why_not := why_not_approve(draft, user):
        return why_not
    return [] if draft.submitted_at else ["Its writer has not submitted it for approval yet."]


def lacking(draft: FollowUpDraft, facts: Facts) -> list[str]:
    """What has to be written before it can be submitted or issued."""
    found = [f"{name} is missing." for name in ("Subject", "Text") if not getattr(draft, name.lower()).strip()]
    if draft.kind == FollowUpKind.ANSWER:
        found += [
            f"Question {number} has no answer yet."
            for number, each in enumerate(facts.questions, start=1)
            if not draft.answers.get(each.key, "").strip()
        ]
    if draft.letter_id != (facts.letter.pk if facts.letter else None):
        found.append("The letter that it follows was replaced. Discard this draft and write another.")
    return found
