"""The channel rule: which instruments bind two States on a day, which is best, and why. Pure: no database.

`resolve` explains one pair; `all_pairs` gives the usable codes of every ordered pair. Both share `standing` (who is
bound when) and `ranking` (what comes first).
"""

from treaties.channels.answer import Answer, Channel, Coverage, FactUsed
from treaties.channels.bulk import all_pairs, usable_on
from treaties.channels.question import (
    ChannelQuestionError,
    NotARequestingState,
    SameState,
    UnknownMeasure,
    UnknownOffence,
    UnknownState,
)
from treaties.channels.resolve import resolve
from treaties.channels.serialise import as_json

__all__ = [
    "Answer",
    "Channel",
    "ChannelQuestionError",
    "Coverage",
    "FactUsed",
    "NotARequestingState",
    "SameState",
    "UnknownMeasure",
    "UnknownOffence",
    "UnknownState",
    "all_pairs",
    "as_json",
    "resolve",
    "usable_on",
]
