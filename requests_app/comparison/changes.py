"""What changed from one content of a letter to another, passage by passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from requests_app.choices import Section
from requests_app.comparison.passages import Passage, passages
from requests_app.comparison.words import Line, compared, count
from requests_app.content import LetterContent

MOST_NAMED = 6  # passages in one sentence


@dataclass(frozen=True)
class Change:
    """A passage that is not what it was; "" where it was not there, or is not there any more."""

    section: Section
    key: str
    label: str
    before: str
    after: str

    @property
    def kind(self) -> str:
        if not self.before:
            return "new"
        return "changed" if self.after else "taken out"

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return compared(self.before, self.after)

    @property
    def words(self) -> str:
        """What happened to it, shortly: "Nexus: 4 words added, 1 taken out"."""
        if self.kind != "changed":
            return f"{self.label} ({self.kind})"
        added, removed = count(self.before, self.after)
        told = [f"{added} word{'s' * (added != 1)} added"] * bool(added)
        told += [f"{removed}{'' if added else ' word' + 's' * (removed != 1)} taken out"] * bool(removed)
        return f"{self.label}: {', '.join(told)}" if told else f"{self.label}: only its spaces"


def changes(before: LetterContent, after: LetterContent) -> tuple[Change, ...]:
    """In the order of the sections; in each those that are there now, then those that went."""
    was, now = _by_key(passages(before)), _by_key(passages(after))
    found = [_change(passage, was.get(key), passage) for key, passage in now.items() if _text(was, key) != passage.text]
    found += [_change(passage, passage, None) for key, passage in was.items() if key not in now]
    order = list(Section)
    return tuple(sorted(found, key=lambda change: order.index(change.section)))


def in_words(found: Sequence[Change]) -> list[str]:
    """One line a change; of many changes the first few and how many more there are."""
    more = len(found) - MOST_NAMED
    told = [change.words for change in found[:MOST_NAMED]]
    return [*told, f"and {more} more"] if more > 0 else told


def _change(named: Passage, before: Passage | None, after: Passage | None) -> Change:
    return Change(
        section=named.section,
        key=named.key,
        label=named.label,
        before=before.text if before else "",
        after=after.text if after else "",
    )


def _by_key(found: Sequence[Passage]) -> dict[str, Passage]:
    """Two persons of one name are told apart by their place."""
    keyed: dict[str, Passage] = {}
    for passage in found:
        key = passage.key
        while key in keyed:
            key += "'"
        keyed[key] = passage
    return keyed


def _text(found: dict[str, Passage], key: str) -> str:
    return found[key].text if key in found else ""
