"""The outlines of the world map, as `manage.py draw_outlines` made them. States without one have a point."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "fixtures" / "map" / "outlines.json"


@dataclass(frozen=True, slots=True)
class Outline:
    """`path`: SVG path data, "" where the State is too small for one; `point`: where it is too small to be seen."""

    path: str = ""
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class World:
    width: int
    height: int
    states: dict[str, Outline]


@cache
def world() -> World:
    """Read once per process: the file belongs to the code."""
    content = json.loads(FILE.read_text())
    states = {
        code: Outline(each.get("path", ""), tuple(each["point"]) if "point" in each else None)
        for code, each in content["states"].items()
    }
    return World(content["width"], content["height"], states)
