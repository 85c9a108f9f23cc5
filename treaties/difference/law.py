"""What differs between the law files of two editions, in sentences: which rules of which instrument were added,
changed or removed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from treaties.channels.sentences import capital
from treaties.difference.law_words import CATALOGUES, FLAGS, PARTS, SAID
from treaties.difference.sentences import Told
from treaties.law import LawBook, PlainWords, cite

PLACEHOLDER = re.compile(r"\{\w+\}")  # where a title names what was found


def told_of_law(before: LawBook, after: LawBook) -> list[Told]:
    """Of each instrument, measure, offence and question whose rules differ, of penalties, broad asks, mistakes and what
    an investigator is asked."""
    titles = _Titles(before, after)
    found = [told for name in CATALOGUES for told in _of_catalogue(name, before, after, titles)]
    was, now = ({(each.instrument, each.article): each for each in book.thresholds} for book in (before, after))
    asks = [_by_name(book.narrower) for book in (before, after)]
    whole = {
        "Penalties that instruments ask for": tuple(_parts("threshold", was, now, titles)),
        "Asks that are too broad": tuple(_of_asks(*asks)),
        "Usual mistakes": tuple(_of_mistakes(before.field_mistakes, after.field_mistakes)),
        "Questions to an investigator": tuple(_of_plain(before.plain, after.plain, titles)),
    }
    return [*found, *(Told(title, sentences) for title, sentences in whole.items() if sentences)]


def _of_asks(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """The first rule that holds speaks, so the order of the rules is told too."""
    for key in [*now, *(key for key in was if key not in now)]:
        old, new = was.get(key), now.get(key)
        if old != new:
            verb = "added" if old is None else "removed" if new is None else "written anew"
            yield f"The rule “{PLACEHOLDER.sub('…', (new or old).title)}” was {verb}."
    if [key for key in was if key in now] != [key for key in now if key in was]:
        yield "The rules are tried in another order now."


def _of_mistakes(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for key in sorted(was.keys() | now.keys()):
        old, new = was.get(key, ""), now.get(key, "")
        if old != new:
            told = f"is told as “{new}” now" if new else "is no longer told"
            before = f"; before: “{old}”" if old and new else ""
            yield f"What goes wrong with “{key.replace('_', ' ')}” {told}{before}."


def _of_plain(was: PlainWords, now: PlainWords, titles: "_Titles") -> Iterator[str]:
    """Of the questions on the case and their order, and of how particulars are asked."""
    old, new = _by_name(was.questions), _by_name(now.questions)
    yield from _parts("question", old, new, titles)
    if [key for key in new if key in old] != [key for key in old if key in new]:
        yield "The questions are asked in another order now."
    yield from _parts("way of asking", _by_name(was.asks), _by_name(now.asks), titles)


def _of_catalogue(name: str, before: LawBook, after: LawBook, titles: "_Titles") -> Iterator[Told]:
    was, now = getattr(before, name), getattr(after, name)
    for key in sorted(was.keys() | now.keys()):
        old, new = was.get(key), now.get(key)
        if old != new:
            sentences = _compared(old, new, titles) if old and new else [_came_or_went(name, new)]
            yield Told(f"{CATALOGUES[name]}: {(new or old).title}", tuple(sentences))


def _came_or_went(name: str, new: Any | None) -> str:
    return f"{'Its rules are' if name == 'instruments' else 'It is'} {'new' if new else 'no longer kept'}."


class _Titles:
    """Keys of measures and codes of instruments as their titles."""

    def __init__(self, *books: LawBook):
        kept = [each for book in books for each in (book.instruments, book.assistance_types, book.offences)]
        self.known = {key: each.title for catalogue in kept for key, each in catalogue.items()} | {
            "all": "every measure"
        }

    def of(self, key: str) -> str:
        return self.known.get(key, key.replace("_", " "))


def _compared(old: Any, new: Any, titles: _Titles) -> Iterator[str]:
    """Of two dataclasses of the law files. The parts that have names of their own are told one by one."""
    for field in fields(new):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was == now:
            continue
        if field.name in PARTS:
            yield from _parts(PARTS[field.name], _by_name(was), _by_name(now), titles)
        else:
            yield f"{capital(_aspect(field.name, was, now, titles))}."


def _parts(noun: str, was: Mapping[Any, Any], now: Mapping[Any, Any], titles: _Titles) -> Iterator[str]:
    for key in [*now, *(key for key in was if key not in now)]:
        old, new = was.get(key), now.get(key)
        if old == new:
            continue
        what = f"The {noun} {_called(new or old, titles)}"
        if old is None or new is None:
            yield f"{what} was {'removed' if new is None else 'added'}."
        else:
            names = [field.name for field in fields(new)]
            aspects = [(name, getattr(old, name), getattr(new, name)) for name in names]
            told = "; ".join(_aspect(*each, titles) for each in aspects if each[1] != each[2])
            yield f"{what} was changed: {told}."


def _by_name(value: Any) -> dict[Any, Any]:
    """Parts by what tells one from another: items of a list, rules by themselves, provisions of several States."""
    if value is None:
        return {}
    if isinstance(value, Mapping):
        return {key: each for part in value.values() for key, each in _by_name(part).items()}
    if isinstance(value, tuple):
        return {key: each for part in value for key, each in _by_name(part).items()}
    return {_name(value): value}


def _name(part: Any) -> Any:
    if hasattr(part, "citation"):
        return part.state, part.citation
    return getattr(part, "key", "")


def _called(part: Any, titles: _Titles) -> str:
    """A part with the provision it rests on: "“Identity of the authority” (art. 18(15)(a))"."""
    article = cite(getattr(part, "article", "")) or getattr(part, "cited", "")
    name = (
        getattr(part, "title", "")
        or getattr(part, "ask", "")
        or titles.of(getattr(part, "key", "") or getattr(part, "instrument", ""))
    )
    return " ".join(filter(None, [f"“{name}”" if name else "", f"({article})" if article else ""]))


def _aspect(field: str, was: Any, now: Any, titles: _Titles) -> str:
    if field in FLAGS:
        return FLAGS[field][0 if now else 1]
    said = SAID.get(field) or f"its {field.replace('_', ' ')}"
    if not (_is_plain(was) and _is_plain(now)):
        return f"{said} was written anew"
    old, new = (_value(value, titles) for value in (was, now))
    if not new:
        return f"{said} was “{old}” and is no longer given"
    return f"{said} is “{new}” now; " + (f"it was “{old}”" if old else "none was given before")


def _is_plain(value: Any) -> bool:
    """Whether it can be quoted: a text, a number, a list or a mapping of such."""
    each = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else [value]
    return all(part is None or isinstance(part, str | int | float) for part in each)


def _value(value: Any, titles: _Titles) -> str:
    if isinstance(value, tuple):
        return ", ".join(titles.of(each) for each in value)
    if isinstance(value, Mapping):
        return "; ".join(f"{code} {article}" for code, article in value.items())
    return "" if value is None else str(value)
