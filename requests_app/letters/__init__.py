"""Issued letters: frozen at approval, drawn once, fetched.

`sealed` are the annexes with the names of protected people, `follow_ups` the letters that follow; `drawing` draws each
once, `verifying` knows each again.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from requests_app import content as letter_content
from requests_app.acts import Approve
from requests_app.choices import LetterKind
from requests_app.documents.letter import draw
from requests_app.letters import sealed
from requests_app.letters.drawing import drawn_once
from requests_app.models import (
    DrawnLetter,
    IssuedLetter,
    RequestEvent,
    SignedOriginal,
    VoidedLetter,
)

# Without the letters and digits that are mistaken for one another on paper.
CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def freeze(
    content: letter_content.LetterContent,
    *,
    event: RequestEvent,
    approval: Approve,
    on: date,
    key: Sequence[letter_content.KeyEntry] = (),
) -> IssuedLetter:
    """Freeze the approved content, as it is sent, with its day and signatory. `event`: the act that made it final.
    `key`: whose pseudonyms it prints, frozen beside it as its sealed annex.
    """
    issue = letter_content.Issue(
        on=on,
        signatory_name=approval.signatory_name,
        signatory_title=approval.signatory_title,
        code=(code := new_code()),
        receipt_page=receipt_page(code),
    )
    frozen = letter_content.to_json(letter_content.FrozenLetter(content=content.as_sent, issue=issue))
    letter = IssuedLetter.objects.create(
        assistance_request=event.assistance_request,
        event=event,
        kind=kind(content),
        version=event.version,
        code=issue.code,
        content=frozen,
        digest=letter_content.digest(content),
        sha256=hashlib.sha256(frozen.encode()).hexdigest(),
    )
    if key:
        sealed.freeze(letter, key, code=new_code())
    return letter


def kind(content: letter_content.LetterContent) -> LetterKind:
    return LetterKind.PRESERVATION_REQUEST if content.preservation else LetterKind.LETTER_OF_REQUEST


def void(letter: IssuedLetter, *, event: RequestEvent) -> VoidedLetter:
    return VoidedLetter.objects.create(letter=letter, event=event)


def standing(assistance_request) -> IssuedLetter | None:
    """The letter that stands for the present version: issued and not void."""
    return assistance_request.letters.filter(version=assistance_request.letter_version, voiding__isnull=True).last()


def signed_original(letter: IssuedLetter | None) -> SignedOriginal | None:
    """The newest scan of the signed letter, with its files; None where none was filed."""
    return letter.originals.prefetch_related("files").last() if letter else None


def receipt_page(code: str) -> str:
    """Where the authority that receives the letter with this code confirms receipt; "" where there is no such page."""
    return settings.RECEIPT_SITE and settings.RECEIPT_SITE + reverse("requests_app:receipt", args=[code])


def pdf(letter: IssuedLetter, *, at: datetime) -> bytes:
    """The letter's PDF: drawn the first time it is asked for, the same bytes from then on."""
    return bytes(drawn(letter, at=at).pdf)


def drawn(letter: IssuedLetter, *, at: datetime) -> DrawnLetter:
    """The letter's PDF with its digest."""
    return drawn_once(DrawnLetter, lambda: draw(letter_content.frozen_letter(letter.content)), letter=letter, at=at)


def new_code() -> str:
    """By which a letter, or its sealed annex, is known: 60 bits."""
    groups = ("".join(secrets.choice(CODE_LETTERS) for _ in range(4)) for _ in range(3))
    return "-".join(groups)
