"""Pseudonyms: what stands in a letter for the names of protected people, and the sealed key that tells whose they are.

`masked` puts the pseudonym wherever a whole name, in any usual order, or the number of an identity document stands;
`near` finds what may name somebody all the same: a part of the name, inflected too. Pure.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import permutations
from typing import TypeVar

from requests_app.content.basis import StateName
from requests_app.content.parts import Person

T = TypeVar("T")

LONGEST_ENDING = 3  # letters that an inflected name may have more
SHORTEST_PART = 3
PARTICLES = frozenset(
    (
        "abd",
        "abu",
        "al",
        "and",
        "bibi",
        "bin",
        "bint",
        "das",
        "de",
        "del",
        "der",
        "des",
        "dos",
        "ibn",
        "the",
        "und",
        "van",
        "von",
    )
)
# A name may not begin or end inside a word, an e-mail address, a path: those identify what is asked for.
BEFORE, AFTER = r"(?<![\w@])(?<![\w][.\-/])", r"(?![\w@]|[.\-/]\w)"
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"(?=\S*\d)[\w\-/]{5,}")
ENDING = re.compile(r"(?:\.\w{1,5})?$")  # of the name of a file
# Codes and digests, what is looked for by its exact form, and what is no word of the officer's.
AS_THEY_STAND = frozenset(
    (
        *(
            "key",
            "field",
            "kind",
            "confirmed",
            "sha256",
            "catalogue_key",
            "position",
            "identifier",
            "language",
            "period",
        ),
        *("reference", "linked_reference", "requesting_state", "requested_state", "office", "competent_authority"),
        *("addressee", "basis", "supporting", "dual_criminality", "overlays", "accepted_languages", "preservation"),
        "asked_by",
        *("urgency", "confidentiality", "sealed"),
    )
)


@dataclass(frozen=True, slots=True)
class Protected:
    """A person whose name no letter may print. `exposed`: places beside the letter's text where it stands."""

    pseudonym: str
    names: tuple[str, ...]
    numbers: tuple[str, ...] = ()  # of identity documents
    exposed: tuple[str, ...] = ()
    told_in: tuple[int, ...] = ()  # paragraphs of the facts where a whole name is typed
    accounts: tuple[str, ...] = ()  # by these an old text may tell somebody whose name was spelt otherwise


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """What the letter's content keeps of a line of the key: a digest, so that an approval covers the key too."""

    pseudonym: str
    digest: str


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A line of the key: the pseudonym, and the person as the letter would have told them."""

    pseudonym: str
    person: Person


@dataclass(frozen=True, slots=True)
class SealedKey:
    """The sealed annex of a letter. `code`: its own; `letter_code`: that of the letter it belongs to."""

    reference: str
    version: int
    is_exercise: bool
    requesting_state: StateName
    requested_state: StateName
    office: str
    addressee: str
    language: str
    letter_code: str
    code: str
    on: date
    entries: tuple[KeyEntry, ...]


def numbers_in(text: str) -> tuple[str, ...]:
    """What of an identity document's words is a number: five letters or more with a digit among them."""
    return tuple(NUMBER.findall(text))


def names_in(name: str, other_names: str) -> tuple[str, ...]:
    """The name and each of the others, which stand in a list."""
    others = re.split(r"[,;/\n]|\balias\b|\baka\b", other_names)
    return tuple(filter(None, (" ".join(each.strip(" \"“”'").split()) for each in (name, *others))))


def masked(value: T, people: Sequence[Protected]) -> T:
    """Any part of a letter, with pseudonyms for names."""
    return _masked(value, people) if people else value


def _masked(value, people: Sequence[Protected]):
    if isinstance(value, str):
        return in_text(value, people)
    if isinstance(value, tuple):
        return tuple(_masked(each, people) for each in value)
    if is_dataclass(value):
        told = {
            each.name: _masked(getattr(value, each.name), people)
            for each in fields(value)
            if each.name not in AS_THEY_STAND
        }
        return replace(value, **told)
    return value


