"""The catalogue of measures as choices, in groups."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.forms.boundfield import BoundField, BoundWidget

from treaties.law import AssistanceType, LawBook

CATEGORIES = {
    "electronic_evidence": "Electronic evidence",
    "financial": "Money and property",
    "documents": "Documents and records",
    "persons": "Persons",
    "coercive": "Search, seizure and other coercion",
    "covert": "Covert measures",
    "cooperation": "Co-operation",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes to tick, with how many of them are."""

    name: str
    boxes: tuple[BoundWidget, ...]

    @property
    def chosen(self) -> int:
        return sum(box.data["selected"] for box in self.boxes)


def boxes(field: BoundField, law: LawBook) -> list[Group]:
    """The boxes of a field whose choices are `grouped`."""
    by_key = {box.data["value"]: box for box in field}
    return [Group(name, tuple(by_key[key] for key, _ in choices)) for name, choices in grouped(law)]


def often_combined(sought: Collection[str], law: LawBook, *, of: Iterable[str]) -> list[AssistanceType]:
    """What is often asked for together with the measures `of`, but for what is `sought` already."""
    found = dict.fromkeys(key for each in of for key in law.assistance_types[each].often_combined_with)
    return [law.assistance_types[key] for key in found if key not in sought]


def grouped(law: LawBook) -> list[tuple[str, list[tuple[str, str]]]]:
    """(group, [(key, title)]), in the order of the groups above; a category they do not know comes last."""
    groups: dict[str, list[tuple[str, str]]] = {name: [] for name in CATEGORIES.values()}
    for kind in law.assistance_types.values():
        name = CATEGORIES.get(kind.category, kind.category.replace("_", " ").capitalize())
        groups.setdefault(name, []).append((kind.key, kind.title))
    return [(name, choices) for name, choices in groups.items() if choices]
