"""Every ordered pair on a day: complete, and the same as the explained answer and as the plain reference."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.treaties import reference
from tests.treaties.by_hand import STATES, instrument, registry, row
from treaties.channels import all_pairs, resolve
from treaties.registry import MembershipRecord

TODAY = date(2026, 11, 24)
# From the first convention to the next year: ends of memberships, treaties and suspensions lie between them.
DAYS = [
    *(date(1960, 1, 1), date(1962, 6, 12), date(1972, 3, 1), date(1981, 7, 1), date(1990, 11, 11), date(1995, 6, 1)),
    *(date(2003, 9, 29), date(2004, 7, 1), date(2009, 12, 1), date(2015, 1, 1), date(2017, 5, 22), date(2020, 1, 31)),
    *(date(2020, 2, 1), date(2020, 8, 1), TODAY, date(2027, 12, 31)),
]


def explained(known, one, other, on):
    return [channel.instrument for channel in resolve(known, one, other, on).usable]


class TestAllPairs:
    def test_names_every_ordered_pair_of_250_states(self, snapshot):
        pairs = all_pairs(snapshot, TODAY)

        assert len(pairs) == 250 * 249
        assert all(codes[-1] == "LETTERS-ROGATORY" for codes in pairs.values())

    @pytest.mark.parametrize("on", DAYS, ids=str)
    def test_agrees_with_the_plain_reference_on_every_ordered_pair(self, snapshot, on):
        fast, plain = all_pairs(snapshot, on), reference.every_pair(snapshot, on)

        assert len(fast) == len(plain)
        assert [pair for pair, codes in plain.items() if list(fast["-".join(pair)]) != codes] == []

    @pytest.mark.parametrize("on", DAYS, ids=str)
    def test_agrees_with_the_explained_answer_on_a_large_sample(self, snapshot, on):
        fast = all_pairs(snapshot, on)
        sample = random.Random(on.toordinal()).sample(list(fast), 500)

        assert [key for key in sample if list(fast[key]) != explained(snapshot, *key.split("-"), on)] == []


class TestNoDisagreementIsFound:
    @hypothesis_settings(max_examples=300, deadline=None)
    @given(st.data(), st.integers(0, 30_000))
    def test_on_real_pairs(self, snapshot, data, days):
        one, other = data.draw(st.lists(st.sampled_from(sorted(snapshot.states)), min_size=2, max_size=2, unique=True))
        on = date(1950, 1, 1) + timedelta(days=days)

        if "EU" not in {one, other}:
            assert explained(snapshot, one, other, on) == reference.usable(snapshot, one, other, on)

    @hypothesis_settings(max_examples=1000, deadline=None)
    @given(st.data())
    def test_in_registries_of_any_shape(self, data):
        known, on = data.draw(registries()), data.draw(st.sampled_from(DATES))
        fast, plain = all_pairs(known, on), reference.every_pair(known, on)

        for pair, codes in plain.items():
            assert list(fast["-".join(pair)]) == codes == explained(known, *pair, on), pair


# Few days, so that beginnings, ends and the day that is asked meet; parties mostly, so that their days decide.
DATES = [date(1990, 1, 1), date(2000, 12, 31), date(2001, 1, 1), date(2020, 1, 31), TODAY]
MAYBE, SELDOM = st.sampled_from([None, *DATES]), st.sampled_from([None] * 20 + DATES)
STATUSES = st.sampled_from([*["party"] * 6, "in_force", "signed", "not_bound", "terminated", "denounced", "unknown"])
KINDS = st.sampled_from(["multilateral", "multilateral", "bilateral", "bilateral", "scheme"])
PAIR = st.lists(st.sampled_from([state.code for state in STATES]), min_size=2, max_size=2, unique=True)
EVERYBODY = ("AA", "BB", "CC")


@st.composite
def registries(draw):
    """Two instruments of any kind and date, and rows of any status and dates under each."""
    instruments, rows = [], []
    for code in ("ONE", "TWO"):
        kind, preference = draw(KINDS), draw(st.sampled_from([20, 20, 20, 10]))
        made = {name: draw(SELDOM) for name in ("adopted_on", "signed_on")} | {"in_force_on": draw(MAYBE)}
        instruments.append(instrument(code, kind=kind, preference=preference, **made))
        rows += [_row(draw, state, code, kind) for state in (draw(PAIR) if kind == "bilateral" else EVERYBODY)]
    members = [MembershipRecord(code, date(1990, 1, 1), draw(MAYBE), True) for code in EVERYBODY]
    return registry(instruments, rows, eu_memberships=members)


def _row(draw, state, code, kind):
    dates = {name: draw(SELDOM) for name in ("signed_on", "ended_on", "suspended_on")}
    recalled = draw(st.sampled_from([frozenset(), frozenset({"status"}), frozenset({"in_force_on"})]))
    status = "scheme_member" if kind == "scheme" else draw(STATUSES)
    source_date = draw(st.sampled_from(["", "2000", "2020-01", "2001-01-01"]))
    dates["in_force_on"] = draw(MAYBE)
    return row(state, code, status, recalled_fields=recalled, source_date=source_date, **dates)
