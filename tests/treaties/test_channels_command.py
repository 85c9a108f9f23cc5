"""`manage.py channels` as somebody types it."""

import json

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def run(capsys, *words):
    call_command("channels", *words)
    return capsys.readouterr().out


class TestChannels:
    def test_tells_the_recommended_channel_and_why(self, capsys):
        told = run(capsys, "pk", "us", "--on", "2026-11-24", "--no-color")

        assert "Recommended: United Nations Convention against Transnational Organized Crime" in told
        assert "Checked: contradicted" in told
        assert "Pakistan asks the United States, on 24 November 2026" in told

    def test_marks_as_unverified_what_could_be_used_and_says_why(self, capsys):
        told = run(capsys, "JP", "RS", "--on", "2026-11-24", "--no-color")

        usable, unavailable = told.split("\nUnavailable\n")
        assert "(UNTOC)  [unverified]" in usable
        assert "Mind: That it binds Japan is recalled" in usable
        assert "[unverified]" not in unavailable

    @pytest.mark.parametrize(
        ("option", "number", "listed"),
        [
            ("--measures", 34, "subscriber_information              Subscriber information"),
            ("--offences", 23, "illegal_access                      Illegal access"),
        ],
    )
    def test_lists_the_keys_with_their_titles(self, capsys, option, number, listed):
        lines = run(capsys, option).splitlines()

        assert len(lines) == number
        assert listed in lines

    def test_answers_in_json(self, capsys):
        answer = json.loads(run(capsys, "PK", "US", "--on", "2026-11-24", "--json"))

        assert answer["recommended"] == "UNTOC"
        assert "CETS-185" in [channel["instrument"] for channel in answer["unavailable"]]

    def test_lists_every_pair(self, capsys):
        pairs = json.loads(run(capsys, "--all", "--on", "2026-11-24", "--json"))

        assert len(pairs) == 62_250
        assert pairs["PK-US"][0] == "UNTOC"

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["PK"], "Name two States"),
            (["PK", "PK"], "Choose two different States"),
            (["PK", "ZZ"], "no State of the registry"),
            (["PK", "US", "--on", "2026-02-30"], "is no day"),
            (["PK", "US", "--on", "tomorrow"], "is no day"),
            (["PK", "US", "--on", "0001-01-01"], "Choose a day from 1 January 1900 on"),
            (["--all", "--on", "1899-12-31"], "Choose a day from 1 January 1900 on"),
            (["PK", "US", "--measure", "subscriber"], "For example: subscriber_information"),
            (["PK", "US", "--measure", "nothing"], "manage.py channels --measures lists all"),
            (["PK", "US", "--offence", "nothing"], "no offence of the catalogue.*--offences lists all"),
        ],
    )
    def test_says_what_is_wrong_with_a_question(self, words, told):
        with pytest.raises(CommandError, match=told):
            call_command("channels", *words)
