"""An edition -> a signed file. The same edition and key give the same bytes."""

import io
import zipfile

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from treaties.editions import kept
from treaties.models import Edition
from treaties.packs.layout import FACTS, LAW, MANIFEST, SIGNATURE, Manifest

SAME_DAY = (1980, 1, 1, 0, 0, 0)  # the zip's own clock says nothing


def pack(edition: Edition, key: Ed25519PrivateKey) -> bytes:
    """Raises EditionAltered, and EditionContent.DoesNotExist for one published before editions were kept whole."""
    facts, law_files = kept(edition)
    manifest = Manifest(
        number=edition.number,
        published_at=edition.published_at.isoformat(),
        notes=edition.notes,
        counts=edition.counts,
        sha256=edition.sha256,
        law_sha256=edition.law_sha256,
        facts_size=len(facts),
        law_size=len(law_files),
    ).to_bytes()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as members:
        for name, content in (
            (MANIFEST, manifest),
            (SIGNATURE, key.sign(manifest)),
            (FACTS, facts),
            (LAW, law_files),
        ):
            member = zipfile.ZipInfo(name, SAME_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            members.writestr(member, content)
    return file.getvalue()
