"""Telling open requests that a new edition moved what they rest on, and taking the flag off again."""

import logging
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from jobs.kinds import Report
from requests_app import history
from requests_app.assemble.offences import counterpart
from requests_app.choices import Entry, Status
from requests_app.drafting.moved import Charged, Receiver, moved_because
from requests_app.models import AssistanceRequest, ComparedBasis, MovedBasis, Offence
from treaties.editions import registry_of
from treaties.models import Edition, EditionContent
from treaties.registry import Registry
from treaties.selectors import registry_in

logger = logging.getLogger(__name__)

# What is over does not rest on anything any more.
OVER = (Status.EXECUTED, Status.REFUSED, Status.WITHDRAWN, Status.CLOSED)


def flag_moved(*, at: datetime, report: Report = lambda *step: None) -> list[AssistanceRequest]:
    """Compare every open request with the edition its channel was chosen under; flag and tell those that moved.
    `report` is told how many of them are compared.

    Only those that were not yet compared with the current edition, so that it can be done again after a fault. What
    cannot be read or compared is logged, is left for the next time, and the others are compared all the same.
    """
    edition = Edition.objects.first()
    if edition is None:
        return []
    waiting = not_compared_with(edition)
    flagged, done, number = [], 0, waiting.count()
    for pinned in list(Edition.objects.filter(pk__in=waiting.values("edition"))):
        report(done, number, f"Comparing with edition {edition.number} what was chosen under {pinned.number}.")
        of_this = waiting.filter(edition=pinned)
        done += of_this.count()
        flagged += _compare(of_this, pinned, edition, at=at)
    return flagged


def not_compared_with(edition: Edition) -> QuerySet[AssistanceRequest]:
    """Open requests that rest on an older one."""
    resting = AssistanceRequest.objects.exclude(status__in=OVER).exclude(channel="")
    return resting.filter(edition__number__lt=edition.number).exclude(compared_basis__edition=edition)


def _compare(
    waiting: QuerySet[AssistanceRequest], pinned: Edition, edition: Edition, *, at: datetime
) -> list[AssistanceRequest]:
    """Those of one edition with the current one."""
    flagged = []
    try:
        before, now = registry_of(pinned), registry_in(edition.number)
    except EditionContent.DoesNotExist:  # published before editions were kept whole: nothing to compare with
        logger.warning("Edition %s is not kept: the requests under it were not compared.", pinned.number)
        before = now = None
    except Exception:
        logger.exception("Edition %s cannot be read: the requests under it were not compared.", pinned.number)
        return []
    for assistance_request in waiting.select_related("addressee").prefetch_related(
        "measures", "offences__counterparts"
    ):
        try:
            because = _because(assistance_request, before, now) if before else []
            flagged += _note(assistance_request, edition, because, at=at)
        except Exception:
            logger.exception("Request %s was not compared with edition %s.", assistance_request.pk, edition.number)
    return flagged


def _because(assistance_request: AssistanceRequest, before: Registry, now: Registry) -> list[str]:
    return moved_because(
        pair=(assistance_request.requesting_state_id, assistance_request.requested_state_id),
        channels=[assistance_request.channel, *assistance_request.supporting],
        measures=[measure.assistance_type for measure in assistance_request.measures.all()],
        offences=[_charged(each, assistance_request.requested_state_id) for each in assistance_request.offences.all()],
        on=assistance_request.basis_on,
        before=before,
        now=now,
        addressee=_addressee(assistance_request),
    )


def _charged(row: Offence, requested_state: str) -> Charged:
    theirs = counterpart(row, requested_state)
    return Charged(row.title, row.catalogue_key, row.provision, theirs.provision)


def _addressee(assistance_request: AssistanceRequest) -> Receiver | None:
    chosen, typed = assistance_request.addressee, assistance_request.addressee_name
    if chosen:
        return chosen.role, chosen.name, chosen.organisation
    return ("", typed, "") if typed else None


@transaction.atomic
def _note(
    assistance_request: AssistanceRequest, edition: Edition, because: list[str], *, at: datetime
) -> list[AssistanceRequest]:
    """That it was compared, and what moved. Nobody is told the same twice: an edition that moved nothing more leaves
    the flag as it is."""
    locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=assistance_request.pk)
    if locked.edition_id != assistance_request.edition_id:
        return []
    ComparedBasis.objects.update_or_create(assistance_request=locked, defaults={"edition": edition})
    known = MovedBasis.objects.filter(assistance_request=locked).first()
    if not because or (known and known.because == because):
        return []
    MovedBasis.objects.update_or_create(assistance_request=locked, defaults={"edition": edition, "because": because})
    history.record(
        assistance_request=locked,
        act=Entry.BASIS_MOVED,
        from_status=locked.status,
        user=edition.published_by or locked.assigned_to,  # published by no person: the row names whom it concerns
        at=at,
        details={"edition": edition.number, "because": because},
    )
    return [locked]


def unflag(locked: AssistanceRequest) -> None:
    """Inside `editing`: its channel was chosen again, under the current edition."""
    MovedBasis.objects.filter(assistance_request=locked).delete()
