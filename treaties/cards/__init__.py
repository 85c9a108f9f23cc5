"""What is known of asking one State for one measure, gathered on a card. Pure: reads a snapshot, no database.

What a card does not find is not known to the registry; that is never told as a "no".
"""

from treaties.cards.authorities import DESIGNATED_UNDER, in_order, receiving, why_first
from treaties.cards.card import Card, card, cards
from treaties.cards.demands import Demands, demands
from treaties.cards.languages import declared_codes
from treaties.cards.shapes import Deadline, FastWay, Known, Languages, Receiver, Receiving, Requirement, Told

__all__ = [
    "DESIGNATED_UNDER",
    "Card",
    "Deadline",
    "Demands",
    "FastWay",
    "Known",
    "Languages",
    "Receiver",
    "Receiving",
    "Requirement",
    "Told",
    "card",
    "cards",
    "declared_codes",
    "demands",
    "in_order",
    "receiving",
    "why_first",
]
