"""`manage.py load_registry`: what it says, and how it ends."""

import pytest
from django.core.management import call_command

from treaties import law
from treaties.models import Edition, EUMembership, State
from treaties.selectors import current_law

pytestmark = pytest.mark.django_db


class TestLoadRegistry:
    def test_counts_each_kind_and_names_the_edition(self, capsys):
        call_command("load_registry")

        told = capsys.readouterr().out
        edition = Edition.objects.get()
        assert " ".join(next(line for line in told.splitlines() if "participations" in line).split()) == (
            "participations 0 0 2642 0"
        )
        assert f"Edition 1 is current; nothing changed. SHA-256 {edition.sha256}" in told

    def test_says_that_it_published_an_edition(self, files, capsys):
        files.alter("eu_members.csv", "BE,1958-01-01,,recalled\r\n", "")

        call_command("load_registry", files)

        assert "Edition 2 published. SHA-256 " in capsys.readouterr().out

    def test_names_every_problem_and_loads_nothing(self, files, capsys):
        files.alter("eu_members.csv", "BE,1958-01-01,,recalled\r\n", "")
        files.alter("eu_members.csv", "DE,1958-01-01", "DE,1958-01-32")
        files.alter("authorities.csv", "AD,untoc,", "AD,post_office,")

        with pytest.raises(SystemExit) as ended:
            call_command("load_registry", files)

        told = capsys.readouterr().err.splitlines()
        assert ended.value.code == 1
        assert "eu_members.csv, row 2, column member_from: '1958-01-32' is no date; write YYYY-MM-DD" in "\n".join(told)
        assert any(line.startswith("authorities.csv, row 2, column role: 'post_office' is none of: ") for line in told)
        assert told[-1] == f"Nothing was loaded: 2 problems in {files}."
        assert EUMembership.objects.filter(state="BE").exists()

    def test_tells_the_rows_that_editors_changed(self, capsys):
        State.objects.filter(code="TR").update(name="Turkey")

        call_command("load_registry")

        told = capsys.readouterr().out
        assert "Kept: State TR: changed in Comity since it was loaded." in told
        assert "--replace overwrites them" in told
        assert State.objects.get(code="TR").name == "Turkey"

    def test_overwrites_them_when_told_to(self, capsys):
        State.objects.filter(code="TR").update(name="Turkey")

        call_command("load_registry", replace=True)

        assert "Kept" not in capsys.readouterr().out
        assert State.objects.get(code="TR").name == "Türkiye"

    def test_publishes_law_files_from_wherever_they_are(self, files, capsys):
        files.alter("law/instruments/UNTOC.yaml", "Execute as soon as possible", "Execute soon")

        call_command("load_registry", files)

        assert "Edition 2 published" in capsys.readouterr().out
        assert current_law().sha256 == law.digest(law.files_in(files / "law"))
