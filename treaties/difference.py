"""What differs between two states of the registry, row by row and in words. Pure: works on records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from treaties.registry import Registry
from treaties.snapshot import KINDS, Kind, plain

BY_NAME = {kind.name: kind for kind in KINDS}
Content = Mapping[str, Any]  # a record as `snapshot.plain` has it


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row as it is and as it shall be, None where there is none. `key`: that of the first of the two there is."""

    kind: str
    key: str
    before: Content | None
    after: Content | None

    @classmethod
    def of(cls, kind: Kind, before: Any | None, after: Any | None) -> "RowChange":
        """`before`, `after`: records, or None."""
        return cls(kind.name, kind.key_of(before or after), _content(before), _content(after))

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "RowChange":
        return cls(**data)

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "key": self.key, "before": self.before, "after": self.after}

    @property
    def fields(self) -> list[str]:
        """Names of the fields that differ, in the order of the record; of a row that comes or goes, those that say
        something."""
        names = BY_NAME[self.kind].columns
        if self.before and self.after:
            return [name for name in names if self.before[name] != self.after[name]]
        content = self.before or self.after
        return [name for name in names if content[name] not in ("", None, [])]


def _content(record: Any | None) -> Content | None:
    return plain(record) if record else None


def between(old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]) -> Iterator[RowChange]:
    """Every row that differs between two states, each `editions.Records`, in the order of the kinds and keys."""
    for kind in KINDS:
        was, now = old[kind.name], new[kind.name]
        for key in sorted(was.keys() | now.keys()):
            if was.get(key) != now.get(key):
                yield RowChange.of(kind, was.get(key), now.get(key))


def title(change: RowChange, registry: Registry) -> str:
    """What the row is about: "Pakistan, UN Convention against Transnational Organized Crime"."""
    content = change.after or change.before
    match change.kind:
        case "participations" | "declarations":
            return f"{_state(content['state'], registry)}, {_instrument(content['instrument'], registry)}"
        case "authorities":
            return f"{_state(content['state'], registry)}: {content['name']}"
        case "eu_memberships":
            return f"{_state(content['state'], registry)}, European Union"
        case "findings":
            return content["statement"]
        case "states":
            return content["name"]
    return content["title"] or content["url"]


def happened(change: RowChange) -> str:
    """Added, removed or changed, and what of it: "Participation changed: in force on, confidence"."""
    kind = BY_NAME[change.kind].title
    if change.before is None:
        return f"{kind} added"
    if change.after is None:
        return f"{kind} removed"
    return f"{kind} changed: {', '.join(label(change.kind, name) for name in change.fields)}"


# What a participation says of its own fields.
OF_FIELDS = {
    "verified_fields": "read in a source",
    "computed_fields": "computed from another day",
    "recalled_fields": "only recalled",
}


def label(kind: str, field: str) -> str:
    """A field by the name its form and its table give it."""
    if field in OF_FIELDS:
        return OF_FIELDS[field]
    column = BY_NAME[kind].model._meta.get_field(BY_NAME[kind].columns[field].removesuffix("_id"))
    return str(column.verbose_name)


def shown(kind: str, field: str, content: Content | None, registry: Registry) -> str:
    """A value as people read it; "" for none."""
    value = content[field] if content else None
    if value in ("", None, []):
        return ""
    if field == "verified":
        return "verified" if value else "unverified"
    if field in {"state", "counterpart"}:
        return _state(value, registry)
    if field in {"instrument", "supplements"}:
        return _instrument(value, registry)
    if isinstance(value, list):
        return ", ".join(label(kind, name) if name in BY_NAME[kind].columns else name for name in value)
    if field.endswith("_on") or field in {"since", "until"}:
        return f"{date.fromisoformat(value):%-d %B %Y}"
    column = BY_NAME[kind].model._meta.get_field(BY_NAME[kind].columns[field].removesuffix("_id"))
    return str(dict(column.flatchoices).get(value, value))


def _state(code: str, registry: Registry) -> str:
    return registry.states[code].name if code in registry.states else code


def _instrument(code: str, registry: Registry) -> str:
    return registry.instruments[code].name if code in registry.instruments else code
