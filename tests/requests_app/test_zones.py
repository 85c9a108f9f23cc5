"""Time zones by their names."""

from datetime import datetime

import pytest
from django import forms

from requests_app import zones
from requests_app.forms.measured import Moment
from requests_app.forms.period import Range
from requests_app.identifiers.moment import moment


class TestAName:
    @pytest.mark.parametrize("text", ["Asia/Karachi", "asia/karachi", "Karachi", "Pakistan time", "Pakistan"])
    def test_is_understood_as_people_write_it(self, text):
        assert zones.named(text) == "Asia/Karachi"

    def test_of_a_state_with_several_zones_names_them(self):
        with pytest.raises(zones.ZoneRefused, match="“United States” has several time zones: America/New_York"):
            zones.named("United States")

    @pytest.mark.parametrize("text", ["Mars", "PKT", "EST", "Etc/GMT+5", "a/b"])
    def test_that_means_nothing_sure_is_refused(self, text):
        with pytest.raises(zones.ZoneRefused, match="is no time zone"):
            zones.named(text)

    def test_is_offered_with_those_of_the_two_states_first(self):
        offered = zones.offered(["PK", "DE"])

        assert offered[:4] == ["UTC", "Asia/Karachi", "Europe/Berlin", "Europe/Busingen"]
        assert len(offered) == len(set(offered)) > 300


class TestThePeriod:
    period = Range(with_zone=True)

    def test_is_kept_with_the_offset_of_each_side(self):
        kept = self.period.clean(["2026-03-01", "2026-04-30", "berlin"])

        assert kept == "From 2026-03-01 00:00 to 2026-04-30 23:59, Europe/Berlin (UTC+01:00 to UTC+02:00)"

    def test_comes_back_into_its_inputs_and_is_the_same_again(self):
        kept = self.period.clean(["2026-04-01", "2026-04-30", "Pakistan time"])
        parts = self.period.widget.decompress(kept)

        assert parts[2] == "Asia/Karachi (UTC+05:00)"
        assert self.period.clean(parts) == kept
        assert not self.period.has_changed(kept, parts)

    @pytest.mark.parametrize(
        ("start", "told"),
        [
            ("2026-03-29 02:30", "There was no 02:30 on 29 March 2026 in Europe/Berlin: the clocks went over it"),
            (
                "2026-10-25 02:30",
                "02:30 on 25 October 2026 came twice .* UTC\\+02:00 for the first, UTC\\+01:00 for the sec",
            ),
        ],
    )
    def test_is_refused_at_an_hour_that_is_none_or_two(self, start, told):
        with pytest.raises(forms.ValidationError, match=told):
            self.period.clean([start, "2026-11-30", "Europe/Berlin"])

    def test_without_its_end_is_kept_and_ended_later(self):
        assert self.period.clean(["2026-04-01", "", "Karachi"]) == "From 2026-04-01 00:00, Asia/Karachi (UTC+05:00)"


class TestTheMoment:
    def test_is_kept_with_its_offset_and_comes_back(self):
        field = Moment("Hearing", max_length=100)
        kept = field.clean(["2027-02-10 13:30", "Karachi", "three hours"])

        assert kept == "2027-02-10 13:30, Asia/Karachi (UTC+05:00); three hours"
        assert field.clean(field.widget.decompress(kept)) == kept

    def test_behind_an_address_is_read_with_the_offset_of_that_day(self):
        assert moment(" 2026-07-01 10:00 America/New_York, home") == ("2026-07-01 10:00 UTC-04:00", ", home")

    @pytest.mark.parametrize("text", [" 2026-03-29 02:30 Europe/Berlin", " 2026-03-29 02:30 Europe/Nowhere"])
    def test_behind_an_address_that_is_none_is_left(self, text):
        assert moment(text) == ("", text)


class TestTheOffset:
    def test_of_days_before_whole_minutes_is_asked_for(self):
        with pytest.raises(zones.ZoneRefused, match="kept no whole minutes"):
            zones.offset("Asia/Karachi", datetime(1890, 1, 1))
