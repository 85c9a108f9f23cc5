"""What differs between two contents of a letter: by section, by passage, word by word. Pure.

`sections` tells which sections differ, `tellers` tell each field in words, `passages` names everything a letter says,
`words` compares two texts, and `changes` puts these together.
"""

from requests_app.comparison.changes import Change, changes, in_words
from requests_app.comparison.passages import Passage, passages
from requests_app.comparison.sections import FIELDS, by_section, changed, fingerprints
from requests_app.comparison.tellers import OFFENCE
from requests_app.comparison.words import Line, Piece, compared

__all__ = [
    "FIELDS",
    "OFFENCE",
    "Change",
    "Line",
    "Passage",
    "Piece",
    "by_section",
    "changed",
    "changes",
    "compared",
    "fingerprints",
    "in_words",
    "passages",
]
