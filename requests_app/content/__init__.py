"""The content of a letter as frozen dataclasses: what the reviewer sees, the digest covers and the PDF is drawn from.

No database here. A part added later has a default, so that a letter frozen before it is still read.
"""

from requests_app.content.basis import DualCriminality, Fact, LegalBasis, StateName
from requests_app.content.canonical import (
    canonical_json,
    converter,
    digest,
    digest_of,
    frozen_follow_up,
    frozen_letter,
    sealed_key,
    to_json,
)
from requests_app.content.follow_up import Answered, Follows, FollowUpContent, FrozenFollowUp
from requests_app.content.letter import FrozenLetter, Issue, LetterContent
from requests_app.content.offences import Element, Offence, PenaltyTest
from requests_app.content.parts import (
    Addressee,
    Annex,
    Asker,
    Clause,
    CompetentAuthority,
    Ground,
    ListedIdentifier,
    Measure,
    Office,
    ParticularAnswer,
    Person,
    Proceeding,
    Statement,
)
from requests_app.content.preservation import Extended, KeptFor, Preservation
from requests_app.content.protection import KeyEntry, Protected, SealedEntry, SealedKey

__all__ = [
    "Addressee",
    "Annex",
    "Answered",
    "Asker",
    "Clause",
    "CompetentAuthority",
    "DualCriminality",
    "Element",
    "Extended",
    "Fact",
    "FollowUpContent",
    "Follows",
    "FrozenFollowUp",
    "FrozenLetter",
    "Ground",
    "Issue",
    "KeptFor",
    "KeyEntry",
    "LegalBasis",
    "LetterContent",
    "ListedIdentifier",
    "Measure",
    "Offence",
    "Office",
    "ParticularAnswer",
    "PenaltyTest",
    "Person",
    "Preservation",
    "Proceeding",
    "Protected",
    "SealedEntry",
    "SealedKey",
    "StateName",
    "Statement",
    "canonical_json",
    "converter",
    "digest",
    "digest_of",
    "frozen_follow_up",
    "frozen_letter",
    "sealed_key",
    "to_json",
]
