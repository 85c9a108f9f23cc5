"""Draw the outlines of the world map anew, from the npm package world-atlas. See fixtures/map/README.md."""

import json
from collections import defaultdict
from pathlib import Path

import pycountry
from django.core.management.base import BaseCommand

from treaties.pictures import cartography
from treaties.pictures import outlines as outlines_file
from treaties.pictures.cartography import HEIGHT, SMALL, WIDTH, Ring

# An outline has the code under which ISO 3166 lists the area. Natural Earth draws these without a code of their own.
BY_NAME = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
# Areas that ISO 3166 lists under another code than Natural Earth draws them with: the rings of that outline which lie
# between west, south, east and north.
PARTS = {
    "UA": ("RU", 32, 44, 37, 46.5),  # UA-43 and UA-40 of ISO 3166-2
    "GF": ("FR", -55, 2, -51, 6.5),
    "GP": ("FR", -62, 15.8, -61, 16.6),
    "MQ": ("FR", -61.3, 14.3, -60.7, 15),
    "RE": ("FR", 55, -21.5, 56, -20.8),
    "YT": ("FR", 45, -13.1, 45.4, -12.5),
    "BQ": ("NL", -69, 12, -68.1, 12.4),
    "BV": ("NO", 3.2, -54.6, 3.6, -54.3),
    "SJ": ("NO", 10, 76, 34, 81),
    "CC": ("Indian Ocean Ter.", 96.7, -12.3, 97, -11.7),
    "CX": ("Indian Ocean Ter.", 105.4, -10.7, 105.8, -10.3),
}
TOKELAU = [(-171.9, -9.3), (-171.7, -9.3), (-171.8, -9.1), (-171.9, -9.3)]  # in no scale of the package


class Command(BaseCommand):
    help = "Draw fixtures/map/outlines.json from countries-110m.json and countries-10m.json of world-atlas."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="folder of the package world-atlas")

    def handle(self, folder, **options):
        coarse, fine = (_features(folder / f"countries-{scale}.json") for scale in ("110m", "10m"))
        outlines = {code: drawn for code, rings in coarse.items() if (drawn := _drawn(rings))}
        large = {code for code, rings in outlines.items() if sum(map(cartography.area, rings)) >= SMALL}
        small = {code: rings for code, rings in fine.items() if code not in large} | {"TK": [TOKELAU]}
        points = cartography.apart({code: cartography.middle(rings) for code, rings in sorted(small.items())})
        content = {
            code: {
                **({"path": cartography.path(outlines[code])} if code in outlines else {}),
                **({"point": [round(value, 1) for value in points[code]]} if code in points else {}),
            }
            for code in sorted(outlines.keys() | points.keys())
        }
        target = outlines_file.FILE
        lines = ",\n".join(f"{json.dumps(code)}: {json.dumps(each)}" for code, each in content.items())
        target.write_text(f'{{"width": {WIDTH}, "height": {HEIGHT}, "states": {{\n{lines}\n}}}}\n')
        self.stdout.write(f"{len(outlines)} outlines and {len(points)} points: {target}, {target.stat().st_size} bytes")


def _features(file: Path) -> dict[str, list[Ring]]:
    """Rings by the ISO code of the State."""
    topology, codes = json.loads(file.read_text()), {each.numeric: each.alpha_2 for each in pycountry.countries}
    found = defaultdict(list)
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        found[codes.get(geometry.get("id")) or BY_NAME.get(name, name)] += cartography.rings(topology, geometry)
    for code, (holder, *box) in PARTS.items():
        part = [ring for ring in found[holder] if _is_within(ring, *box)]
        found[code] += part
        found[holder] = [ring for ring in found[holder] if ring not in part]
    return {code: rings for code, rings in found.items() if len(code) == 2 and rings}


def _is_within(ring: Ring, west: float, south: float, east: float, north: float) -> bool:
    return all(west <= x <= east and south <= y <= north for x, y in ring)


def _drawn(rings: list[Ring]) -> list[list[tuple[int, int]]]:
    return [drawn for ring in rings for piece in cartography.cut(ring) if (drawn := cartography.drawn(piece))]
