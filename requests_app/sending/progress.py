"""How far a letter is: what is done of print and sign, hand over and record, and its way as people read it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from accounts.models import User
from requests_app import assemble, checklist, letters, policies
from requests_app.acts import Transmit
from requests_app.choices import Act, Carried, Route, SentAs, Status
from requests_app.content import LegalBasis, Protected, converter, frozen_letter, protection
from requests_app.models import AssistanceRequest, Hop, IssuedLetter, SignedOriginal
from requests_app.sending.confirmation import ORAL_CONFIRMATION, Confirmation, FormalLeg, confirmation
from requests_app.sending.hops import corrected_of, hops_of
from treaties.law import LawBook
from treaties.selectors import current_registry

BEFORE_IT = {Status.DRAFT, Status.UNDER_REVIEW, Status.AWAITING_COUNTERSIGNATURE}  # no letter stands
GIVEN_UP = {Status.RETURNED, Status.WITHDRAWN, Status.REFUSED, Status.CLOSED}  # nothing has to be confirmed any more


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
    masked = [protection.masked(_told(hop), protected) for hop in hops]
    return [replace(each, receipt=protection.in_name(each.receipt, protected)) for each in masked]


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
class Progress:
    """Of the letter that stands."""

    letter: IssuedLetter
    original: SignedOriginal | None
    way: Sequence[Told]
    may_file: bool
    may_send: bool
    is_approved: bool  # and has not left yet
    sent: Transmit | None
    confirmation: Confirmation | None

    @property
    def leads(self) -> bool:
        """Whether the page asks first for the signed original."""
        return self.is_approved and self.may_file and self.original is None

    @property
    def sent_by(self) -> str:
        """The route in words; "" before it was sent."""
        return Route.named(self.sent.route) if self.sent else ""

    @property
    def sent_as(self) -> str:
        """In words; "" where that was not recorded."""
        return SentAs(self.sent.sent_as).label if self.sent and self.sent.sent_as else ""


def progress(assistance_request: AssistanceRequest, user: User, *, on: date) -> Progress | None:
    """None where no letter stands."""
    letter = None if assistance_request.status in BEFORE_IT else letters.standing(assistance_request)
    if letter is None:
        return None
    is_open = assistance_request.status != Status.CLOSED
    hops = list(hops_of(assistance_request))
    sent = _sent(assistance_request, letter)
    return Progress(
        letter=letter,
        original=letters.signed_original(letter),
        way=told(hops, assemble.protected(assistance_request)),
        may_file=is_open and policies.may_file_original(assistance_request, user),
        may_send=is_open and policies.may_send(assistance_request, user),
        is_approved=assistance_request.status == Status.APPROVED,
        sent=sent,
        confirmation=_confirmation(assistance_request, letter, sent, hops, on) if sent else None,
    )


def _sent(assistance_request: AssistanceRequest, letter: IssuedLetter) -> Transmit | None:
    sent = assistance_request.events.filter(act=Act.TRANSMIT, version__gte=letter.version).order_by("-pk").first()
    return converter.structure(sent.details, Transmit) if sent else None


def _confirmation(
    assistance_request: AssistanceRequest, letter: IssuedLetter, sent: Transmit, hops: Sequence[Hop], on: date
) -> Confirmation | None:
    """Of the letter's own basis, as it was approved."""
    if assistance_request.status in GIVEN_UP:
        return None
    basis, law = frozen_letter(letter.content).content.basis, current_registry().law
    period = _law(basis, law, "deadlines", ORAL_CONFIRMATION)
    route = _law(basis, law, "routes", sent.route)
    cited = period if period and sent.route != Route.EXPEDITED_MEANS else route
    return confirmation(
        route=sent.route,
        sent_as=sent.sent_as,
        sent_on=sent.on,
        legs=[FormalLeg(hop.on, hop.to_party, hop.means, hop.carried) for hop in hops if hop.letter_id == letter.pk],
        period=period,
        provision=checklist.cite(cited.article) if cited and basis.law_profile == basis.instrument else "",
        when=route.when if route else "",
        on=on,
    )


def _law(basis: LegalBasis | None, law: LawBook, kind: str, key: str):
    """The entry of the letter's law files with this key; None where they have none."""
    profiles = law.between(basis.law_profile, basis.supplements) if basis else ()
    return next((each for profile in profiles for each in getattr(profile, kind) if each.key == key), None)


def corrected(assistance_request: AssistanceRequest) -> list[Told]:
    return told(corrected_of(assistance_request), assemble.protected(assistance_request))
