"""Draw the outlines of the world map anew, from the npm package world-atlas. See fixtures/map/README.md."""

import json
from collections import defaultdict
from pathlib import Path

import pycountry
from django.conf import settings
from django.core.management.base import BaseCommand

from treaties.pictures import cartography
from treaties.pictures.cartography import HEIGHT, SMALL, WIDTH, Ring

# An outline has the code under which ISO 3166 lists the area. Natural Earth draws these without a code of their own.
BY_NAME = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}
# Parts that ISO 3166 lists under another code than Natural Earth: (drawn with, within the part: longitude, latitude).
PARTS = {
    "GF": ("France", -53, 4),
    "SJ": ("Norway", 16, 78.5),
    "UA": ("Russia", 34.2, 45.2),  # ISO 3166-2: UA-43 and UA-40
}
# Not in the coarse outlines, and part of another in the fine ones.
SMALL_PARTS = {
    "BQ": ("Netherlands", -68.3, 12.2),
    "BV": ("Norway", 3.4, -54.43),
    "CC": ("Indian Ocean Ter.", 96.85, -12.17),
    "CX": ("Indian Ocean Ter.", 105.64, -10.47),
    "GP": ("France", -61.7, 16.1),
    "MQ": ("France", -61.0, 14.65),
    "RE": ("France", 55.53, -21.13),
    "YT": ("France", 45.15, -12.8),
}
TOKELAU = (-171.8, -9.2)  # in neither


class Command(BaseCommand):
    help = "Draw fixtures/map/outlines.json from countries-110m.json and countries-10m.json of world-atlas."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="folder of the package world-atlas")

    def handle(self, folder, **options):
        coarse, fine = (_features(folder / f"countries-{scale}.json") for scale in ("110m", "10m"))
        outlines = _outlines(coarse)
        points = cartography.apart(_points(fine, outlines))
        content = {
            code: {
                **({"path": cartography.path(outlines[code])} if code in outlines else {}),
                **({"point": [round(value, 1) for value in points[code]]} if code in points else {}),
            }
            for code in sorted(outlines.keys() | points.keys())
        }
        target = settings.MAP_FILE
        lines = ",\n".join(f"{json.dumps(code)}: {json.dumps(each)}" for code, each in content.items())
        target.write_text(f'{{"width": {WIDTH}, "height": {HEIGHT}, "states": {{\n{lines}\n}}}}\n')
        self.stdout.write(f"{len(outlines)} outlines and {len(points)} points: {target}, {target.stat().st_size} bytes")


def _features(file: Path) -> dict[str, list[Ring]]:
    """Rings by ISO code, and by name where there is none."""
    topology, codes = json.loads(file.read_text()), {each.numeric: each.alpha_2 for each in pycountry.countries}
    found = defaultdict(list)
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        found[codes.get(geometry.get("id")) or BY_NAME.get(name, name)] += cartography.rings(topology, geometry)
    for code, (holder, *within) in (PARTS | SMALL_PARTS).items():
        holder = next((each.alpha_2 for each in pycountry.countries if _is_called(each, holder)), holder)
        if part := next((ring for ring in found[holder] if _holds(ring, *within)), None):
            parts = [ring for ring in found[holder] if code == "SJ" and min(y for _, y in ring) > 76] or [part]
            found[code] += parts
            found[holder] = [ring for ring in found[holder] if ring not in parts]
    return {code: each for code, each in found.items() if len(code) == 2}
