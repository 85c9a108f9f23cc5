"""The words by which a request is found. Pure.

A document is its words in plain letters, each once, with a space around each; what somebody looks for is cut in the
same way, so that both databases find the same (docs/decisions/0034).
"""

import re
import unicodedata
from collections.abc import Iterable

from requests_app.content import Protected, protection

LONGEST = 60  # letters of a word: by so many any two differ
MOST = 20_000  # different words of a document
MOST_ASKED = 12  # words that somebody looks for
WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """In small letters without their marks, in order: "Décret n° 12/A" -> decret, n, 12, a."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    return [each[:LONGEST] for each in WORD.findall(plain)]


def asked(text: str) -> list[str]:
    """What somebody looks for: each word once."""
    return list(dict.fromkeys(words(text)))[:MOST_ASKED]


def document(texts: Iterable[str], people: Iterable[Protected] = ()) -> str:
    """Of all texts. Neither a name of these people nor a part of one stands in it, whoever looks."""
    hidden = {part for each in people for name in each.names for part in words(name)} - protection.PARTICLES
    found = dict.fromkeys(word for text in texts for word in words(text) if word not in hidden)
    kept = list(found)[:MOST]
    return f" {' '.join(kept)} " if kept else ""
