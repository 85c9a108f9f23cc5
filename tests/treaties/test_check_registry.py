"""`manage.py check_registry` as a registry editor runs it."""

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.treaties.by_hand import instrument, registry, row
from tests.written_once import without_editions
from treaties.management.commands import check_registry
from treaties.registry import SourceRecord

ENDED = row("AA", ended_on=date(1999, 1, 1))
OLD = row("BB", source_date="2010")


@pytest.fixture
def run(monkeypatch):
    """Run it on these rows of one convention, at noon of the day the registry speaks of; its output and exit code."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 24, 12, tzinfo=UTC))

    def ran(*arguments, rows=(ENDED, OLD)):
        monkeypatch.setattr(check_registry, "current_registry", lambda: registry([instrument()], rows))
        out, code = StringIO(), 0
        try:
            call_command("check_registry", *arguments, stdout=out)
        except SystemExit as left:
            code = left.code
        return out.getvalue(), code

    return ran


class TestTheCommand:
    def test_tells_each_remark_under_its_kind_and_the_counts_by_state(self, run):
        told, _ = run()

        assert "Registry edition 1: " in told
        assert (
            "Contradictions: Ended or suspended before in force (1)\n"
            "  - Aland, Convention ONE: ended on 1 January 1999, but in force on 1 January 2000.\n"
        ) in told
        assert "By State\n  AA  Aland: contradictions 1, gaps 2\n  BB  Beland: gaps 2\n" in told

    def test_leaves_with_1_only_where_there_is_a_contradiction(self, run):
        assert run()[1] == 1
        assert run(rows=[OLD])[1] == 0

    def test_keeps_to_one_state(self, run):
        told, code = run("--state", "bb")

        assert "Beland" in told
        assert "Aland" not in told
        assert code == 0

    def test_takes_a_source_for_old_from_so_many_months_on(self, run):
        sourced = row("AA", source_date="2025-06", source=SourceRecord(url="https://list.example"))

        assert "its source speaks of June 2025." not in run("--older-than", "24", rows=[sourced])[0]
        assert "its source speaks of June 2025." in run("--older-than", "12", rows=[sourced])[0]

    def test_cuts_what_is_too_much_to_read_and_says_how_to_see_it(self, run, monkeypatch):
        monkeypatch.setattr(check_registry, "SHOWN", 1)

        assert "  and 2 more: name a State with --state, or see all with --json" in run()[0]

    def test_gives_everything_as_json(self, run):
        out, code = run("--json")
        told = json.loads(out)

        assert told["by_kind"]["in_force_after_ended"] == 1
        assert told["by_state"]["AA"] == {"contradiction": 1, "gap": 2}
        assert told["remarks"][0] == {
            "kind": "in_force_after_ended",
            "group": "contradiction",
            "states": ["AA"],
            "instrument": "ONE",
            "sentence": "Aland, Convention ONE: ended on 1 January 1999, but in force on 1 January 2000.",
        }
        assert code == 1

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("--state", "ZZ"), "The registry has no State ZZ."),
            (("--older-than", "-1"), "Write --older-than as a number of months from 0 to 1200."),
            (("--older-than", "99999999"), "Write --older-than as a number of months from 0 to 1200."),
        ],
    )
    def test_says_what_is_wrong_with_its_arguments(self, run, arguments, told):
        with pytest.raises(CommandError, match=told):
            run(*arguments)


@pytest.mark.django_db
class TestOnTheLoadedRegistry:
    def test_runs(self):
        out = StringIO()
        with suppress(SystemExit):
            call_command("check_registry", stdout=out)

        assert "Registry edition 1: " in out.getvalue()
        assert "\nBy State\n" in out.getvalue()

    def test_says_how_to_load_one_where_there_is_none(self):
        without_editions()

        with pytest.raises(CommandError, match="load_registry"):
            call_command("check_registry")
