"""PDFs that are drawn once from what was frozen, and known again by their bytes."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from requests_app.models import DrawnFollowUp, DrawnLetter, DrawnSealedAnnex

Drawn = TypeVar("Drawn", DrawnLetter, DrawnFollowUp, DrawnSealedAnnex)


def drawn_once(model: type[Drawn], draw: Callable[[], bytes], *, at: datetime, **of) -> Drawn:
    """Drawn the first time it is asked for, the same bytes from then on. `of`: whose PDF it is, by field."""
    kept = model.objects.filter(**of).first()
    if kept is None:
        data = draw()
        told = {"pdf": data, "sha256": hashlib.sha256(data).hexdigest(), "drawn_at": at}
        kept, _ = model.objects.get_or_create(**of, defaults=told)
    return kept


def known(model: type[Drawn], data: bytes, *joined: str) -> Drawn | None:
    """The PDF that was drawn here with exactly these bytes."""
    drawn = model.objects.filter(sha256=hashlib.sha256(data).hexdigest()).select_related(*joined).first()
    return drawn if drawn and bytes(drawn.pdf) == data else None
