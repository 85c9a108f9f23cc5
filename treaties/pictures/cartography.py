"""From TopoJSON of Natural Earth (public domain) to small paths of an SVG map. Run once, by `draw_outlines`.

Longitudes and latitudes are in degrees, east and north positive; a ring is a closed list of (longitude, latitude).
"""

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from math import ceil, cos, floor, hypot, pi, radians, sin

Point = tuple[float, float]
Ring = list[Point]
WIDTH, HEIGHT = 2000, 1040
DOT = 5  # radius of a point on the map
# Below this the eye does not find an outline: a point is set on it. In square units of the map.
SMALL = 45


def rings(topology: dict, geometry: dict) -> list[Ring]:
    """The outer rings of a Polygon or MultiPolygon; holes are those of enclaves, drawn as States of their own."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [_joined(topology, polygon[0]) for polygon in polygons]


def _joined(topology: dict, arcs: list[int]) -> Ring:
    """Arcs end to end; ~i is arc i backwards. Each begins where the one before it ended."""
    ring: Ring = []
    for number in arcs:
        arc = list(_degrees(topology, topology["arcs"][number if number >= 0 else ~number]))
        ring += (arc if number >= 0 else arc[::-1])[1 if ring else 0 :]
    return ring


def _degrees(topology: dict, arc: list[list[int]]) -> Iterator[Point]:
    """Arcs are stored as whole steps from point to point."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    for x, y in accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1])):
        yield x * scale_x + left, y * scale_y + bottom


def cut(ring: Ring) -> list[Ring]:
    """The ring in pieces that do not cross 180 degrees. One that goes around a pole is closed along it."""
    unrolled = _unrolled(ring)
    first, last = unrolled[0][0], unrolled[-1][0]
    if abs(last - first) > 180:
        pole = -90.0 if sum(latitude for _, latitude in ring) < 0 else 90.0
        unrolled += [(last, pole), (first, pole), unrolled[0]]
    lowest, highest = min(x for x, _ in unrolled), max(x for x, _ in unrolled)
    pieces = []
    for turn in range(floor((lowest + 180) / 360), ceil((highest + 180) / 360)):
        shifted = [(x - 360 * turn, y) for x, y in unrolled[:-1]]
        east_of = _clipped(shifted, lambda x: x + 180)
        if piece := _clipped(east_of, lambda x: 180 - x):
            pieces.append([*piece, piece[0]])
    return pieces


def _unrolled(ring: Ring) -> Ring:
    """Longitudes that run on past 180 instead of jumping to -180."""
    steps = [(to - start + 180) % 360 - 180 for (start, _), (to, _) in pairwise(ring)]
    longitudes = accumulate(steps, initial=ring[0][0])
    return [(x, y) for x, (_, y) in zip(longitudes, ring, strict=True)]


def _clipped(ring: Ring, inside) -> Ring:
    """Of an open ring, what lies where `inside(longitude)` is not negative (Sutherland and Hodgman)."""
    kept: Ring = []
    for (x, y), (next_x, next_y) in pairwise([*ring, ring[0]] if ring else []):
        here, there = inside(x), inside(next_x)
        if here >= 0:
            kept.append((x, y))
        if here * there < 0:
            share = here / (here - there)
            kept.append((x + share * (next_x - x), y + share * (next_y - y)))
    return kept


def project(longitude: float, latitude: float) -> Point:
    """Natural Earth projection (Patterson; polynomial by Šavrič and others, 2011), in units of the map."""
    lam, phi = radians(longitude), radians(latitude)
    square, fourth = phi**2, phi**4
    x = lam * (0.8707 - 0.131979 * square + fourth * (-0.013791 + fourth * (0.003971 * square - 0.001529 * fourth)))
    y = phi * (1.007226 + square * (0.015085 + fourth * (-0.044475 + 0.028874 * square - 0.005916 * fourth)))
    unit = WIDTH / (2 * 0.8707 * pi)
    return WIDTH / 2 + x * unit, HEIGHT / 2 - y * unit


def drawn(ring: Ring) -> list[tuple[int, int]]:
    """A ring on the map in whole units; long edges follow the curve. Empty where nothing is left of it."""
    points: list[tuple[int, int]] = []
    for (x, y), (next_x, next_y) in pairwise(ring):
        parts = max(1, ceil(max(abs(next_x - x), abs(next_y - y)) / 5))
        for part in range(parts):
            across, up = project(x + (next_x - x) * part / parts, y + (next_y - y) * part / parts)
            if not points or points[-1] != (round(across), round(up)):
                points.append((round(across), round(up)))
    return points if len(set(points)) > 2 else []


def path(outlines: Iterable[list[tuple[int, int]]]) -> str:
    """As SVG path data: each ring from its first point by relative steps."""
    parts = []
    for (x, y), *others in outlines:
        steps = pairwise([(x, y), *others])
        moves = " ".join(f"{to_x - from_x} {to_y - from_y}" for (from_x, from_y), (to_x, to_y) in steps)
        parts.append(f"M{x} {y}l{moves}z".replace(" -", "-"))
    return "".join(parts)


def area(points: list[Point]) -> float:
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise([*points, points[0]]))) / 2


def middle(rings: list[Ring]) -> Point:
    """The middle of the largest of a small State's rings, on the map."""
    piece = max((piece for ring in rings for piece in cut(ring)), key=area)
    longitudes, latitudes = [x for x, _ in piece], [y for _, y in piece]
    return project((min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2)


def apart(points: dict[str, Point], rounds: int = 200) -> dict[str, Point]:
    """Points moved as little as it takes for each to be seen whole."""
    moved, wanted = dict(points), 2 * DOT + 1
    for _ in range(rounds):
        for number, one in enumerate(moved):
            for other in list(moved)[number + 1 :]:
                (x, y), (to_x, to_y) = moved[one], moved[other]
                near = hypot(to_x - x, to_y - y)
                if near < wanted:
                    across, up = ((to_x - x) / near, (to_y - y) / near) if near else (cos(number), sin(number))
                    push = (wanted - near) / 2
                    moved[one] = (x - across * push, y - up * push)
                    moved[other] = (to_x + across * push, to_y + up * push)
    return moved
