"""Reading one mapping of a law file strictly: every key is asked for, and every problem is told with its place.

What a file has too much, too little or in another form is a problem; what nothing can be made of is a refusal. Of files
of today both stop the load. Files that an edition kept may have had another shape when they were right: of these only
refusals do.
"""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

T = TypeVar("T")


class Node:
    """A mapping of a law file and its place in it, e.g. file "instruments/UNTOC.yaml", path "languages".

    A getter of something missing or wrong tells it and gives an empty value, so that reading goes on and one
    load names every problem. A key that holds null is a key that is not there.
    """

    def __init__(self, data: Any, file: str, path: str, problems: list[str], refusals: list[str]):
        self.data = data if isinstance(data, dict) else {}
        self.file, self.path, self.problems, self.refusals = file, path, problems, refusals
        self.asked: set[str] = set()
        if not isinstance(data, dict):
            self.refuse("", "must be a mapping of keys to values")

    def say(self, key: str, what: str) -> None:
        self.problems.append(self._placed(key, what))

    def refuse(self, key: str, what: str) -> None:
        self.refusals.append(self._placed(key, what))

    def _placed(self, key: str, what: str) -> str:
        place = ".".join(filter(None, [self.path, key]))
        return f"{self.file}: {place}: {what}" if place else f"{self.file}: {what}"

    def _get(self, key: str, kind: type, *, required: bool) -> Any:
        """The value, or None where it is missing or of another type."""
        self.asked.add(key)
        value = self.data.get(key)
        if value is None:
            if required:  # nothing stands for a mapping that is not there
                (self.refuse if kind is dict else self.say)(key, "is missing")
        elif not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            (self.refuse if kind is dict else self.say)(key, f"must be {_WORDS[kind]}, not {value!r}")
            value = None
        return value

    def text(self, key: str, *, required: bool = True) -> str:
        value = self._get(key, str, required=required)
        if required and value is not None and not value.strip():
            self.say(key, "is empty")
        return (value or "").strip()

    def flag(self, key: str, *, required: bool = False) -> bool:
        return bool(self._get(key, bool, required=required))

    def whole(self, key: str, *, required: bool = False, at_most: int | None = None) -> int | None:
        """A whole number that is not negative."""
        value = self._get(key, int, required=required)
        if value is not None and (value < 0 or (at_most is not None and value > at_most)):
            self.say(key, f"must be from 0 to {at_most}" if at_most else "must not be negative")
        return value

    def number(self, key: str) -> float | None:
        return self._get(key, int | float, required=False)

    def choice(self, key: str, allowed: Collection[str], *, required: bool = True) -> str:
        value = self.text(key, required=required)
        if value and value not in allowed:
            self.say(key, f"{value!r} is none of: {', '.join(sorted(allowed))}")
        return value

    def texts(self, key: str, *, known: Collection[str] | None = None, required: bool = False) -> tuple[str, ...]:
        """A list of texts, each once and, where `known` is given, each an assistance type."""
        values = self._get(key, list, required=required) or []
        for value in values:
            if not isinstance(value, str):
                self.say(key, f"must hold texts, not {value!r}")
            elif values.count(value) > 1:
                self.say(key, f"{value!r} stands twice")
            elif known is not None and value not in known:
                self.say(key, f"{value!r} is no assistance type")
        return tuple(value for value in values if isinstance(value, str))

    def one(self, key: str, read: Callable[["Node"], T], *, required: bool = True) -> T | None:
        """A mapping inside this one, read to its end."""
        data = self._get(key, dict, required=required)
        return None if data is None else read_whole(self._at(data, key), read)

    def each(self, key: str, read: Callable[["Node"], T], *, named: str = "key", unique: bool = True) -> tuple[T, ...]:
        """The mappings of a list, each placed by its name and read to its end."""
        found, seen = [], set()
        for number, data in enumerate(self._get(key, list, required=True) or [], start=1):
            name = data.get(named) if isinstance(data, dict) else None
            name = name if isinstance(name, str) else number
            node = self._at(data, f"{key}[{name}]")
            if unique and name in seen:
                node.say("", "stands twice")
            seen.add(name)
            found.append(read_whole(node, read))
        return tuple(found)

    def keys(self) -> list[str]:
        """Every key, where the keys themselves are data."""
        self.asked.update(self.data)
        return list(self.data)

    def pass_over(self, *keys: str) -> None:
        """Keys that are information for people and not read."""
        self.asked.update(keys)

    def _at(self, data: Any, step: str) -> "Node":
        return Node(data, self.file, f"{self.path}.{step}" if self.path else step, self.problems, self.refusals)


_WORDS = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    int | float: "a number",
    list: "a list",
    dict: "a mapping of keys to values",
}


def read_whole(node: Node, read: Callable[[Node], T]) -> T:
    """Read a mapping and tell every key that nothing asked for."""
    result = read(node)
    for key in node.data:
        if key not in node.asked:
            node.say(str(key), "is not a known key")
    return result
