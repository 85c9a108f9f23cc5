"""Rings of degrees become small paths of a map."""

import pytest

from treaties.pictures import cartography
from treaties.pictures.cartography import HEIGHT, WIDTH


class TestCut:
    def test_leaves_a_ring_that_does_not_cross_180_degrees_in_one_piece(self):
        square = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]

        assert cartography.cut(square) == [square]

    def test_gives_a_piece_on_either_side_of_180_degrees(self):
        across = [(170, 0), (-170, 0), (-170, 10), (170, 10), (170, 0)]

        west, east = sorted(cartography.cut(across))

        assert {x for x, _ in west} == {-180, -170}
        assert {x for x, _ in east} == {170, 180}

    def test_closes_a_ring_around_the_south_pole_along_it(self):
        around = [(x, -70) for x in (-180, -90, 0, 90, 180)]

        pieces = cartography.cut(around)

        assert sum(map(cartography.area, pieces)) == pytest.approx(360 * 20)


class TestProject:
    def test_puts_the_middle_of_the_map_where_equator_and_greenwich_meet(self):
        assert cartography.project(0, 0) == (WIDTH / 2, HEIGHT / 2)

    def test_is_the_same_to_either_side(self):
        (left, upper), (right, lower) = cartography.project(-120, 45), cartography.project(120, -45)

        assert left + right == pytest.approx(WIDTH)
        assert upper + lower == pytest.approx(HEIGHT)
        assert left < right
        assert upper < lower

    def test_has_the_edges_of_the_equator_as_its_own(self):
        assert cartography.project(180, 0)[0] == pytest.approx(WIDTH)


class TestPath:
    def test_goes_on_by_steps_from_the_first_point(self):
        assert cartography.path([[(10, 20), (13, 15), (9, 15)]]) == "M10 20l3-5-4 0z"


class TestRings:
    def test_joins_arcs_and_turns_those_named_backwards(self):
        topology = {
            "transform": {"scale": [1, 1], "translate": [100, 0]},
            "arcs": [[[0, 0], [5, 0], [0, 5]], [[0, 0], [0, 5], [5, 0]]],
        }

        (ring,) = cartography.rings(topology, {"type": "Polygon", "arcs": [[0, ~1]]})

        assert ring == [(100, 0), (105, 0), (105, 5), (100, 5), (100, 0)]


class TestApart:
    def test_moves_points_until_each_is_seen_whole(self):
        moved = cartography.apart({"AA": (50.0, 50.0), "BB": (52.0, 50.0), "CC": (500.0, 50.0)})

        assert moved["BB"][0] - moved["AA"][0] >= 2 * cartography.DOT
        assert moved["CC"] == (500.0, 50.0)
