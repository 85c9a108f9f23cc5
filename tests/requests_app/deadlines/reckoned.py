"""Clocks of the real law from steps of a history that began with SENT."""

from dataclasses import replace
from datetime import date, timedelta

from requests_app.deadlines import (
    Step,
    deadlines,
)
from tests.requests_app.complete import law

SENT = date(2026, 12, 1)


def after(days):
    return SENT + timedelta(days=days)


def step(act, days, **details):
    return Step(act, after(days), details)


def clocks(*steps, code="UNTOC", measures=("taking_testimony",), wanted_by=None, on=SENT, profile=None, **more):
    profiles = [profile or law().instruments[code]]
    found = deadlines(steps, profiles=profiles, measures=measures, wanted_by=wanted_by, on=on, **more)
    return {clock.key: clock for clock in found}


def triggered(code, key, **changes):
    """The law profile with only this deadline, changed."""
    profile = law().instruments[code]
    deadline = next(each for each in profile.deadlines if each.key == key)
    return replace(profile, deadlines=(replace(deadline, **changes),))
