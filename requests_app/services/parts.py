"""The parts of a draft, written inside `editing`; and what is taken out of a case."""

from datetime import date, datetime

from accounts.models import User
from requests_app.models import AssistanceRequest, Clause, GroundAnswer, Offence, PersonConcerned, Statement
from requests_app.services.basis import refuse_unless_open
from requests_app.services.editing import editing_case
from requests_app.services.flagging import unflag
from requests_app.services.refusal import EditRefused
from treaties.models import Edition
from treaties.selectors import current_registry


def choose_channel(locked: AssistanceRequest, *, channel: str, supporting: list[str], on: date) -> None:
    """Inside `editing`: rest the request on a channel, as resolved on a day under the current edition.

    Raises EditRefused for one that is not open to the two States.
    """
    pair = locked.requesting_state_id, locked.requested_state_id
    refuse_unless_open(current_registry(), *pair, channel=channel, supporting=supporting, on=on)
    locked.channel, locked.supporting, locked.basis_on = channel, supporting, on
    locked.edition = Edition.objects.get(number=current_registry().edition)
    unflag(locked)


def set_statement(locked: AssistanceRequest, *, field: str, text: str, confirmed: list[str]) -> None:
    Statement.objects.update_or_create(
        assistance_request=locked, field=field, defaults={"text": text, "confirmed": sorted(confirmed)}
    )


def set_clause(locked: AssistanceRequest, *, kind: str, text: str) -> None:
    """An empty text takes the clause out of the letter."""
    if text.strip():
        Clause.objects.update_or_create(assistance_request=locked, kind=kind, defaults={"text": text})
    else:
        Clause.objects.filter(assistance_request=locked, kind=kind).delete()


def set_ground(locked: AssistanceRequest, *, ground: str, position: str, note: str, words: str) -> None:
    """Inside `editing`: the answer to a ground for refusal. Without a position there is none."""
    if position:
        answer = {"position": position, "note": note, "words": words}
        GroundAnswer.objects.update_or_create(assistance_request=locked, ground=ground, defaults=answer)
    else:
        GroundAnswer.objects.filter(assistance_request=locked, ground=ground).delete()


def take_out_of_case(part: PersonConcerned | Offence, *, user: User, at: datetime, seen_version: int) -> None:
    """Delete a person or an offence that no request names. Raises EditRefused."""
    nowhere = AssistanceRequest.objects.none()
    with editing_case(part.case, user=user, at=at, seen_version=seen_version, printed_by=nowhere):
        list(part.case.requests.select_for_update(of=("self",)))  # none begins to name it meanwhile
        if part.requests.exists():
            raise EditRefused([f"A request names “{part}”. Take it out there first."])
        part.delete()
