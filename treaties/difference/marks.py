"""How a row is known, in sentences: what became verified, what no longer is, and where it was read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from treaties.channels.sentences import capital
from treaties.days import in_words
from treaties.difference.names import Names
from treaties.difference.rows import NOTHING, Content, RowChange
from treaties.difference.subjects import about, subject
from treaties.registry import MARKED

if TYPE_CHECKING:
    from treaties.difference.sentences import Verbs

MARKS = {"verified", "verified_fields", "computed_fields", "recalled_fields"}
FIELDS = MARKS | {"field_sources"}
READ, COMPUTED = "read in a source", "computed from another day"
RECALLED, UNMARKED = "only recalled", "not read in a source"


def changed(change: RowChange, names: Names, verbs: "Verbs") -> Iterator[str]:
    """Of a row before and after; nothing where its marks are the same."""
    if not FIELDS & set(change.fields):
        return
    marks = {name: tuple(mark(content, name) for content in (change.before, change.after)) for name in _marked(change)}
    gained = [name for name, (was, now) in marks.items() if not _is_known(was) and _is_known(now)]
    lost = [name for name, (was, now) in marks.items() if _is_known(was) and not _is_known(now)]
    if gained:
        yield f"{verbs.verified}: {_listed(change, gained, names)} ({_read_in(change.after, names, gained[0])})"
    if lost:
        yield f"{verbs.unverified}: {_listed(change, lost, names)}"
    for name, (was, now) in marks.items():
        if was != now and name not in {*gained, *lost}:
            yield f"{capital(subject(change, name, names))} {verbs.is_now.format(now)}; {verbs.it_said.format(was)}"
    for name in sorted({each[0] for content in (change.before, change.after) for each in _read_apart(content)}):
        now = _read_in(change.after, names, name)
        moved = _place(change.before, name) != _place(change.after, name)
        if name not in gained and change.after[name] not in NOTHING:
            yield f"{capital(subject(change, name, names))} {verbs.is_now.format(now) if moved else f'stays as {now}'}"
    if MARKS & set(change.fields) and not any(was != now for was, now in marks.values()):
        yield _as_a_whole(change, names, verbs)


def whole(change: RowChange, names: Names) -> Iterator[str]:
    """Of a row that comes or goes."""
    content = change.content
    if "verified" not in content:
        return
    yield ("Verified" if content["verified"] else "Not verified") + f": {_read_in(content, names)}"
    for name, _, _ in _read_apart(content):
        yield f"{capital(subject(change, name, names, pronoun=True))}: {_read_in(content, names, name)}"
    in_doubt = [name for name in _marked(change) if content["verified"] and not _is_known(mark(content, name))]
    if in_doubt:
        yield f"Not verified of it: {_listed(change, in_doubt, names, pronoun=True)}"


def mark(content: Content, name: str) -> str:
    """How a field of a row is known. Its own mark outweighs the row's."""
    if name in content.get("recalled_fields", ()):
        return RECALLED
    if name in content.get("computed_fields", ()):
        return COMPUTED
    return READ if content["verified"] or name in content.get("verified_fields", ()) else UNMARKED


def _is_known(mark: str) -> bool:
    return mark in {READ, COMPUTED}


def _marked(change: RowChange) -> list[str]:
    """What is marked by itself and says something; "" stands for a row that is marked as a whole."""
    if change.kind != "participations":
        return [""]
    return [name for name in MARKED if change.content[name] not in NOTHING]


def _listed(change: RowChange, fields: list[str], names: Names, *, pronoun: bool = False) -> str:
    """The first by its full name, unless that stands in a sentence before."""
    each = [
        subject(change, name, names, pronoun=pronoun or place > 0) if name else about(change, names)
        for place, name in enumerate(fields)
    ]
    *most, last = each
    return f"{', '.join(most)} and {last}" if most else last


def _as_a_whole(change: RowChange, names: Names, verbs: "Verbs") -> str:
    if change.before["verified"] != change.after["verified"]:
        word = verbs.verified if change.after["verified"] else verbs.unverified
        return f"{word}: {about(change, names)} as a whole ({_read_in(change.after, names)})"
    return f"How {about(change, names)} is known was noted anew; what is verified of it stays the same"


def _read_apart(content: Content) -> list[list[str]]:
    """Of fields that were read elsewhere than their row: name, link of the source, what it speaks of."""
    return content.get("field_sources", [])


def _read_in(content: Content, names: Names, field: str = "") -> str:
    """Where a row was read, or one of its fields."""
    url, source_date = _place(content, field)
    if not url:
        return "no source is named"
    speaks = f", which speaks of {in_words(source_date)}" if source_date else ""
    return f"read in {names.source(url)}{speaks}"


def _place(content: Content, field: str) -> tuple[str, str]:
    """Link of the source that a field was read in, and what that speaks of."""
    of_fields = {name: (url, source_date) for name, url, source_date in _read_apart(content)}
    return of_fields.get(field, (content["source"], content["source_date"]))
