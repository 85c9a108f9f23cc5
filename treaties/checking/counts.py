"""Remarks counted, for the command and for the screen."""

from collections import Counter
from collections.abc import Iterable

from treaties.checking.remark import Group, Kind, Remark


def by_kind(remarks: Iterable[Remark]) -> dict[Kind, int]:
    """In the order of the kinds; those without a remark are left out."""
    counted = Counter(remark.kind for remark in remarks)
    return {kind: counted[kind] for kind in Kind if counted[kind]}


def by_state(remarks: Iterable[Remark]) -> dict[str, Counter[Group]]:
    """State code -> remarks of each group, most contradictions, then gaps, then age first."""
    counted: dict[str, Counter[Group]] = {}
    for remark in remarks:
        for code in remark.states:
            counted.setdefault(code, Counter())[remark.kind.group] += 1
    order = sorted(counted, key=lambda code: ([-counted[code][group] for group in Group], code))
    return {code: counted[code] for code in order}
