"""Changing the registry with four eyes: an editor proposes, another one decides, an edition publishes.

Nothing is written to the registry's tables before `publish`: they always hold what the current edition says.
"""

from treaties.editing.evidence import all_or_nothing, keep, kept
from treaties.editing.proposing import ChangeRefused, accept, propose, send_back, withdraw
from treaties.editing.publishing import publish, publish_at_once
from treaties.editing.suggesting import answer, suggest

__all__ = [
    "ChangeRefused",
    "accept",
    "all_or_nothing",
    "answer",
    "keep",
    "kept",
    "propose",
    "publish",
    "publish_at_once",
    "send_back",
    "suggest",
    "withdraw",
]
