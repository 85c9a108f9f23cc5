"""Every ordered pair on a day: complete, and the same as the explained answer and as the plain reference."""

import random
from datetime import date, timedelta

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.treaties import reference
from treaties.channels import all_pairs, resolve
from treaties.importing import read_files

REGISTRY = read_files(settings.REGISTRY_DIR).registry()
STATES = sorted(code for code, state in REGISTRY.states.items() if state.kind != "union")
TODAY = date(2026, 11, 24)
DAYS = [
    date(1960, 1, 1),
    date(1995, 6, 1),
    date(2015, 1, 1),
    date(2020, 1, 31),
    date(2020, 2, 1),
    TODAY,
    date(2027, 1, 1),
]


class TestAllPairs:
    def test_names_every_ordered_pair_of_250_states(self):
        pairs = all_pairs(REGISTRY, TODAY)

        assert len(STATES) == 250
        assert len(pairs) == 250 * 249
        assert all(codes[-1] == "LETTERS-ROGATORY" for codes in pairs.values())

    @pytest.mark.parametrize("on", [date(2015, 1, 1), TODAY])
    def test_agrees_with_the_plain_reference_on_every_pair(self, on):
        """The rule does not ask who requests, so each pair is asked once."""
        fast = all_pairs(REGISTRY, on)
        names = [*(i for i, one in enumerate(STATES) if one in REGISTRY.instruments_of)]

        for position in names:
            for other in STATES[position + 1 :]:
                one = STATES[position]
                assert list(fast[f"{one}-{other}"]) == reference.usable(REGISTRY, one, other, on), (one, other)

    @pytest.mark.parametrize("on", DAYS, ids=str)
    def test_agrees_with_the_explained_answer_and_the_reference_on_a_sample(self, on):
        fast, sample = all_pairs(REGISTRY, on), random.Random(on.toordinal()).sample(range(250 * 249), 400)
        keys = list(fast)

        for number in sample:
            one, other = keys[number].split("-")
            explained = [channel.instrument for channel in resolve(REGISTRY, one, other, on).usable]
            assert list(fast[keys[number]]) == explained == reference.usable(REGISTRY, one, other, on), keys[number]

    @hypothesis_settings(max_examples=150, deadline=None)
    @given(st.sampled_from(STATES), st.sampled_from(STATES), st.integers(0, 30_000))
    def test_no_pair_and_day_is_found_on_which_they_disagree(self, one, other, days):
        on = date(1950, 1, 1) + timedelta(days=days)
        if one != other:
            explained = [channel.instrument for channel in resolve(REGISTRY, one, other, on).usable]
            assert explained == reference.usable(REGISTRY, one, other, on)
