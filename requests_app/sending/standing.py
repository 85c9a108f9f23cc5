"""How far a letter is: what is done of print and sign, hand over and record, and its way as people read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from accounts.models import User
from requests_app import assemble, letters, policies
from requests_app.choices import Act, Carried, Status
from requests_app.content import Protected, protection
from requests_app.models import AssistanceRequest, Hop, IssuedLetter, SignedOriginal
from requests_app.sending.hops import corrected_of, hops_of


@dataclass(frozen=True, slots=True)
class Told:
    """A leg in words, with pseudonyms for protected people."""

    pk: int
    on: date
    sender: str
    receiver: str
    by: str
    carried: str
    version: int
    number: str
    person: str
    note: str
    receipt: str  # the name of its file; "" where there is none
    user: str
    at: datetime
    took_place: bool
    corrected_by: str = ""


def told(hops: Sequence[Hop], protected: Sequence[Protected]) -> list[Told]:
    return [protection.masked(_told(hop), protected) for hop in hops]


def _told(hop: Hop) -> Told:
    correction = getattr(hop, "correction", None)
    return Told(
        pk=hop.pk,
        on=hop.on,
        sender=hop.sender,
        receiver=hop.receiver,
        by=hop.by,
        carried=Carried(hop.carried).label,
        version=hop.letter.version,
        number=hop.number,
        person=hop.person,
        note=hop.note,
        receipt=hop.filename,
        user=str(hop.user),
        at=hop.at,
        took_place=hop.took_place,
        corrected_by=str(correction.user) if correction else "",
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """Of the letter that stands. `leads`: the page asks first for the signed original, then for the transmission."""

    letter: IssuedLetter
    original: SignedOriginal | None
    way: Sequence[Told]
    may_file: bool
    may_send: bool
    was_sent: bool


def standing(assistance_request: AssistanceRequest, user: User) -> Standing | None:
    """None where no letter stands."""
    letter = letters.standing(assistance_request)
    if letter is None:
        return None
    is_open = assistance_request.status != Status.CLOSED
    return Standing(
        letter=letter,
        original=letters.signed_original(letter),
        way=told(hops_of(assistance_request), assemble.protected(assistance_request)),
        may_file=is_open and policies.may_file_original(assistance_request, user),
        may_send=is_open and policies.may_send(assistance_request, user),
        was_sent=assistance_request.events.filter(act=Act.TRANSMIT, version__gte=letter.version).exists(),
    )


def corrected(assistance_request: AssistanceRequest) -> list[Told]:
    return told(corrected_of(assistance_request), assemble.protected(assistance_request))
