"""Sealed annexes: the key to the pseudonyms of a letter, frozen with it, drawn once, given to few."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_app import content, history, policies
from requests_app.choices import Entry
from requests_app.content import KeyEntry, SealedKey
from requests_app.documents.sealed import draw
from requests_app.letters.drawing import drawn_once, known
from requests_app.models import AssistanceRequest, DrawnSealedAnnex, IssuedLetter, SealedAnnex


class NotForThem(Exception):
    """Somebody may not read the names of protected people; the message is a sentence for them."""


def freeze(letter: IssuedLetter, entries: Sequence[KeyEntry], *, code: str) -> SealedAnnex:
    """Freeze the key of a letter in the transaction that freezes the letter."""
    frozen = content.frozen_letter(letter.content)
    told, issue = frozen.content, frozen.issue
    key = content.to_json(
        SealedKey(
            reference=told.reference,
            version=told.version,
            is_exercise=told.is_exercise,
            requesting_state=told.requesting_state,
            requested_state=told.requested_state,
            office=told.office.name,
            addressee=told.addressee.name,
            language=told.language,
            letter_code=issue.code,
            code=code,
            on=issue.on,
            entries=tuple(entries),
        )
    )
    sha256 = hashlib.sha256(key.encode()).hexdigest()
    return SealedAnnex.objects.create(letter=letter, code=code, content=key, sha256=sha256)


def pdf(annex: SealedAnnex, *, at: datetime) -> bytes:
    """Drawn the first time it is asked for, the same bytes from then on."""
    drawn = drawn_once(DrawnSealedAnnex, lambda: draw(content.sealed_key(annex.content)), annex=annex, at=at)
    return bytes(drawn.pdf)


def hand_out(annex: SealedAnnex, *, user: User, at: datetime) -> bytes:
    """The PDF, to somebody who may read the names; that they opened it is in the history first. Raises NotForThem."""
    with transaction.atomic():
        locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=annex.letter.assistance_request_id)
        if not policies.may_read_names(locked, user):
            raise NotForThem(policies.sentence(policies.may_read_names))
        history.record(
            assistance_request=locked,
            act=Entry.SEALED_ANNEX_READ,
            from_status=locked.status,
            user=user,
            at=at,
            details={"version": annex.letter.version},
        )
    return pdf(annex, at=at)


def issued(data: bytes) -> SealedAnnex | None:
    """The annex of which these bytes are the PDF."""
    drawn = known(DrawnSealedAnnex, data, "annex")
    return drawn.annex if drawn else None
