"""What map, matrix and timeline show is what the channel rule says."""

from datetime import date, timedelta

import pytest

from treaties.channels import resolve
from treaties.channels.kinds import KINDS, kind_of, of_preference
from treaties.channels.standing import bound_under
from treaties.choices import StateKind
from treaties.pictures.axis import axis_of
from treaties.pictures.matrix import MOST, groups, matrix_of, members, most_connected
from treaties.pictures.outlines import FILE, world
from treaties.pictures.timeline import timeline_of
from treaties.pictures.world import map_of

TODAY = date(2026, 11, 24)


def line(timeline, code):
    lines = [*timeline.others, *(line for _, lines in timeline.groups for line in lines)]
    return next(line for line in lines if line.instrument.code == code)


class TestKinds:
    @pytest.mark.parametrize(
        ("preference", "key"),
        [
            (0, "mutual_recognition"),
            (1, "mutual_recognition"),
            (10, "bilateral"),
            (12, "data_access"),
            (20, "regional"),
            (30, "cyber"),
            (35, "cyber"),
            (40, "subject"),
            (46, "subject"),
            (50, "scheme"),
        ],
    )
    def test_follow_the_bands_of_preference(self, preference, key):
        assert of_preference(preference).key == key

    def test_have_letters_rogatory_as_the_last(self, snapshot):
        assert kind_of(snapshot, "LETTERS-ROGATORY").title == "Only letters rogatory"

    def test_each_have_letters_of_their_own(self):
        assert len({kind.short for kind in KINDS}) == len(KINDS)


class TestOutlines:
    def test_have_every_state_of_the_registry(self, snapshot):
        states = {code for code, each in snapshot.states.items() if each.kind != StateKind.UNION}

        assert world().states.keys() == states

    @pytest.mark.parametrize("code", ["MT", "SG", "GI", "TK", "KY", "BQ", "RE"])
    def test_have_a_point_where_there_is_no_outline(self, code):
        outline = world().states[code]

        assert outline.path == ""
        assert 0 <= outline.point[0] <= world().width

    @pytest.mark.parametrize("code", ["GF", "SJ", "EH", "TW", "PK"])
    def test_draw_what_iso_3166_lists_by_itself(self, code):
        assert world().states[code].path.startswith("M")

    def test_stay_small(self):
        assert FILE.stat().st_size < 100_000


class TestMap:
    @pytest.mark.parametrize(("requesting", "on"), [("PK", TODAY), ("GB", date(2020, 1, 31)), ("HK", date(2015, 1, 1))])
    def test_fills_every_state_by_the_channel_that_resolve_recommends(self, snapshot, requesting, on):
        for place in map_of(snapshot, requesting, on).places:
            if place.state.code == requesting:
                assert place.key == "itself"
                continue
            recommended = resolve(snapshot, requesting, place.state.code, on).recommended
            assert place.key == kind_of(snapshot, recommended.instrument).key, place.state.code
            if not place.best.is_letters_rogatory:
                assert place.best.name in {recommended.title, recommended.short_title}
                assert (place.best.since, place.best.verified) == (recommended.since, recommended.verified)

    def test_has_each_state_once_in_the_map_and_once_in_the_table(self, snapshot):
        shown = map_of(snapshot, "PK", TODAY)

        assert len(shown.drawn) == len(shown.places) == 250
        assert sum(len(places) for _, places in shown.groups) == 249

    def test_draws_points_over_outlines(self, snapshot):
        pointed = [place.outline.point is not None for place in map_of(snapshot, "US", TODAY).drawn]

        assert pointed == sorted(pointed)

    def test_changes_with_the_day(self, snapshot):
        def kinds(on):
            return {place.state.code: place.key for place in map_of(snapshot, "US", on).places}

        assert kinds(date(2020, 8, 19))["HK"] == "bilateral"
        assert kinds(date(2020, 8, 20))["HK"] != "bilateral"


