"""The clocks of requests as they stand in the database: rows in, `deadlines` out, without putting a letter together."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch, QuerySet

from requests_app.deadlines import Clock, deadlines, steps_of
from requests_app.models import AssistanceRequest, RequestEvent
from treaties.channels.resolve import overlays
from treaties.law import InstrumentLaw
from treaties.registry import Registry


def with_clock_rows(requests: QuerySet[AssistanceRequest]) -> QuerySet[AssistanceRequest]:
    """With the rows `clocks` reads: two queries more, however many requests there are."""
    events = RequestEvent.objects.order_by("pk").only("assistance_request", "act", "at", "on", "details")
    return requests.prefetch_related(Prefetch("events", queryset=events, to_attr="clock_events"), "measures")


def clocks(assistance_request: AssistanceRequest, registry: Registry, *, on: date) -> tuple[Clock, ...]:
    """Every clock of a request that `with_clock_rows` gave, as it stands on a day."""
    return deadlines(
        steps_of(assistance_request.clock_events),
        profiles=_profiles(assistance_request, registry),
        measures=[measure.assistance_type for measure in assistance_request.measures.all()],
        wanted_by=assistance_request.wanted_by,
        on=on,
    )


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
