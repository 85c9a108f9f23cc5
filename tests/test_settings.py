"""Settings: each is documented, and an unsafe start is refused."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

SOURCE = (settings.BASE_DIR / "config" / "settings.py").read_text()
READ = set(re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z_]+)\"", SOURCE))
DOCUMENTED = set(
    re.findall(r"^\| `([A-Z_]+)` \|", (settings.BASE_DIR / "docs" / "settings.md").read_text(), re.MULTILINE)
)


def start(*argv, **environment):
    plain = {
        name: value for name, value in os.environ.items() if not name.startswith(("COMITY_", "DATABASE", "DJANGO"))
    }
    return subprocess.run(
        [sys.executable, *(argv or ["-c", "import config.settings"])],
        cwd=settings.BASE_DIR,
        env=plain | {"COMITY_VAR_DIR": str(settings.VAR_DIR / "start")} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


class TestDocumentation:
    def test_names_every_setting_and_no_other(self):
        assert DOCUMENTED == READ


class TestAStart:
    def test_is_refused_without_a_secret_key(self):
        assert "Set COMITY_SECRET_KEY" in start().stderr

    def test_is_refused_in_demo_mode_on_a_public_host(self):
        refused = start(COMITY_DEMO="1", COMITY_ALLOWED_HOSTS="comity.example")

        assert "serves localhost only" in refused.stderr

    @pytest.mark.parametrize("command", ["check", "serve"])
    def test_of_a_command_is_refused_in_one_sentence(self, command):
        refused = start("manage.py", command)

        assert refused.returncode == 1
        assert refused.stderr.strip() == (
            "Set COMITY_SECRET_KEY to a long random text (or COMITY_DEMO=1 to try Comity on this machine)."
        )

    @pytest.mark.parametrize("environment", [{"COMITY_DEMO": "1"}, {"COMITY_SECRET_KEY": "x" * 60}])
    def test_is_quiet_where_it_is_safe(self, environment):
        assert start(**environment).returncode == 0
