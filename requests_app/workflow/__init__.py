"""The only writer of a request's status: `perform` does one act of the lifecycle, or refuses it with its reasons."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from requests_app import assemble, checklist, history, letters, policies, selectors
from requests_app.acts import DETAILS, ActDetails, Approve, Transmit
from requests_app.checks import Situation
from requests_app.choices import MOVES_NOTHING_ON, Act, Status
from requests_app.clocks import reckoning
from requests_app.comparison import fingerprints, passages
from requests_app.content import KeyEntry, LetterContent, converter, digest
from requests_app.documents.printable import undrawable
from requests_app.lifecycle import Lifecycle
from requests_app.lists import listing
from requests_app.models import AssistanceRequest, RequestEvent
from requests_app.numbers import courses
from requests_app.reading import beside, routing
from requests_app.reviewing import objections
from requests_app.sending import sent_files
from treaties.selectors import current_registry

MAKES_FINAL = {Act.APPROVE, Act.COUNTERSIGN}


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
    read = _Read()
    if act in MAKES_FINAL:
        read = _Read(spoilt=_spoilt(assistance_request))
    if act == Act.TRANSMIT and isinstance(details, Transmit):
        details = sent_files.filled(assistance_request, details, at=at)
        read = _Read(unsent=sent_files.lacking(assistance_request, details))
    with transaction.atomic():
        return _perform(act, assistance_request, user, at, details, seen_event, read)


@dataclass(frozen=True, slots=True)
class _Read:
    """What files said before anything was locked, in sentences."""

    spoilt: tuple[str, ...] = ()
    unsent: tuple[str, ...] = ()


def _perform(act, assistance_request, user, at, details, seen_event, read) -> RequestEvent:
    today = timezone.localdate(at)
    locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=assistance_request.pk)
    move = transition_of(act, locked)
    _refuse_unless(selectors.visible_to(user).filter(pk=locked.pk).exists(), ["There is no such request for you."])
    _refuse(why_not(act, locked, user))
    _refuse(_meanwhile(locked, seen_event))
    if type(details) is not DETAILS[act]:
        raise TypeError(f"{act} takes {DETAILS[act].__name__}, not {type(details).__name__}.")
    _refuse(details.problems(today=today))

    content = assemble.assemble(locked)
    if checks := move.custom.get("checks", ()):
        situation = _situation(locked, content, details, today, read)
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
    return [] if assistance_request.status in sources_of(act) else [_what_happened(act, assistance_request)]


def sources_of(act: Act) -> frozenset[str]:
    """The statuses the lifecycle page lets this act start from."""
    return frozenset(getattr(Lifecycle, act)._django_fsm.transitions)


def transition_of(act: Act, assistance_request: AssistanceRequest):
    """django-fsm's record of the act: permission, target and checks. They are the same from every source."""
    transitions = getattr(Lifecycle, act)._django_fsm.transitions
    return transitions.get(assistance_request.status) or next(iter(transitions.values()))


def _situation(
    assistance_request: AssistanceRequest,
    content: LetterContent,
    details: ActDetails,
    today: date,
    read: _Read,
) -> Situation:
    registry = current_registry()
    law = registry.law
    hands = selectors.hands(assistance_request) if assistance_request.status == Status.DRAFT else None
    usable, because = assemble.usable_today(assistance_request, on=today)
    ways = routing.ways(content, registry, usable)
    return Situation(
        content=content,
        digest=digest(content),
        version=assistance_request.version,
        gaps=checklist.gaps(
            content,
            law,
            hands,
            on=today,
            protected=assemble.protected(assistance_request),
            beside=beside.beside(assistance_request),
        ),
        details=details,
        today=today,
        usable=usable,
        unusable_because=because,
        routes=tuple(way.route.key for way in ways if way.is_open),
        closed_routes={way.route.key: way.because for way in ways if not way.is_open},
        unsent=read.unsent,
        last_on=_last_day(assistance_request),
        undrawable=tuple(undrawable(content, _signatory(details), key=_key(assistance_request, content))),
        hands=hands,
        to_confirm=checklist.grounds.to_confirm(content, law),
        spoilt=read.spoilt,
        paragraphs={(each.section, each.key): each.paragraphs for each in passages(content)},
        open_comments=tuple(each.where for each in selectors.open_comments(assistance_request)),
    )


def _spoilt(assistance_request: AssistanceRequest) -> tuple[str, ...]:
    """Annexes whose file is not the one attached. Read before anything is locked: only a draft's annexes change."""
    return tuple(f"“{annex}”" for annex in assistance_request.attachments.all() if not annex.is_unaltered())


def _key(assistance_request: AssistanceRequest, content: LetterContent) -> tuple[KeyEntry, ...]:
    """Whose pseudonyms the letter prints; frozen with it."""
    return assemble.key(assistance_request, [each.pseudonym for each in content.sealed])


def _signatory(details: ActDetails) -> tuple[str, ...]:
    """The words that approval adds to the letter."""
    return (details.signatory_name, details.signatory_title) if isinstance(details, Approve) else ()


def _last_day(assistance_request: AssistanceRequest) -> date | None:
    """The day of the last step that has one; the text being final counts as one."""
    days = [day for day in assistance_request.events.values_list("on", flat=True) if day]
    finals = assistance_request.events.filter(act__in=MAKES_FINAL, to_status=Status.APPROVED)
    return max([*days, *(timezone.localdate(each.at) for each in finals)], default=None)


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
            key=_key(assistance_request, content),
        )
    if event.act == Act.RECALL:
        letters.void(assistance_request.letters.order_by("-pk").first(), event=event)


def _what_happened(act: Act, assistance_request: AssistanceRequest) -> str:
    """Why the act is not open: where the request stands, and who brought it there."""
    last = _newest_event(assistance_request)
    by = f" ({_told(last)})" if last else ""
    return f"“{act.label}” is not open: the request is {assistance_request.get_status_display().lower()}{by}."


def _meanwhile(assistance_request: AssistanceRequest, seen_event: int | None) -> list[str]:
    """What happened since somebody looked; nothing where they saw the newest row, or do not say what they saw."""
    last = _newest_event(assistance_request)
    if seen_event is None or last is None or last.pk == seen_event:
        return []
    status = assistance_request.get_status_display().lower()
    return [f"The request moved on after you opened this page ({_told(last)}). It is {status} now: decide again."]


def _newest_event(assistance_request: AssistanceRequest) -> RequestEvent | None:
    """The newest row that says something happened to it."""
    happened = assistance_request.events.exclude(act__in=MOVES_NOTHING_ON)
    return happened.select_related("user").order_by("-pk").first()


def _told(event: RequestEvent) -> str:
    return f"{event.get_act_display()}: {event.user}, {timezone.localtime(event.at):%-d %B %Y, %H:%M}"


def _refuse_unless(holds: bool, reasons: list[str]) -> None:
    if not holds:
        raise TransitionRefused(reasons)


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise TransitionRefused(reasons)
