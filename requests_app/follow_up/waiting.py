"""What of letters that follow one is open: on the page of a request, and on somebody's desk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from accounts.choices import Role
from accounts.models import User
from requests_app import discretion, policies, selectors
from requests_app.choices import Act, DeadlineKind, FollowUpKind, Status
from requests_app.content import protection
from requests_app.deadlines import Clock
from requests_app.deadlines.clock import until
from requests_app.follow_up import approval
from requests_app.follow_up.facts import from_before
from requests_app.follow_up.sending import why_not_send
from requests_app.models import AssistanceRequest, FollowUpDraft, FollowUpLetter
from requests_app.selectors.open_questions import OpenQuestion, still_open

VERBS = {
    FollowUpKind.ANSWER: "Write the answer",
    FollowUpKind.REMINDER: "Write a reminder",
    FollowUpKind.WITHDRAWAL: "Write the letter of withdrawal",
}
NAMED = ("assistance_request__named_people", "assistance_request__drafters")
THEIRS = {DeadlineKind.ACKNOWLEDGEMENT, DeadlineKind.WANTED_BY, DeadlineKind.EXPECTED}  # overdue, they are reminded


@dataclass(frozen=True, slots=True)
class Offer:
    """A letter that may be written now. `leads`: it is what the page asks for first."""

    kind: FollowUpKind
    label: str
    because: str = ""
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question as a page shows it. `words`: how long there is, "" where no day was set."""

    question: OpenQuestion
    words: str = ""
    is_red: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    asked: tuple[Asked, ...]
    offers: tuple[Offer, ...]
    drafts: tuple[FollowUpDraft, ...]
    letters: tuple[FollowUpLetter, ...]


def follow_up_of(
    assistance_request: AssistanceRequest, user: User, clocks: Sequence[Clock], *, on: date
) -> FollowUp | None:
    """Of a request whose history and clocks are loaded (`read_clock_rows`); None where nothing was sent yet."""
    if not assistance_request.was_sent:
        return None
    events = sorted(assistance_request.events.all(), key=lambda each: each.pk)
    people = discretion.hidden_from(user, assistance_request)
    questions = still_open(assistance_request.clock_asked, events, assistance_request.status)
    drafts = tuple(assistance_request.follow_up_drafts.filter(is_open=True).select_related("saved_by"))
    letters = tuple(
        assistance_request.follow_ups.select_related("sent__entry", "event__user", "voiding").order_by("-pk")
    )
    there = {each.kind for each in drafts} | {each.kind for each in letters if not each.was_sent and not each.is_void}
    there |= {each.kind for each in letters if each.kind == FollowUpKind.WITHDRAWAL and not each.is_void}
    is_ours = any(each.act == Act.TRANSMIT and each.version >= assistance_request.letter_version for each in events)
    may = (is_ours or from_before(events)) and policies.may_write_follow_up(assistance_request, user)
    offers = _offers(assistance_request.status, bool(questions), clocks) if may else ()
    return FollowUp(
        asked=tuple(_asked(replace(each, told=protection.in_text(each.text, people)), on) for each in questions),
        offers=tuple(each for each in offers if each.kind not in there),
        drafts=drafts,
        letters=letters,
    )


def _asked(question: OpenQuestion, on: date) -> Asked:
    if question.due_on is None:
        return Asked(question)
    _, words = until(question.due_on, None, on)
    return Asked(question, words, is_red=question.due_on < on)


def _offers(status: str, is_asked: bool, clocks: Sequence[Clock]) -> tuple[Offer, ...]:
    is_open = [kind for kind in FollowUpKind if not approval.not_now(kind, status, is_sent=True, is_asked=is_asked)]
    late = next((each for each in clocks if each.is_red and each.kind in THEIRS), None)
    because = {FollowUpKind.REMINDER: f"{late.title}: {late.words}." if late else ""}
    leads = {
        FollowUpKind.ANSWER: True,
        FollowUpKind.REMINDER: bool(late),
        FollowUpKind.WITHDRAWAL: status == Status.WITHDRAWN,
    }
    return tuple(Offer(kind, VERBS[kind], because.get(kind, ""), leads[kind]) for kind in is_open)


def offer_for(status: str, clock: Clock | None) -> Offer | None:
    """What a desk offers beside a request, by its most pressing clock, whosesoever that is."""
    if status == Status.QUERY_OPEN:
        return Offer(FollowUpKind.ANSWER, VERBS[FollowUpKind.ANSWER])
    if clock is not None and clock.is_red and status in approval.WITH_THEM:
        return Offer(FollowUpKind.REMINDER, VERBS[FollowUpKind.REMINDER])
    return None


@dataclass(frozen=True, slots=True)
class OnTheDesk:
    """What waits for somebody."""

    to_approve: tuple[FollowUpDraft, ...]
    sent_back: tuple[FollowUpDraft, ...]
    to_send: tuple[FollowUpLetter, ...]

    def __bool__(self) -> bool:
        return bool(self.to_approve or self.sent_back or self.to_send)


def waiting_for(user: User) -> OnTheDesk:
    """As many queries, however much it is, but where a supervisor stands in for another office."""
    visible = selectors.visible_to(user)
    drafts = FollowUpDraft.objects.filter(is_open=True, assistance_request__in=visible)
    of = ("assistance_request__requested_state", "assistance_request__office", "saved_by")
    issued = FollowUpLetter.objects.filter(sent=None, voiding=None, assistance_request__in=visible)
    issued = issued.select_related(*of[:2]).prefetch_related(*NAMED)
    may_send = Q(assistance_request__assigned_to=user)
    if user.has_role(Role.CENTRAL_AUTHORITY):
        may_send |= Q(assistance_request__requesting_state=user.office.state_id if user.office else None)
    return OnTheDesk(
        to_approve=_to_approve(drafts.select_related(*of), user) if user.has_role(Role.SUPERVISOR) else (),
        sent_back=tuple(drafts.filter(saved_by=user, submitted_at=None).exclude(sent_back_by=None).select_related(*of)),
        to_send=tuple(each for each in issued.filter(may_send) if not why_not_send(each, user)),
    )


def _to_approve(drafts: QuerySet[FollowUpDraft], user: User) -> tuple[FollowUpDraft, ...]:
    submitted = drafts.filter(submitted_at__isnull=False).prefetch_related(*NAMED, "writers")
    return tuple(each for each in submitted if not approval.why_not_approve(each, user))
