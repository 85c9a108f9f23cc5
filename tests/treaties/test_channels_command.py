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
            (["PK", "US", "--measure", "subscriber"], "For example: subscriber_information"),
            (["PK", "US", "--offence", "nothing"], "no offence of the catalogue"),
        ],
    )
    def test_says_what_is_wrong_with_a_question(self, words, told):
        with pytest.raises(CommandError, match=told):
            call_command("channels", *words)
