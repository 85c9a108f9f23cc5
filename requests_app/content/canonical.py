"""Content as canonical bytes: sorted keys, no spaces, so that equal content has an equal digest."""

import hashlib
import json

from cattrs.preconf.json import make_converter

from requests_app.content.follow_up import FrozenFollowUp
from requests_app.content.letter import FrozenLetter, LetterContent
from requests_app.content.protection import SealedKey

converter = make_converter()
converter.forbid_extra_keys = True


def to_json(value) -> str:
    """Canonical JSON: sorted keys, no spaces, text as it is (UTF-8)."""
    return canonical_json(converter.unstructure(value))


def digest_of(part) -> str:
    """SHA-256 of a part as canonical JSON, in hex."""
    return hashlib.sha256(to_json(part).encode()).hexdigest()


def canonical_json(data) -> str:
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sealed_key(text: str) -> SealedKey:
    """The sealed annex that `to_json` wrote."""
    return converter.structure(json.loads(text), SealedKey)


def frozen_letter(text: str) -> FrozenLetter:
    """The letter that `to_json` wrote."""
    return converter.structure(json.loads(text), FrozenLetter)


def frozen_follow_up(text: str) -> FrozenFollowUp:
    """The follow-up letter that `to_json` wrote."""
    return converter.structure(json.loads(text), FrozenFollowUp)


def digest(content: LetterContent) -> str:
    """SHA-256 of the canonical content, in hex: what approval approves."""
    return digest_of(content)
