"""What a column may hold: readers of one value each. They raise ValueError in words that end "column X: ..."."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from treaties.choices import Confidence
from treaties.importing.states import all_states
from treaties.registry import MARKED

Reader = Callable[[str], Any]

# Fields of a row whose own confidence the data tells.
MARKED_FIELDS = {*MARKED, "scope", "citation"}
RECALLED = re.compile(r"\s*recalled_fields:\s*(?P<fields>[^.]*)(?:\.\s*|$)")


def text(longest: int) -> Reader:
    """A text of at most so many letters, may be empty."""

    def read(value: str) -> str:
        if len(value) > longest:
            raise ValueError(f"is {len(value)} letters long; {longest} are possible")
        return value

    return read


def required(reader: Reader) -> Reader:
    def read(value: str) -> Any:
        if not value:
            raise ValueError("is empty")
        return reader(value)

    return read


def one_of(allowed: Iterable[str]) -> Reader:
    allowed = set(allowed)

    def read(value: str) -> str:
        if value not in allowed:
            raise ValueError(f"{value!r} is none of: {', '.join(sorted(allowed))}")
        return value

    return required(read)


def day(value: str) -> date | None:
    """A full date or nothing; other ISO 8601 spellings are refused, so that a day is always found by its text."""
    if not value:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is no date; write YYYY-MM-DD or leave it empty") from None


def as_of(value: str) -> str:
    """A year, a month or a day, as text; empty where not known."""
    if value and not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        raise ValueError(f"{value!r} is no year, month or day; write YYYY, YYYY-MM or YYYY-MM-DD")
    if value:
        day(value + "0000-01-01"[len(value) :])
    return value


def whole_number(value: str) -> int:
    if not re.fullmatch(r"\d{1,4}", value):
        raise ValueError(f"{value!r} is no whole number from 0 to 9999")
    return int(value)


def link(value: str) -> str:
    if value and not re.fullmatch(r"https?://[^\s/]+\S*", value):
        raise ValueError(f"{value!r} is no web address; it starts with http:// or https:// and has no spaces")
    return text(1000)(value)


def state(value: str) -> str:
    if value not in all_states():
        raise ValueError(f"{value!r} is no ISO 3166-1 alpha-2 code, EU or XK")
    return value


def counterpart(value: str) -> str:
    """A State, a regional body whose convention the registry has, or "-" for none."""
    return value if value in {"-", "SAARC"} else state(value)


def verified(value: str) -> bool:
    """The data says `recalled` for what the registry calls unverified."""
    return one_of([Confidence.VERIFIED.value, "recalled"])(value) == Confidence.VERIFIED


def field_names(value: str) -> frozenset[str]:
    """Names split by ";". "signed_on(day)" is signed_on: a day of which a part is recalled is recalled."""
    names = {name.strip().partition("(")[0] for name in value.split(";")} - {""}
    if unknown := names - MARKED_FIELDS:
        raise ValueError(f"names {', '.join(sorted(unknown))}, which is none of: {', '.join(sorted(MARKED_FIELDS))}")
    return frozenset(names)


@dataclass(frozen=True)
class Remark:
    """A note without its `recalled_fields:` mark, and the fields that the mark named."""

    words: str
    recalled: frozenset[str]


def remark(value: str) -> Remark:
    mark = RECALLED.search(value)
    if not mark:
        return Remark(value, frozenset())
    before, after = value[: mark.start()].rstrip(" ;."), value[mark.end() :]
    return Remark(". ".join(filter(None, [before, after])), field_names(mark["fields"]))
