"""Reading one mapping of a law file strictly: every key is asked for, and every problem is told with its place."""

from collections.abc import Callable, Iterator


class Node:
    """A mapping of a law file with its place in words, e.g. "UNTOC.yaml: required_contents[facts_summary]"."""

    def __init__(self, data, place: str, problems: list[str]):
        self.data = data if isinstance(data, dict) else {}
        self.place, self.problems, self.asked = place, problems, set()
        if not isinstance(data, dict):
            self.say("must be a mapping of keys to values")

    def say(self, what: str) -> None:
        self.problems.append(f"{self.place}: {what}")

    def _get(self, key: str, type_, empty, *, required: bool):
        self.asked.add(key)
        value = self.data.get(key)
        if value is None:
            if required:
                self.say(f"{key} is missing")
            return empty
        if not isinstance(value, type_) or (isinstance(value, bool) and type_ is not bool):
            self.say(f"{key} has the wrong type: {value!r}")
            return empty
        return value

    def text(self, key: str, *, required: bool = True) -> str:
        return self._get(key, str, "", required=required).strip()

    def flag(self, key: str, *, required: bool = False) -> bool:
        return self._get(key, bool, False, required=required)

    def number(self, key: str) -> float | None:
        return self._get(key, int | float, None, required=False)

    def choice(self, key: str, allowed, *, required: bool = True) -> str:
        value = self.text(key, required=required)
        if value and value not in allowed:
            self.say(f"{key} is {value!r}, which is none of: {', '.join(sorted(allowed))}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; absent: empty. A mapping or number inside is told."""
        values = self._get(key, list, [], required=False)
        for value in values:
            if not isinstance(value, str):
                self.say(f"{key} holds {value!r}, which is no text")
        return tuple(value for value in values if isinstance(value, str))

    def known(self, key: str, allowed, what: str) -> tuple[str, ...]:
        """A list of texts that must all be known."""
        values = self.texts(key)
        for value in values:
            if value not in allowed:
                self.say(f"{key} names {value!r}, which is no {what}")
        return values

    def child(self, key: str) -> "Node | None":
        """A mapping inside this one; None where it is absent."""
        self.asked.add(key)
        data = self.data.get(key)
        return None if data is None else Node(data, f"{self.place}: {key}", self.problems)

    def children(self, key: str, *, name: str = "key", unique: bool = True) -> Iterator["Node"]:
        """The mappings of a list, each placed by its name; two of one name are told."""
        seen = set()
        for number, data in enumerate(self._get(key, list, [], required=True), start=1):
            label = data.get(name, number) if isinstance(data, dict) else number
            node = Node(data, f"{self.place}: {key}[{label}]", self.problems)
            if unique and label in seen:
                node.say("stands twice")
            seen.add(label)
            yield node

    def pass_over(self, *keys: str) -> None:
        """Keys that are information for people and not read."""
        self.asked.update(keys)

    def end(self) -> None:
        """Tell every key that nothing asked for."""
        for key in self.data:
            if key not in self.asked:
                self.say(f"unknown key {key!r}")


def read_each(nodes: Iterator[Node], read: Callable[[Node], object]) -> tuple:
    """Read every node to its end."""
    found = []
    for node in nodes:
        found.append(read(node))
        node.end()
    return tuple(found)
