"""What a file is read against, and what is found while it is read."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from treaties.difference import BY_NAME
from treaties.importing.records import Sources
from treaties.registry import InstrumentRecord
from treaties.snapshot import Links, read


class Present:
    """The tables as they are, each read once and only where it is asked for."""

    def __init__(self):
        self.links = Links()
        self._records: dict[str, dict[str, Any]] = {}

    def records(self, kind: str) -> dict[str, Any]:
        """By what identifies them among their kind."""
        if kind not in self._records:
            self._records[kind] = {
                BY_NAME[kind].key_of(record): record for _, record in read(BY_NAME[kind], self.links)
            }
        return self._records[kind]

    def like(self, kind: str, record: Any) -> Any | None:
        """The row that a record would change; None where it is new."""
        return self.records(kind).get(BY_NAME[kind].key_of(record))

    @property
    def instruments(self) -> dict[str, InstrumentRecord]:
        return self.records("instruments")


@dataclass
class Reading:
    """`problems`: what is bad, with its place; `notes`: how the file was understood, in sentences."""

    present: Present = field(default_factory=Present)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @cached_property
    def sources(self) -> Sources:
        """Those of the registry, and each new link that the file names."""
        return Sources(self.present.links.source_records.values())