def in_text(text: str, people: Sequence[Protected]) -> str:
    for person in people:
        if pattern := _whole(person.names, person.numbers):
            composed = text if text.isascii() else unicodedata.normalize("NFC", text)
            if pattern.search(composed):
                text = pattern.sub(person.pseudonym, composed)
    return text


def stands_in(name: str, person: Protected) -> bool:
    """Whether a title or the name of a file names somebody, however its words are joined."""
    letters = "".join(WORD.findall(_folded(name)))
    return in_text(name, [person]) != name or any(
        "".join(order) in letters for whole in person.names if len(whole) > SHORTEST_PART for order in _orders(whole)
    )


def in_name(name: str, people: Sequence[Protected]) -> str:
    """The name of a file or the title of a case: the pseudonym alone where the name stands in it, joined or not."""
    told = in_text(name, people)
    for person in people:
        if stands_in(told, person):
            return f"{person.pseudonym}{ENDING.search(name)[0]}"
    return told


def withheld(told: Person, people: Sequence[Protected]) -> Person:
    """Of a person as a text told them before they were protected, nothing but the pseudonym; others as they are."""
    known = "\n".join(value for _, value in told.details)
    for person in people:
        is_known = any(each in known for each in (*person.numbers, *person.accounts))
        if is_known or in_name(told.name, [person]) != told.name:
            return Person(role=told.role, name=person.pseudonym, details=())
    return told


def near(text: str, person: Protected) -> Iterator[str]:
    """Words of a text that may name somebody: a part of the name, as it is or with an ending; each once."""
    parts = {part for name in person.names for part in _parts(name)} - set(_parts(person.pseudonym))
    found = {}
    for word in WORD.findall(text if text.isascii() else unicodedata.normalize("NFC", text)):
        folded = _folded(word)
        if word[0].islower() or not parts:  # a name is written with a capital, where the script has them
            continue
        if any(folded == part or _is_inflected(folded, part) for part in parts):
            found[word] = None
    yield from found


def put(text: str, word: str, pseudonym: str) -> str:
    """A text with the pseudonym in the place of a word."""
    return re.sub(rf"{BEFORE}{re.escape(word)}{AFTER}", lambda _: pseudonym, unicodedata.normalize("NFC", text))


def _is_inflected(word: str, part: str) -> bool:
    return len(part) > SHORTEST_PART and word.startswith(part) and len(word) - len(part) <= LONGEST_ENDING


def _parts(name: str) -> Iterable[str]:
    words = WORD.findall(_folded(name))
    return [word for word in words if len(word) >= SHORTEST_PART and word not in PARTICLES]


@lru_cache(maxsize=2000)
def _whole(names: tuple[str, ...], numbers: tuple[str, ...]) -> re.Pattern | None:
    """A name in its own order, with the last name first, and its first and last alone; the longest first."""
    forms = sorted({form for name in names for form in _forms(name)} | set(map(re.escape, numbers)), key=len)
    return re.compile("|".join(f"{BEFORE}{form}{AFTER}" for form in reversed(forms))) if forms else None


def _forms(name: str) -> Iterator[str]:
    words = unicodedata.normalize("NFC", name).split()
    if len(words) == 1:  # as it is written, or in capitals: “Rose” is a name and “rose” is a flower
        yield from map(re.escape, {words[0], words[0].upper(), words[0].title()})
        return
    for order in _orders_of(words):
        yield "(?i:" + r"[\s,]+".join(re.escape(word.strip(",")) for word in order) + ")"


def _orders_of(words: list[str]) -> set[tuple[str, ...]]:
    orders = set(permutations(words)) if len(words) <= 3 else {tuple(words), (words[-1], *words[:-1])}
    return orders | {(words[0], words[-1]), (words[-1], words[0])}


def _orders(name: str) -> set[tuple[str, ...]]:
    return _orders_of(WORD.findall(_folded(name)) or [name])


@lru_cache(maxsize=50_000)
def _folded(text: str) -> str:
    """Lower case, without marks on letters."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return apart if apart.isascii() else "".join(each for each in apart if not unicodedata.combining(each))
