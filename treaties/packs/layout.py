"""What stands in a pack: a zip of four files, of which the signature covers the manifest and that all the rest."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

FORMAT = "comity-registry-pack@1"
MANIFEST, SIGNATURE, FACTS, LAW = "manifest.json", "signature", "facts", "law"
MEMBERS = (MANIFEST, SIGNATURE, FACTS, LAW)

LARGEST_FILE = 16 * 1024**2  # bytes: some eighty times the registry of today
LARGEST_MANIFEST = 64 * 1024
LARGEST_MEMBER = 512 * 1024**2
SIGNATURE_LENGTH = 64


@dataclass(frozen=True)
class Manifest:
    """Which edition it is. The digests are those of `Edition`; the sizes are in bytes."""

    number: int
    published_at: str
    notes: str
    counts: dict[str, int]
    sha256: str
    law_sha256: str
    facts_size: int
    law_size: int
    format: str = FORMAT

    @property
    def day(self) -> datetime:
        return datetime.fromisoformat(self.published_at)

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), sort_keys=True, indent=1, ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Manifest":
        """Raises ValueError or TypeError for what is no manifest of this format."""
        told: dict[str, Any] = json.loads(content)
        manifest = cls(**told)
        datetime.fromisoformat(manifest.published_at)  # a ValueError where it is no day
        return manifest
