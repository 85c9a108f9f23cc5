"""What differs between two states of the registry and of its law files: row by row, and in sentences for people.

The one place of these sentences: editions, proposals, imports and the API show them.
"""

from treaties.difference.law import told_of_law
from treaties.difference.names import Names, title
from treaties.difference.rows import BY_NAME, Content, RowChange, between
from treaties.difference.sentences import PROPOSED, PUBLISHED, Told, told
from treaties.difference.values import label, shown

__all__ = [
    "BY_NAME",
    "PROPOSED",
    "PUBLISHED",
    "Content",
    "Names",
    "RowChange",
    "Told",
    "between",
    "label",
    "shown",
    "title",
    "told",
    "told_of_law",
]
