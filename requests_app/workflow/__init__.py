"""The only writer of a request's status: `perform` does one act of the lifecycle, or refuses it with its reasons."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from requests_app import assemble, history, letters, policies, selectors
from requests_app.acts import DETAILS, ActDetails, Approve, Transmit
from requests_app.choices import Act, Status
from requests_app.clocks import reckoning
from requests_app.comparison import fingerprints
from requests_app.content import LetterContent, converter, digest
from requests_app.lifecycle import Lifecycle
from requests_app.lists import listing
from requests_app.models import AssistanceRequest, RequestEvent
from requests_app.numbers import courses
from requests_app.reviewing import objections
from requests_app.sending import sent_files
from requests_app.workflow.meanwhile import moved_on, what_happened
from requests_app.workflow.situation import MAKES_FINAL, Read, key, situation_of, spoilt


class TransitionRefused(Exception):
    """An act is not open to this user now. `reasons` are sentences; nothing was changed."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class OpenAct:
    """An act somebody may do now, as its button says it."""

    act: Act
    label: str


def perform(
    act: Act,
    *,
    assistance_request: AssistanceRequest,
    user: User,
    at: datetime,
    details: ActDetails,
    seen_event: int | None = None,
) -> RequestEvent:
    """Do one act of the lifecycle, record who did it and why; whom it concerns is told once it is committed.

    `seen_event` is the newest history row the person had before them, where a screen knows it: whoever acts on what
    is no longer so reads what happened. Raises TransitionRefused, with its reasons and leaving no trace, when the
    act is not open to this user now.
    """
    act = Act(act)
    read = Read()
    if act in MAKES_FINAL:
        read = Read(spoilt=spoilt(assistance_request))
    if act == Act.TRANSMIT and isinstance(details, Transmit):
        standing = sent_files.standing(assistance_request)
        details = sent_files.filled(assistance_request, details, at=at)
        read = Read(unsent=sent_files.lacking(assistance_request, details), standing=standing)
    with transaction.atomic():
        return _perform(act, assistance_request, user, at, details, seen_event, read)


def _perform(act, assistance_request, user, at, details, seen_event, read) -> RequestEvent:
    today = timezone.localdate(at)
    locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=assistance_request.pk)
    move = transition_of(act, locked)
    _refuse_unless(selectors.visible_to(user).filter(pk=locked.pk).exists(), ["There is no such request for you."])
    _refuse(why_not(act, locked, user))
    _refuse(moved_on(locked, seen_event))
    if type(details) is not DETAILS[act]:
        raise TypeError(f"{act} takes {DETAILS[act].__name__}, not {type(details).__name__}.")
    _refuse(details.problems(today=today))
    if read.standing and read.standing != sent_files.standing(locked):
        raise TransitionRefused([sent_files.ANOTHER_STANDS])

    content = assemble.assemble(locked)
    if checks := move.custom.get("checks", ()):
        situation = situation_of(locked, content, details, today, read)
        _refuse([reason for check in checks for reason in check(situation)])

    if act == Act.SUBMIT:  # what came back can then be told from what is submitted next
        details = replace(details, sections=fingerprints(content))
    from_status = locked.status
    getattr(locked, act)()
    if act in {Act.RECALL, Act.REVISE}:  # the letter that comes next is another one
        locked.letter_version += 1
        locked.version += 1
    event = history.record(
        assistance_request=locked,
        act=act,
        from_status=from_status,
        user=user,
        at=at,
        on=getattr(details, "on", None),
        digest=digest(content),
        details=converter.unstructure(details),
    )
    locked.save(update_fields=["status", "interrupted", "letter_version", "version"])
    objections.keep(event, details, content)
    _keep_letters(locked, event, content, today)
    courses.keep(locked)
    reckoning.restate(locked, at=at)
    if act == Act.ACKNOWLEDGE:  # it may tell their reference
        listing.relist([locked.pk])
    return event


def open_acts(assistance_request: AssistanceRequest, user: User) -> list[OpenAct]:
    """The acts this user may do now, in the order of the lifecycle page. Checks are asked when one is done."""
    return [
        OpenAct(act, act.label)
        for act in Act
        if assistance_request.status in sources_of(act)
        and transition_of(act, assistance_request).permission(assistance_request, user)
    ]


def why_not(act: Act, assistance_request: AssistanceRequest, user: User) -> list[str]:
    """Why this act is not open to this user now, permission first; nothing where it is open."""
    permission = transition_of(act, assistance_request).permission
    if not permission(assistance_request, user):
        return [policies.sentence(permission)]
    return [] if assistance_request.status in sources_of(act) else [what_happened(act, assistance_request)]


def sources_of(act: Act) -> frozenset[str]:
    """The statuses the lifecycle page lets this act start from."""
    return frozenset(getattr(Lifecycle, act)._django_fsm.transitions)


def transition_of(act: Act, assistance_request: AssistanceRequest):
    """django-fsm's record of the act: permission, target and checks. They are the same from every source."""
    transitions = getattr(Lifecycle, act)._django_fsm.transitions
    return transitions.get(assistance_request.status) or next(iter(transitions.values()))


def _keep_letters(
    assistance_request: AssistanceRequest, event: RequestEvent, content: LetterContent, today: date
) -> None:
    """Freeze the letter when the text became final; void it when the approval is taken back."""
    if event.to_status == Status.APPROVED:
        approval = assistance_request.events.filter(act=Act.APPROVE).order_by("-pk").first()
        letters.freeze(
            content,
            event=event,
            approval=converter.structure(approval.details, Approve),
            on=today,
            key=key(assistance_request, content),
        )
    if event.act == Act.RECALL:
        letters.void(assistance_request.letters.order_by("-pk").first(), event=event)


def _refuse_unless(holds: bool, reasons: list[str]) -> None:
    if not holds:
        raise TransitionRefused(reasons)


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise TransitionRefused(reasons)
