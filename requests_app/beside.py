"""What the rest of a case means for one of its requests: what is preserved, what it waits for, offences. Rows in."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from requests_app.checklist.beside import PRESERVATION, PRESERVATION_REF, PROVIDER, Beside, same
from requests_app.choices import Act, Status
from requests_app.clocks import clocks, with_clock_rows
from requests_app.deadlines import preservation_ends_on
from requests_app.deadlines.preservation import USUAL_DAYS
from requests_app.models import AssistanceRequest, Offence, RequestEvent, WaitsFor
from treaties.registry import Registry

GIVEN_UP = {Status.REFUSED, Status.WITHDRAWN}
ANSWERED = {Status.PARTIALLY_EXECUTED, Status.EXECUTED, Status.CLOSED, *GIVEN_UP}


def beside(assistance_request: AssistanceRequest) -> Beside:
    """Preservations are looked for only where a measure names none."""
    names_all = all(each.particulars.get(PRESERVATION_REF) for each in assistance_request.measures.all())
    preservations = () if names_all else preservations_for(assistance_request)
    offences = _offences(assistance_request)
    named = [each for each in offences if each.is_named]
    return Beside(
        preserved=frozenset(same(provider) for each in preservations for provider in providers_of(each)),
        awaited=tuple(_named(each) for each in unanswered(assistance_request)),
        usual_days=USUAL_DAYS,
        left_out=tuple(str(each) for each in offences if not each.is_named),
        unread=tuple(number for number, each in enumerate(named, start=1) if hasattr(each, "begun")),
    )


def _offences(assistance_request: AssistanceRequest) -> QuerySet[Offence]:
    """Of the case, each with whether the request names it, in the order of the letter."""
    naming = AssistanceRequest.offences.through.objects.filter(
        offence=OuterRef("pk"), assistancerequest=assistance_request.pk
    )
    of_the_case = Offence.objects.filter(case=assistance_request.case_id)
    return of_the_case.annotate(is_named=Exists(naming)).select_related("begun")


def preservations_for(assistance_request: AssistanceRequest) -> QuerySet[AssistanceRequest]:
    """Requests of the case to the same State that ask for preservation, but for those that came to nothing, closed
    since or not.
    """
    found = AssistanceRequest.objects.filter(
        case=assistance_request.case_id,
        requested_state=assistance_request.requested_state_id,
        measures__assistance_type=PRESERVATION,
    )
    closed = RequestEvent.objects.filter(assistance_request=OuterRef("pk"), act=Act.CLOSE)
    came_to_nothing = Q(status__in=GIVEN_UP) | Exists(closed.filter(from_status__in=[*GIVEN_UP, Status.RETURNED]))
    return found.exclude(pk=assistance_request.pk).exclude(came_to_nothing).distinct().prefetch_related("measures")


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


def unanswered(assistance_request: AssistanceRequest) -> list[AssistanceRequest]:
    """What it waits for and is not answered yet."""
    links = WaitsFor.objects.filter(waiting=assistance_request).select_related("awaited")
    return [each.awaited for each in links.prefetch_related("awaited__measures") if not is_answered(each.awaited)]


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
