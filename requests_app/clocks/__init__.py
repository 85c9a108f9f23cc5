"""The clocks of requests as they stand in the database: rows in, `deadlines` out, without putting a letter together.

`reckoning` keeps them as rows, `sweep` tells people when one is due, `notices` is what they were told, `calendar` the
days as a feed.
"""

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from requests_app.checklist.beside import PRESERVATION, PRESERVATION_REF
from requests_app.choices import SENDS, Act
from requests_app.deadlines import AskedBy, Clock, Dated, Pair, TheirWord, deadlines, kept_until, steps_of
from requests_app.models import AssistanceRequest, Correspondence, DatedItem, Extension, RequestEvent
from requests_app.selectors.open_questions import revised_at, still_open, with_questions
from treaties.channels.resolve import overlays
from treaties.law import InstrumentLaw
from treaties.registry import Registry

OUR_REQUEST = "asked for by our request"  # how `beside.references` begins


def with_clock_rows(requests: QuerySet[AssistanceRequest]) -> QuerySet[AssistanceRequest]:
    """With the rows `clocks` reads: six queries more, seven where something was asked, however many."""
    events = RequestEvent.objects.order_by("pk").only("assistance_request", "act", "at", "on", "details")
    return requests.prefetch_related(
        Prefetch("events", queryset=events, to_attr="clock_events"),
        "measures",
        Prefetch("dated_items", queryset=standing_days(), to_attr="clock_days"),
        Prefetch("extensions", queryset=carried_out(), to_attr="clock_extensions"),
        Prefetch("correspondence", queryset=_dated_questions(), to_attr="clock_asked"),
        Prefetch("correspondence", queryset=said(), to_attr="clock_said"),
    )


def standing_days() -> QuerySet[DatedItem]:
    """Days that somebody entered and nobody took back."""
    return DatedItem.objects.filter(taken_back_at=None)


def carried_out() -> QuerySet[Extension]:
    """Extensions of a preservation that the requested State carried out."""
    done = RequestEvent.objects.filter(
        assistance_request=OuterRef("assistance_request"), act__in=[Act.EXECUTE, Act.EXECUTE_IN_PART]
    )
    return Extension.objects.filter(Exists(done)).select_related("assistance_request").order_by("pk")


def _dated_questions() -> QuerySet[Correspondence]:
    return with_questions(Correspondence.objects.filter(questions__due_on__isnull=False).distinct())


def said() -> QuerySet[Correspondence]:
    """Entries in which the other side says by when it will act, and that hold."""
    return Correspondence.objects.filter(expected_on__isnull=False, no_longer_expected=None)


def read_clock_rows(assistance_request: AssistanceRequest) -> None:
    """As `with_clock_rows`, for one whose `clock_events` somebody read already."""
    preserves = any(each.assistance_type == PRESERVATION for each in assistance_request.measures.all())
    assistance_request.clock_days = list(standing_days().filter(assistance_request=assistance_request))
    assistance_request.clock_extensions = list(carried_out().filter(earlier=assistance_request)) if preserves else []
    was_sent = any(each.act in SENDS for each in assistance_request.clock_events)
    asked = with_questions(assistance_request.correspondence.all()) if was_sent else ()
    assistance_request.clock_asked = list(asked)
    assistance_request.clock_said = list(said().filter(assistance_request=assistance_request)) if was_sent else []


def clocks(assistance_request: AssistanceRequest, registry: Registry, *, on: date) -> tuple[Clock, ...]:
    """Every clock of a request that `with_clock_rows` gave, as it stands on a day."""
    return deadlines(
        steps_of(assistance_request.clock_events),
        profiles=_profiles(assistance_request, registry),
        measures=[measure.assistance_type for measure in assistance_request.measures.all()],
        wanted_by=assistance_request.wanted_by,
        on=on,
        pair=_pair(assistance_request, registry),
        dated=[_dated(each) for each in assistance_request.clock_days],
        extended_by=next((each.assistance_request.reference for each in assistance_request.clock_extensions), ""),
        named_until=_named_until(assistance_request),
        asked=_asked(assistance_request),
        said=_said(assistance_request),
    )


def _pair(assistance_request: AssistanceRequest, registry: Registry) -> Pair:
    one, other = assistance_request.requesting_state_id, assistance_request.requested_state_id
    names = [registry.states[code].name if code in registry.states else code for code in (one, other)]
    return Pair(one, other, *names)


def _dated(row: DatedItem) -> Dated:
    return Dated(key=row.pk, kind=row.kind, on=row.on, hour=row.hour, told_on=row.told_on)


def _asked(assistance_request: AssistanceRequest) -> list[AskedBy]:
    """Those with a day that stand beside the query of the lifecycle, which has a clock of its own."""
    rows = assistance_request.clock_asked
    found = still_open(rows, assistance_request.clock_events, assistance_request.status) if rows else []
    return [AskedBy(each.question, each.asked_on, each.due_on) for each in found if each.due_on and not each.in_query]


def _said(assistance_request: AssistanceRequest) -> list[TheirWord]:
    """Of the letter that stands: what they said of one that was sent back and revised is past."""
    rows = assistance_request.clock_said
    since = revised_at(assistance_request.clock_events) if rows else None
    return [
        TheirWord(each.pk, each.on, each.expected_on, each.counterpart)
        for each in rows
        if since is None or each.at >= since
    ]


def _named_until(assistance_request: AssistanceRequest) -> date | None:
    """The first day on which a preservation ends that the draft names and no request of ours asked for: of one of
    ours its own clock tells."""
    named = (each.particulars.get(PRESERVATION_REF) or "" for each in assistance_request.measures.all())
    return min(filter(None, (kept_until(each) for each in named if OUR_REQUEST not in each)), default=None)


def _profiles(assistance_request: AssistanceRequest, registry: Registry) -> list[InstrumentLaw]:
    """Those of `checklist.profiles`, of which a test holds that they are the same."""
    law = registry.law
    channel = [law.profile(assistance_request.channel, bilateral=True)] if assistance_request.channel else []
    pair = assistance_request.requesting_state_id, assistance_request.requested_state_id
    beside = [*assistance_request.supporting, *overlays(*pair)]
    return list({each.code: each for each in [*channel, *map(law.profile, beside)] if each}.values())


def most_pressing(clocks: Sequence[Clock]) -> Clock | None:
    """The clock a list shows: a red one first, then the one that runs out next."""
    return next((clock for clock in clocks if clock.due_on and (clock.is_red or clock.state == "open")), None)
