"""Letters that follow one that was sent: frozen when they are issued, drawn once, known again."""

import hashlib
from datetime import datetime

from requests_app import content as letter_content
from requests_app.content import FrozenFollowUp
from requests_app.documents.follow_up import draw
from requests_app.letters.drawing import drawn_once, known
from requests_app.models import DrawnFollowUp, FollowUpDraft, FollowUpLetter, RequestEvent


def freeze(draft: FollowUpDraft, frozen_content: FrozenFollowUp, *, event: RequestEvent) -> FollowUpLetter:
    """In the transaction of the history row `event`, which issues it."""
    frozen = letter_content.to_json(frozen_content)
    return FollowUpLetter.objects.create(
        assistance_request=event.assistance_request,
        letter=draft.letter,
        draft=draft,
        event=event,
        kind=draft.kind,
        code=frozen_content.issue.code,
        content=frozen,
        digest=letter_content.digest_of(frozen_content.content),
        sha256=hashlib.sha256(frozen.encode()).hexdigest(),
    )


def read(letter: FollowUpLetter) -> FrozenFollowUp:
    """As it was frozen."""
    return letter_content.frozen_follow_up(letter.content)


def pdf(letter: FollowUpLetter, *, at: datetime) -> bytes:
    """Drawn the first time it is asked for, the same bytes from then on."""
    return bytes(drawn_once(DrawnFollowUp, lambda: draw(read(letter)), letter=letter, at=at).pdf)


def issued(data: bytes) -> FollowUpLetter | None:
    """The letter of which these bytes are the PDF."""
    drawn = known(DrawnFollowUp, data, "letter__assistance_request")
    return drawn.letter if drawn else None


def of_code(code: str | None) -> FollowUpLetter | None:
    return FollowUpLetter.objects.filter(code=code).select_related("assistance_request").first() if code else None


def genuine(letter: FollowUpLetter) -> str:
    void = " It was made void before it was sent." if letter.is_void else ""
    exercise = " It belongs to an exercise." if letter.assistance_request.is_exercise else ""
    return (
        f"Unaltered: {letter.get_kind_display().lower()}, {letter.assistance_request.reference}, code {letter.code}, "
        f"content digest {letter.digest}.{void}{exercise}"
    )


def altered(letter: FollowUpLetter) -> str:
    return (
        f"ALTERED. The file bears the code of a letter of {letter.assistance_request.reference} "
        f"({letter.get_kind_display().lower()}), but its bytes are not those that were issued. Do not rely on it."
    )
