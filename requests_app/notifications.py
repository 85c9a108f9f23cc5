"""Who is told of what, in which words. A mail names the request and what was done; the words of the case stay here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from accounts.models import User
from jobs import mail
from requests_app import assemble
from requests_app.choices import Act, Entry, Status
from requests_app.content import protection
from requests_app.models import AssistanceRequest, Comment, RequestEvent
from requests_app.narration import WITHOUT_A_DOER, Names, narrate, people_in
from requests_app.selectors import visible_to
from requests_app.selectors.hands import approvers_of_follow_ups, reviewers, senders
from treaties.channels import sentences


@dataclass(frozen=True, slots=True)
class Notice:
    to: tuple[User, ...]
    subject: str
    body: str
    is_restricted: bool = False  # then nobody else learns what it is about


def put(told: Notice, *, key: str, at: datetime) -> None:
    """Inside a transaction: a mail to each of them, once for this key; nobody sees who else is told."""
    words = {"subject": told.subject, "body": told.body, "subject_is_told": not told.is_restricted}
    mail.put([user.email for user in told.to], **words, key=key, at=at)


def notice_of_comment(comment: Comment, *, by: User, what: str) -> Notice:
    """To whoever writes the draft or wrote in the comment, but for the one who did it now."""
    assistance_request = comment.assistance_request
    wrote = [comment.user, *(entry.user for entry in comment.entries.select_related("user"))]
    exercise = "Exercise. " if assistance_request.is_exercise else ""
    told = f"{by} {what} “{comment.label}” ({comment.section_label})."
    if assistance_request.is_restricted:
        told = "Somebody wrote a comment on this restricted request. Its page says what."
    address = reverse("requests_app:comments", args=[assistance_request.pk])
    return Notice(
        to=_who_may_see(assistance_request, [*_its_drafters(assistance_request), *wrote], but=by.pk),
        subject=f"{exercise}Comment: {assistance_request.reference}",
        body=_letter(assistance_request, exercise, told, address),
        is_restricted=assistance_request.is_restricted,
    )


def _who_may_see(assistance_request: AssistanceRequest, people: Iterable[User], *, but: int | None) -> tuple[User, ...]:
    found = {user.pk: user for user in people if user.is_active and user.pk != but}
    return tuple(user for user in found.values() if visible_to(user).filter(pk=assistance_request.pk).exists())


def notice(event: RequestEvent) -> Notice:
    """What is told of an act, and to whom: people who may see the request, but not the one who acted."""
    assistance_request = event.assistance_request
    what, concerned = TOLD[event.act]
    doer = None if event.act in WITHOUT_A_DOER else event.user_id
    exercise = "Exercise. " if assistance_request.is_exercise else ""
    return Notice(
        to=_who_may_see(assistance_request, concerned(assistance_request), but=doer),
        subject=f"{exercise}{_what(event, what)}: {assistance_request.reference}",
        body=_body(event, assistance_request, exercise),
        is_restricted=assistance_request.is_restricted,
    )


def _what(event: RequestEvent, what: str) -> str:
    awaits = event.act == Act.APPROVE and event.to_status == Status.AWAITING_COUNTERSIGNATURE
    return "For countersignature" if awaits else what


def _body(event: RequestEvent, assistance_request: AssistanceRequest, exercise: str) -> str:
    told = _sentence(event, assistance_request)
    return _letter(assistance_request, exercise, told, assistance_request.get_absolute_url())


def _letter(assistance_request: AssistanceRequest, exercise: str, told: str, address: str) -> str:
    one, other = map(sentences.spoken, (assistance_request.requesting_state, assistance_request.requested_state))
    lines = [
        f"{exercise}{assistance_request.reference}, {sentences.capital(one)} to {other}",
        protection.in_text(told, assemble.protected_in(assistance_request.case)),  # whoever answered by a link typed it
        f"Open it: {settings.SITE_URL}{address}",
        "What was written stays in Comity. You get this message because the request concerns you.",
    ]
    return "\n\n".join(lines) + "\n"


def _sentence(event: RequestEvent, assistance_request: AssistanceRequest) -> str:
    if assistance_request.is_restricted:
        return "Something was done on this restricted request. Its page says what."
    people = {user.pk: str(user) for user in User.objects.filter(pk__in=people_in([event]))}
    told = narrate(event, Names(people=people, states={}, instruments={})).sentence
    return f"{told} {_what_to_do(assistance_request)}" if event.act == Entry.BASIS_MOVED else told


def _what_to_do(assistance_request: AssistanceRequest) -> str:
    """Where the basis has moved."""
    again = " Choose the channel again." if assistance_request.status == Status.DRAFT else ""
    return f"Look on its page at what moved.{again}"


def _its_officer(assistance_request: AssistanceRequest) -> list[User]:
    return [assistance_request.assigned_to]


def _its_drafters(assistance_request: AssistanceRequest) -> list[User]:
    return [assistance_request.assigned_to, *User.objects.filter(pk__in=assistance_request.drafters.values("user"))]


def _officer_and_whoever_is_next(assistance_request: AssistanceRequest) -> list[User]:
    next_ones = senders if assistance_request.status == Status.APPROVED else reviewers
    return [assistance_request.assigned_to, *next_ones(assistance_request)]


def _officer_and_senders(assistance_request: AssistanceRequest) -> list[User]:
    return [assistance_request.assigned_to, *senders(assistance_request)]


def _whoever_holds_it(assistance_request: AssistanceRequest) -> list[User]:
    """Its officer, and whoever has to act on it now."""
    holders = {Status.UNDER_REVIEW: reviewers, Status.AWAITING_COUNTERSIGNATURE: reviewers, Status.DRAFT: _its_drafters}
    return [assistance_request.assigned_to, *holders.get(assistance_request.status, senders)(assistance_request)]


def _nobody(assistance_request: AssistanceRequest) -> list[User]:
    return []


# Act -> (what the subject says, who is concerned)
TOLD: dict[str, tuple[str, Callable[[AssistanceRequest], Iterable[User]]]] = {
    Entry.OPENED: ("Opened", _nobody),
    Entry.HANDED_OVER: ("Handed over", _its_officer),
    Entry.TAKEN_OVER: ("Taken over from before Comity", _nobody),
    Entry.BASIS_MOVED: ("Its legal basis has moved", _whoever_holds_it),
    Entry.SEALED_ANNEX_READ: ("Sealed annex read", _nobody),
    Entry.ORIGINAL_FILED: ("Signed original filed", _nobody),
    Entry.HOP_RECORDED: ("Leg of its way recorded", _nobody),
    Entry.QUESTIONNAIRE_SENT: ("Questionnaire sent", _nobody),
    Entry.QUESTIONNAIRE_WITHDRAWN: ("Questionnaire withdrawn", _nobody),
    Entry.QUESTIONNAIRE_ANSWERED: ("Questionnaire answered", _its_drafters),
    Entry.ANSWER_TAKEN_OVER: ("Answer taken over", _nobody),
    Entry.CORRESPONDENCE_KEPT: ("Correspondence kept", _nobody),
    Entry.WRITTEN_BY_THE_OTHER_SIDE: ("Word from the requested State", _officer_and_senders),
    Entry.DAY_ENTERED: ("Day entered", _its_officer),
    Entry.DAY_TAKEN_BACK: ("Day taken back", _its_officer),
    Entry.FOLLOW_UP_SUBMITTED: ("Follow-up letter for approval", approvers_of_follow_ups),
    Entry.FOLLOW_UP_SENT_BACK: ("Follow-up letter sent back", _officer_and_senders),
    Entry.FOLLOW_UP_ISSUED: ("Follow-up letter issued", _officer_and_senders),
    Entry.FOLLOW_UP_VOIDED: ("Follow-up letter not sent", _officer_and_senders),
    Act.SUBMIT: ("For review", reviewers),
    Act.RETURN_FOR_CORRECTION: ("Returned for correction", _its_drafters),
    Act.APPROVE: ("Approved", _officer_and_whoever_is_next),
    Act.COUNTERSIGN: ("Approved and countersigned", _officer_and_senders),
    Act.RECALL: ("Approval recalled", _officer_and_senders),
    Act.TRANSMIT: ("Sent", _its_officer),
    Act.ACKNOWLEDGE: ("Receipt acknowledged", _its_officer),
    Act.RAISE_QUERY: ("Question from the requested State", _its_officer),
    Act.ANSWER_QUERY: ("Question answered", _officer_and_senders),
    Act.RECORD_RETURN: ("Returned by the requested State", _its_officer),
    Act.REVISE: ("New version begun", _officer_and_senders),
    Act.POSTPONE: ("Execution postponed", _its_officer),
    Act.RESUME: ("Execution resumed", _its_officer),
    Act.EXECUTE_IN_PART: ("Executed in part", _its_officer),
    Act.EXECUTE: ("Executed", _its_officer),
    Act.REFUSE: ("Refused", _its_officer),
    Act.WITHDRAW: ("Withdrawn", _officer_and_senders),
    Act.CLOSE: ("Closed", _its_officer),
}
