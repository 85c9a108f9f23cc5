"""The course of a request as it is counted: read off its history in the transaction of each act. The only writer of
Course and CourseMeasure.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from requests_app.choices import Act, Ending, RefusalKind, Status
from requests_app.deadlines import Step, steps_of
from requests_app.deadlines.clock import first_after, latest
from requests_app.models import AssistanceRequest, Course, CourseMeasure


@dataclass(frozen=True, slots=True)
class Went:
    """How it went, in days; None where it has not come to that. See models.Course."""

    sent_on: date
    sent_month: date
    acknowledged_in: int | None = None
    executed_in: int | None = None
    ended_as: str = ""
    returns: int = 0
    refused_for: str = ""


def went(steps: Sequence[Step]) -> Went | None:
    """From its history, oldest first; None for one that was never sent."""
    sent = next((step for step in steps if step.act == Act.TRANSMIT), None)
    if sent is None:
        return None
    executed, refused = (first_after(steps, sent, {act}) for act in (Act.EXECUTE, Act.REFUSE))
    kind = refused.details.get("kind", "") if refused else ""
    return Went(
        sent_on=sent.on,
        sent_month=sent.on.replace(day=1),
        acknowledged_in=_until_acknowledged(steps),
        executed_in=(executed.on - sent.on).days if executed else None,
        ended_as=_ended_as(steps),
        returns=sum(step.act == Act.RECORD_RETURN for step in steps),
        refused_for=kind if kind in RefusalKind else "",
    )


def _until_acknowledged(steps: Sequence[Step]) -> int | None:
    """From the sending of the letter that was acknowledged first."""
    acknowledged = next((step for step in steps if step.act == Act.ACKNOWLEDGE), None)
    if acknowledged is None:
        return None
    sent = latest(steps[: steps.index(acknowledged)], Act.TRANSMIT)
    return (acknowledged.on - sent.on).days if sent else None


def _ended_as(steps: Sequence[Step]) -> str:
    endings = {Act.EXECUTE: Ending.EXECUTED, Act.REFUSE: Ending.REFUSED, Act.WITHDRAW: Ending.WITHDRAWN}
    found = next((endings[step.act] for step in steps if step.act in endings), "")
    return found or (Ending.CLOSED if latest(steps, Act.CLOSE) else "")


def keep(assistance_request: AssistanceRequest) -> None:
    """Inside the transaction of the act that changed it. Exercises are never counted, nor what was never sent."""
    if assistance_request.is_exercise or assistance_request.status in {Status.DRAFT, Status.UNDER_REVIEW}:
        return  # nothing that is counted happens before a letter is sent, or while it is drafted again
    events = assistance_request.events.only("act", "on", "at", "details").order_by("pk")
    found = went(steps_of(events))
    if found is None:
        return
    fields = asdict(found) | {
        "requesting_state_id": assistance_request.requesting_state_id,
        "requested_state_id": assistance_request.requested_state_id,
        "office_id": assistance_request.office_id,
        "channel": assistance_request.channel,
    }
    course, _ = Course.objects.update_or_create(assistance_request_id=assistance_request.pk, defaults=fields)
    _keep_measures(course, set(assistance_request.measures.values_list("assistance_type", flat=True)))


def catch_up(*, most: int = 2000) -> int:
    """Keep the courses of requests that were sent before courses were kept; gives how many it looked at."""
    sent = AssistanceRequest.objects.filter(is_exercise=False, events__act=Act.TRANSMIT, course=None).distinct()
    found = list(sent.exclude(status__in=[Status.DRAFT, Status.UNDER_REVIEW]).order_by("pk")[:most])
    for each in found:
        keep(each)
    return len(found)


def _keep_measures(course: Course, measures: set[str]) -> None:
    kept = set(course.measures.values_list("measure", flat=True))
    course.measures.filter(measure__in=kept - measures).delete()
    CourseMeasure.objects.bulk_create(CourseMeasure(course=course, measure=each) for each in sorted(measures - kept))
