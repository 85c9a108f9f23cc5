"""field_mistakes.yaml -> what officers usually get wrong in each field of a draft, in our own words."""

from collections.abc import Iterable, Mapping

from treaties.law.node import Node


def field_mistakes(node: Node) -> dict[str, str]:
    """By law field."""
    return dict(node.each("fields", _mistake, named="field"))


def _mistake(node: Node) -> tuple[str, str]:
    return node.text("field"), node.text("mistake")


def loose_mistakes(mistakes: Mapping[str, str], asked: Iterable[str]) -> list[str]:
    """Problems where a field that an instrument asks for has no mistake, or one is told of a field none asks for."""
    fields = set(asked)
    missing = [f"fields: {field!r} is missing" for field in sorted(fields - mistakes.keys())]
    return missing + [f"fields[{field}]: no instrument asks for it" for field in sorted(mistakes.keys() - fields)]
