"""What the checks of an act look at: the text with what is open in it, the channel, its routes, its files."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from requests_app import assemble, checklist, selectors
from requests_app.acts import ActDetails, Approve
from requests_app.checks import Situation
from requests_app.choices import Act, Status
from requests_app.comparison import passages
from requests_app.content import KeyEntry, LetterContent, digest
from requests_app.documents.printable import undrawable
from requests_app.models import AssistanceRequest
from requests_app.reading import beside, routing
from requests_app.selectors import hands
from requests_app.sending.sent_files import Standing
from treaties.selectors import current_registry

MAKES_FINAL = {Act.APPROVE, Act.COUNTERSIGN}


@dataclass(frozen=True, slots=True)
class Read:
    """What files said before anything was locked, in sentences."""

    spoilt: tuple[str, ...] = ()
    unsent: tuple[str, ...] = ()
    standing: Standing | None = None  # of whose files it is


def situation_of(
    assistance_request: AssistanceRequest,
    content: LetterContent,
    details: ActDetails,
    today: date,
    read: Read,
) -> Situation:
    registry = current_registry()
    law = registry.law
    there = hands.hands(assistance_request) if assistance_request.status == Status.DRAFT else None
    usable, because = assemble.usable_today(assistance_request, on=today)
    ways = routing.ways(content, registry, usable)
    return Situation(
        content=content,
        digest=digest(content),
        version=assistance_request.version,
        gaps=checklist.gaps(
            content,
            law,
            there,
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
        undrawable=tuple(undrawable(content, _signatory(details), key=key(assistance_request, content))),
        hands=there,
        to_confirm=checklist.grounds.to_confirm(content, law),
        spoilt=read.spoilt,
        paragraphs={(each.section, each.key): each.paragraphs for each in passages(content)},
        open_comments=tuple(each.where for each in selectors.open_comments(assistance_request)),
    )


def spoilt(assistance_request: AssistanceRequest) -> tuple[str, ...]:
    """Annexes whose file is not the one attached. Read before anything is locked: only a draft's annexes change."""
    return tuple(f"“{annex}”" for annex in assistance_request.attachments.all() if not annex.is_unaltered())


def key(assistance_request: AssistanceRequest, content: LetterContent) -> tuple[KeyEntry, ...]:
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
