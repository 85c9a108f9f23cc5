"""The channel rule asked from outside answers as the command does."""

import json

import pytest
from django.core.management import call_command
from django.utils import timezone

from treaties.api.shapes import AnswerShape

pytestmark = pytest.mark.django_db


class TestChannels:
    @pytest.mark.parametrize(
        ("words", "query"),
        [
            ("PK US --on 2026-11-24", {"requesting": "PK", "requested": "US", "on": "2026-11-24"}),
            ("GB US", {"requesting": "gb", "requested": "us"}),
            (
                "HK US --on 2015-01-01 --measure traffic_data_stored --measure content_data_stored --offence extortion",
                {
                    "requesting": "HK", "requested": "US", "on": "2015-01-01",
                    "measure": ["traffic_data_stored", "content_data_stored"], "offence": "extortion",
                },
            ),
        ],
    )  # fmt: skip
    def test_say_what_the_command_says(self, ask, capsys, words, query):
        call_command("channels", *words.split(), "--json")
        assert ask("channels", query).told == json.loads(capsys.readouterr().out)

    def test_are_described_whole(self, ask):
        told = ask("channels", {"requesting": "PK", "requested": "US"}).told
        assert AnswerShape.model_validate(told).model_dump(mode="json") == told

    def test_are_those_of_today_without_a_day(self, ask):
        assert ask("channels", {"requesting": "DE", "requested": "FR"}).told["on"] == timezone.localdate().isoformat()
