"""The README's table of commands against the commands there are."""

import re

import pytest
from django.conf import settings

from tests.test_architecture import ROOMS

COMMANDS = sorted(
    path.stem
    for room in ROOMS
    for path in (settings.BASE_DIR / room / "management" / "commands").glob("*.py")
    if path.stem != "__init__"
)
README = (settings.BASE_DIR / "README.md").read_text()
NAMED = {
    name
    for row in re.findall(r"^\| `manage\.py .*?\|", README, re.MULTILINE)
    for name in re.findall(r"`(?:manage\.py )?(\w+)", row)
}


class TestTheTableOfCommands:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_names_every_command(self, command):
        assert command in NAMED

    def test_names_no_other(self):
        assert {*COMMANDS} >= NAMED
