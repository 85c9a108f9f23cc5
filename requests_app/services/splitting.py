"""One case, many States: the drafts to several States at once, or none of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from requests_app.choices import Section
from requests_app.models import AssistanceRequest, Case
from requests_app.services.editing import editing
from requests_app.services.opening import open_request
from requests_app.services.refusal import EditRefused
from treaties.channels import resolve
from treaties.law import AssistanceType
from treaties.models import State
from treaties.selectors import current_registry


@dataclass(frozen=True, slots=True)
class Share:
    """What one State is asked for. `identifiers`: lines that its measures are about; none where they come later."""

    state: State
    measures: tuple[str, ...]
    seen_requests: int  # of the case to that State, as the page showed them
    identifiers: tuple[str, ...] = ()


@transaction.atomic
def ask_several(case: Case, shares: Sequence[Share], *, user: User, at: datetime) -> list[AssistanceRequest]:
    """A draft to each State, by the channel recommended for that pair and day. Raises EditRefused; then none."""
    if len({each.state.pk for each in shares}) != len(shares) or not shares:
        raise EditRefused(["Choose each State once, and at least one."])
    return [_ask(case, each, user=user, at=at) for each in shares]


def _ask(case: Case, share: Share, *, user: User, at: datetime) -> AssistanceRequest:
    registry, on = current_registry(), timezone.localdate(at)
    if not share.measures:
        raise EditRefused([f"Choose what {share.state.name} is asked for, or leave it out."])
    channel = resolve(registry, case.office.state_id, share.state.pk, on, share.measures).recommended
    opened = open_request(
        case=case,
        user=user,
        at=at,
        requested_state=share.state,
        channel=channel.instrument,
        on=on,
        measures=share.measures,
        seen_requests=share.seen_requests,
    )
    if not share.identifiers:
        return opened
    with editing(opened, user=user, at=at, seen_version=opened.version, section=Section.MEASURES) as locked:
        for measure in locked.measures.all():
            if key := list_of_identifiers(registry.law.assistance_types[measure.assistance_type]):
                measure.particulars = {key: list(share.identifiers)}
                measure.save(update_fields=["particulars"])
    return AssistanceRequest.objects.get(pk=opened.pk)


def list_of_identifiers(kind: AssistanceType) -> str:
    """Key of the particular that lists accounts or numbers; "" where a measure has none."""
    return next((each.key for each in kind.particulars if each.type == "identifier_list"), "")
