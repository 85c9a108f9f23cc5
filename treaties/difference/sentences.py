"""A changed row in sentences that a legal officer understands without knowing how the registry is kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from treaties.channels.sentences import capital
from treaties.difference import marks
from treaties.difference.names import Names, title
from treaties.difference.rows import RowChange
from treaties.difference.subjects import IN_ABOUT, about, subject
from treaties.difference.values import is_day, shown

# Fields whose values are names or days: said as they are. All others are quoted.
NAMED = {"state", "counterpart", "instrument", "supplements", "source", "source_date", "as_of", "preference"}


@dataclass(frozen=True, slots=True)
class Verbs:
    """How a change is spoken of. {} takes a value."""

    is_now: str
    it_said: str
    it_had_none: str
    goes: str
    comes: str
    is_gone: str  # of what a row said that goes
    verified: str
    unverified: str


PUBLISHED = Verbs(
    is_now="is {} now",
    it_said="the registry said {}",
    it_had_none="the registry had none",
    goes="was removed",
    comes="is new",
    is_gone="was {}",
    verified="Now verified",
    unverified="No longer verified",
)
PROPOSED = Verbs(
    is_now="would be {}",
    it_said="the registry says {}",
    it_had_none="the registry has none",
    goes="would be removed",
    comes="would be new",
    is_gone="is {}",
    verified="Would be verified",
    unverified="Would no longer be verified",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What changed of one thing. `title`: what it is about."""

    title: str
    sentences: tuple[str, ...]


def told(change: RowChange, names: Names, verbs: Verbs) -> Told:
    """`verbs`: PUBLISHED, or PROPOSED of what is not in the registry yet."""
    sentences = _changed(change, names, verbs) if change.before and change.after else _whole(change, names, verbs)
    return Told(title(change, names), tuple(map(closed, sentences)))


def closed(sentence: str) -> str:
    """With its full stop, where what it quotes does not end with one."""
    return sentence if sentence.endswith((".”", "?”", "!”")) else f"{sentence}."


def _changed(change: RowChange, names: Names, verbs: Verbs) -> Iterator[str]:
    for field in _fields(change):
        before, after = (_said(change, field, content, names) for content in (change.before, change.after))
        what = capital(subject(change, field, names))
        if not after:
            yield f"{what} {verbs.goes}; {verbs.it_said.format(before)}"
        elif not before:
            yield f"{what} {verbs.is_now.format(after)}; {verbs.it_had_none}"
        else:
            yield f"{what} {verbs.is_now.format(after)}; {verbs.it_said.format(before)}"
    yield from marks.changed(change, names, verbs)


def _whole(change: RowChange, names: Names, verbs: Verbs) -> Iterator[str]:
    """A row that comes or goes: first that it does, then what else it says or said."""
    comes = change.before is None
    yield f"{capital(about(change, names))} {verbs.comes if comes else verbs.goes}"
    says = verbs.is_now.replace(" now", "") if comes else verbs.is_gone
    for field in _fields(change):
        if field not in IN_ABOUT[change.kind] and field not in {"source", "source_date"}:
            what = capital(subject(change, field, names, pronoun=True))
            yield f"{what} {says.format(_said(change, field, change.content, names))}"
    yield from marks.whole(change, names)


def _fields(change: RowChange) -> list[str]:
    return [field for field in change.fields if field not in marks.FIELDS]


def _said(change: RowChange, field: str, content, names: Names) -> str:
    value = shown(change.kind, field, content, names)
    return value if not value or is_day(field) or field in NAMED else f"“{value}”"
