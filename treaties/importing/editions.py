"""Editions: the registry as it stands and the law files that belong to it, under one digest."""

import hashlib
from datetime import datetime

from treaties.models import Edition
from treaties.snapshot import KINDS, Links, canonical, read


def publish_if_changed(law_sha256: str, *, at: datetime, by=None) -> tuple[Edition, bool]:
    """The edition of what the database holds, and whether it had to be published for that.

    Call inside a transaction: two that publish at once get one number each, or one of them fails whole.
    """
    current = Edition.objects.select_for_update().order_by("-number").first()
    sha256, counts = _dump(law_sha256)
    if current and current.sha256 == sha256:
        return current, False
    return Edition.objects.create(
        number=current.number + 1 if current else 1,
        published_at=at,
        published_by=by,
        sha256=sha256,
        law_sha256=law_sha256,
        counts=counts,
    ), True


def _dump(law_sha256: str) -> tuple[str, dict[str, int]]:
    """SHA-256 over every fact as a line of canonical JSON, sorted, and over the law files; and how many of each."""
    links, counts = Links(), {}
    sha256 = hashlib.sha256(f"law {law_sha256}\n".encode())
    for kind in KINDS:
        lines = sorted(canonical(record) for _, record in read(kind, links))
        counts[kind.name] = len(lines)
        sha256.update("".join(f"{kind.name} {line}\n" for line in lines).encode())
    return sha256.hexdigest(), counts
