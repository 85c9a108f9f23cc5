"""The legs of a letter's way, each written once; what was recorded wrongly is corrected by a further entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from requests_app import content, history, letters, policies
from requests_app.choices import Carried, Entry, HopMeans, Party, Status
from requests_app.files import FitFile, stored
from requests_app.models import AssistanceRequest, Hop, IssuedLetter

NO_LETTER = "No letter stands, so none travels: the request is not approved, or its approval was recalled."
OVER = "The request is closed: nothing more can be recorded on it."
NO_ORIGINAL = "No signed original of this letter is filed. File its scan first, or say that the PDF as issued went."
NO_KEY = "This letter has no sealed annex."
CORRECTED = "Somebody corrected that entry already. Correct the newer one."


class HopRefused(Exception):
    """A leg cannot be recorded so; nothing was changed. `reasons` are sentences."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg as somebody tells it. Parties are choices.Party values, `carried` one of choices.Carried."""

    from_party: str
    to_party: str
    means: str  # choices.HopMeans value
    carried: str
    on: date
    from_name: str = ""
    to_name: str = ""
    means_words: str = ""
    number: str = ""
    person: str = ""
    note: str = ""
    took_place: bool = True  # False only for a correction: the leg never was

    def problems(self, *, today: date, issued_on: date) -> Iterator[str]:
        for value, choices, what in (
            (self.from_party, Party, "who handed it on"),
            (self.to_party, Party, "who took it"),
            (self.means, HopMeans, "how it went"),
            (self.carried, Carried, "what went"),
        ):
            if value not in choices:
                yield f"Say {what}: choose it from the list."
        for party, name in ((self.from_party, self.from_name), (self.to_party, self.to_name)):
            if party == Party.OTHER and not name.strip():
                yield "Name who it is: “somebody else” says too little."
        if self.means in HopMeans.said_further() and not self.means_words.strip():
            yield {
                HopMeans.SECURE_E_MAIL: "Say how the e-mail was secured: encryption, signature, or by which service.",
                HopMeans.SYSTEM: "Say by which system it went.",
                HopMeans.OTHER: "Say by which means it went.",
            }[HopMeans(self.means)]
        if self.from_party == self.to_party != Party.OTHER and self.from_name == self.to_name:
            yield "It went from somebody to themselves. Say who took it."
        if self.carried != Carried.WORD and self.means == HopMeans.TELEPHONE:
            yield "By telephone only word of it goes. Choose what went, or how."
        if not self.took_place and not self.note.strip():
            yield "Say why the entry is wrong."
        if self.on > today:
            yield "The day lies in the future. Enter the day on which it went."
        elif self.on < issued_on:
            yield f"The letter was approved on {issued_on:%-d %B %Y}: it cannot have gone before."


def hops_of(assistance_request: AssistanceRequest) -> QuerySet[Hop]:
    """The legs as they stand, in the order of their days."""
    return _all(assistance_request).filter(correction=None, took_place=True)


def corrected_of(assistance_request: AssistanceRequest) -> QuerySet[Hop]:
    """Entries that a later one corrects."""
    return _all(assistance_request).filter(correction__isnull=False).select_related("correction__user")


def _all(assistance_request: AssistanceRequest) -> QuerySet[Hop]:
    return Hop.objects.filter(letter__assistance_request=assistance_request).select_related("letter", "user")


def before_the_last(assistance_request: AssistanceRequest, leg: Leg) -> str:
    """A warning where the leg's day lies before that of the last one; "" where it does not."""
    last = hops_of(assistance_request).last()
    if last and leg.took_place and leg.on < last.on:
        return f"Its day lies before that of the last leg ({last.on:%-d %B %Y}). Correct it if that is not so."
    return ""


def record(
    assistance_request: AssistanceRequest,
    leg: Leg,
    *,
    user: User,
    at: datetime,
    receipt: FitFile | None = None,
    corrects: Hop | None = None,
) -> Hop:
    """Record a leg of the letter that stands, or correct one. A correction without a receipt keeps the one there is.

    Raises HopRefused; then nothing was changed.
    """
    letter = corrects.letter if corrects else letters.standing(assistance_request)
    if letter and leg.carried == Carried.DIGITAL:
        letters.pdf(letter, at=at)  # drawn before anything is locked
    hop = _as_told(letter, leg, receipt, corrects)
    with stored([hop] if receipt else []), transaction.atomic():
        locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=assistance_request.pk)
        if not policies.may_send(locked, user):
            raise HopRefused([policies.sentence(policies.may_send)])
        reasons = [*_not_now(locked, letter, corrects)]
        if letter and not reasons:
            issued_on = content.frozen_letter(letter.content).issue.on
            reasons += [*leg.problems(today=timezone.localdate(at), issued_on=issued_on), *_not_there(letter, leg)]
        if reasons:
            raise HopRefused(reasons)
        hop.carried_sha256, hop.user, hop.at = _digests(letter, leg), user, at
        hop.save()
        history.record(
            assistance_request=locked,
            act=Entry.HOP_RECORDED,
            from_status=locked.status,
            user=user,
            at=at,
            details=_details(hop),
        )
    return hop


def _not_now(locked: AssistanceRequest, letter: IssuedLetter | None, corrects: Hop | None) -> Iterator[str]:
    if locked.status == Status.CLOSED:
        yield OVER
    elif letter is None or (letter.is_void and corrects is None):
        yield NO_LETTER
    elif corrects and Hop.objects.filter(corrects=corrects).exists():
        yield CORRECTED


def _not_there(letter: IssuedLetter, leg: Leg) -> Iterator[str]:
    if leg.carried == Carried.ORIGINAL and letters.signed_original(letter) is None:
        yield NO_ORIGINAL
    if leg.carried == Carried.SEALED and not hasattr(letter, "sealed_annex"):
        yield NO_KEY


def _as_told(letter: IssuedLetter | None, leg: Leg, receipt: FitFile | None, corrects: Hop | None) -> Hop:
    """A row that is not saved yet."""
    told = {name: getattr(leg, name) for name in Leg.__slots__}
    kept = {name: getattr(corrects, name) for name in ("file", "filename", "size", "sha256")} if corrects else {}
    return Hop(letter=letter, corrects=corrects, **told, **(receipt.columns if receipt else kept))


def _digests(letter: IssuedLetter, leg: Leg) -> list[str]:
    """Of what went, as it is kept here."""
    if leg.carried == Carried.DIGITAL:
        return [letter.drawn.sha256]
    if leg.carried == Carried.ORIGINAL:
        return [each.sha256 for each in letters.signed_original(letter).files.all()]
    return []


def _details(hop: Hop) -> dict:
    return {
        "hop": hop.pk,
        "version": hop.letter.version,
        "from": hop.sender,
        "to": hop.receiver,
        "by": hop.by,
        "carried": hop.carried,
        "sha256": hop.carried_sha256,
        "on": hop.on.isoformat(),
        "number": hop.number,
        "person": hop.person,
        "note": hop.note,
        "receipt": hop.sha256,
        "corrects": hop.corrects_id,
        "took_place": hop.took_place,
    }
