"""What the rest of a case means for one of its requests: what is preserved, what it waits for, offences. Rows in."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from requests_app.checklist.beside import PRESERVATION, PRESERVATION_REF, PROVIDER, Beside, same
from requests_app.choices import Act, Status
from requests_app.clocks import clocks, with_clock_rows
from requests_app.deadlines import preservation_ends_on
from requests_app.models import AssistanceRequest, Measure, Offence, RequestEvent, WaitsFor
from requests_app.numbers.durations import Forecast
from requests_app.numbers.forecast import Pair, forecasts, usual_time
from treaties.registry import Registry

Row = TypeVar("Row")

GIVEN_UP = {Status.REFUSED, Status.WITHDRAWN}
ANSWERED = {Status.PARTIALLY_EXECUTED, Status.EXECUTED, Status.CLOSED, *GIVEN_UP}


def beside(assistance_request: AssistanceRequest) -> Beside:
    return of_many([assistance_request])[assistance_request.pk]


def of_many(requests: Collection[AssistanceRequest]) -> dict[int, Beside]:
    """By key, in as many queries for many as for one whose parts are loaded. Preservations are looked for only where a
    measure names none."""
    preserving = [each for each in requests if not all(map(_names_one, each.measures.all()))]
    preservations = _by(_preservations(Q(case__in=_cases(preserving))), "case_id") if preserving else {}
    links = WaitsFor.objects.filter(waiting__in=requests).select_related("awaited")
    awaited = _by(links.prefetch_related("awaited__measures"), "waiting_id")
    offences = _by(Offence.objects.filter(case__in=_cases(requests)).select_related("begun"), "case_id")
    usual = forecasts({_pair(each) for each in requests})
    return {
        each.pk: _beside(
            each,
            [found for found in preservations.get(each.case_id, ()) if each in preserving and _is_for(found, each)],
            [link.awaited for link in awaited.get(each.pk, ())],
            offences.get(each.case_id, []),
            usual[_pair(each)],
        )
        for each in requests
    }


def _beside(
    assistance_request: AssistanceRequest,
    preservations: Iterable[AssistanceRequest],
    awaited: Iterable[AssistanceRequest],
    offences: Collection[Offence],
    usual: Forecast,
) -> Beside:
    """`offences` of its case, in the order of the letter."""
    usual_days, usual_because = usual_time(usual)
    names = {each.pk for each in assistance_request.offences.all()}
    named = [each for each in offences if each.pk in names]
    return Beside(
        preserved=frozenset(same(provider) for each in preservations for provider in providers_of(each)),
        awaited=tuple(_named(each) for each in awaited if not is_answered(each)),
        usual_days=usual_days,
        usual_because=usual_because,
        experience=usual.sentence,
        left_out=tuple(str(each) for each in offences if each.pk not in names),
        unread=tuple(number for number, each in enumerate(named, start=1) if hasattr(each, "begun")),
    )


def _pair(assistance_request: AssistanceRequest) -> Pair:
    return assistance_request.requesting_state_id, assistance_request.requested_state_id


def _names_one(measure: Measure) -> bool:
    return bool(measure.particulars.get(PRESERVATION_REF))


def _is_for(preservation: AssistanceRequest, assistance_request: AssistanceRequest) -> bool:
    same_state = preservation.requested_state_id == assistance_request.requested_state_id
    return same_state and preservation.pk != assistance_request.pk


def _cases(requests: Iterable[AssistanceRequest]) -> set[int]:
    return {each.case_id for each in requests}


def _by(rows: Iterable[Row], name: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found


def preservations_for(assistance_request: AssistanceRequest) -> QuerySet[AssistanceRequest]:
    """Requests of the case to the same State that ask for preservation, but for those that came to nothing, closed
    since or not.
    """
    of_its_case = Q(case=assistance_request.case_id, requested_state=assistance_request.requested_state_id)
    return _preservations(of_its_case).exclude(pk=assistance_request.pk)


def _preservations(which: Q) -> QuerySet[AssistanceRequest]:
    found = AssistanceRequest.objects.filter(which, measures__assistance_type=PRESERVATION)
    closed = RequestEvent.objects.filter(assistance_request=OuterRef("pk"), act=Act.CLOSE)
    came_to_nothing = Q(status__in=GIVEN_UP) | Exists(closed.filter(from_status__in=[*GIVEN_UP, Status.RETURNED]))
    return found.exclude(came_to_nothing).distinct().prefetch_related("measures")


def providers_of(preservation: AssistanceRequest) -> Iterable[str]:
    """Of what it asks to preserve."""
    for measure in preservation.measures.all():
        if measure.assistance_type == PRESERVATION:
            yield measure.particulars.get(PROVIDER) or ""


def is_answered(assistance_request: AssistanceRequest) -> bool:
    """Whether what waits for it may go. A preservation is, once the other State says that it has it."""
    if assistance_request.status in ANSWERED:
        return True
    only = {each.assistance_type for each in assistance_request.measures.all()} == {PRESERVATION}
    return only and assistance_request.status == Status.ACKNOWLEDGED


def references(assistance_request: AssistanceRequest, registry: Registry, *, on: date) -> dict[str, str]:
    """What may be written as the preservation of a provider's data, by provider as `same` writes it: of preservations
    that the other State acknowledged or carried out.
    """
    answered = with_clock_rows(preservations_for(assistance_request)).exclude(status=Status.DRAFT)
    told = ((each, _reference(each, registry, on=on)) for each in answered.order_by("pk"))
    return {same(provider): words for each, words in told if words for provider in providers_of(each)}


def _reference(preservation: AssistanceRequest, registry: Registry, *, on: date) -> str:
    steps = {each.act: each for each in preservation.clock_events}
    heard = [steps[act] for act in (Act.ACKNOWLEDGE, Act.EXECUTE_IN_PART, Act.EXECUTE) if act in steps]
    if not heard or Act.TRANSMIT not in steps:
        return ""
    theirs = next(
        (each.details["counterpart_reference"] for each in heard if each.details.get("counterpart_reference")), ""
    )
    sent = steps[Act.TRANSMIT].on
    words = f"Preservation asked for by our request {preservation.reference} of {sent:%-d %B %Y}"
    words += f", their reference {theirs}" if theirs else ""
    ends_on = preservation_ends_on(clocks(preservation, registry, on=on))
    return f"{words}, ends {ends_on:%-d %B %Y}" if ends_on else words


def _named(awaited: AssistanceRequest) -> str:
    """Of a restricted request no more than that it is there: not everybody who reads the one may read the other."""
    if awaited.is_restricted:
        return "another request of the case"
    return f"{awaited.reference} ({awaited.get_status_display().lower()})"