class TestMatrix:
    def test_has_the_kind_of_each_pair_both_ways(self, snapshot):
        matrix = matrix_of(snapshot, ["PK", "CN", "US", "GB"], TODAY)

        kinds = {(c.requesting, c.requested): c.kind.short for _, row in matrix.rows for c in row if c}
        assert kinds["PK", "CN"] == kinds["CN", "PK"] == "Bi"
        assert kinds["PK", "US"] == "Su"
        assert len(kinds) == 12

    def test_counts_a_pair_once(self, snapshot):
        assert sum(number for _, number in matrix_of(snapshot, ["PK", "CN", "US", "GB"], TODAY).counts) == 6

    def test_keeps_those_that_most_instruments_bind_where_a_group_is_large(self, snapshot):
        commonwealth = members(snapshot, "HARARE", TODAY)

        matrix = matrix_of(snapshot, commonwealth, TODAY)

        assert len(matrix.states) == MOST
        assert matrix.left_out == len(commonwealth) - MOST > 0
        assert "GB" in {state.code for state in matrix.states}

    def test_takes_the_members_of_the_union_on_the_day(self, snapshot):
        assert "GB" in members(snapshot, "EU", date(2020, 1, 31))
        assert "GB" not in members(snapshot, "EU", date(2020, 2, 1))

    def test_offers_regional_instruments_as_groups(self, snapshot):
        assert {"EU", "CETS-030", "HARARE", "ASEAN-MLAT-2004"} <= {value for value, _ in groups(snapshot)}

    def test_starts_with_a_state_and_those_most_connected_to_it(self, snapshot):
        chosen = most_connected(snapshot, "PK", TODAY)

        assert chosen[0] == "PK"
        assert len(chosen) == len(set(chosen)) == 30
        assert "CN" in chosen


class TestTimeline:
    @pytest.mark.parametrize("code", ["PK", "GB", "HK", "HU", "US"])
    @pytest.mark.parametrize("on", [date(1995, 6, 1), date(2021, 1, 1), TODAY])
    def test_agrees_with_the_rule_on_what_binds(self, snapshot, code, on):
        own, by_union = bound_under(snapshot, code, on)
        timeline = timeline_of(snapshot, code, on)
        lines = [each for _, lines in timeline.groups for each in lines]

        assert {each.instrument.code for each in lines if each.on_the_day == "Applies"} == own | by_union
        assert timeline.applying == len(own | by_union)

    @pytest.mark.parametrize("code", ["PK", "GB", "HK"])
    def test_draws_a_bar_on_exactly_the_days_on_which_the_rule_binds(self, snapshot, code):
        lines = [each for _, lines in timeline_of(snapshot, code, TODAY).groups for each in lines]

        for day in (date(1970, 1, 1) + timedelta(days=500 * number) for number in range(42)):
            own, by_union = bound_under(snapshot, code, day)
            drawn = {
                each.instrument.code
                for each in lines
                for span in each.spans
                if span.key != "to-verify"
                and (span.start is None or span.start <= day)
                and (span.end is None or day < span.end)
            }
            assert drawn == own | by_union, day

    def test_ends_a_bar_on_the_day_of_suspension(self, snapshot):
        (span,) = line(timeline_of(snapshot, "HK", TODAY), "MLAT-HK-US-1997").spans

        assert (span.start, span.end) == (date(2000, 1, 21), date(2020, 8, 20))

    def test_shows_the_days_before_a_source_speaks_as_to_verify(self, snapshot):
        before, after = line(timeline_of(snapshot, "GB", TODAY), "MLAT-AG-GB").spans

        assert before.key == "to-verify"
        assert before.start is None
        assert before.end == after.start
        assert after.key == "unverified"

    def test_counts_a_treaty_of_the_union_while_the_state_is_a_member(self, snapshot):
        found = line(timeline_of(snapshot, "GB", TODAY), "MLAT-EU-US-2003")

        assert found.by_union
        assert found.until == date(2020, 2, 1)

    def test_sets_apart_what_was_only_signed(self, snapshot):
        others = timeline_of(snapshot, "PK", TODAY).others

        assert {each.instrument.code for each in others} >= {"SAARC-MLA-2008"}
        assert "Signed, not known to be in force" in {each.on_the_day for each in others}


class TestAxis:
    @pytest.mark.parametrize("on", [date.min, TODAY, date.max])
    def test_keeps_every_bar_within_the_width(self, snapshot, on):
        axis = axis_of(timeline_of(snapshot, "GB", on), on)

        for _, lines in axis.groups:
            for _, bars in lines:
                for bar in bars:
                    assert 0 <= float(bar.x[:-1]) <= 100
                    assert float(bar.x[:-1]) + float(bar.width[:-1]) <= 100.31
        assert len(axis.ticks) <= 11

    def test_says_each_bar_in_words(self, snapshot):
        axis = axis_of(timeline_of(snapshot, "HK", TODAY), TODAY)

        words = {each.instrument.code: bars[0].words for _, lines in axis.groups for each, bars in lines}
        assert words["MLAT-HK-US-1997"] == "Applies from 21 January 2000, until 20 August 2020 (unverified)"
