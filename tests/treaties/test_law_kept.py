"""Law files that an edition kept before their shape changed: what can be read of them is, and what cannot is told."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from tests.conftest import LOADED_AT
from treaties import law as law_files
from treaties.channels import resolve
from treaties.editions import publish_if_changed
from treaties.law import LawError
from treaties.selectors import EditionNotReadable, current_registry, registry_in

KEPT = Path(__file__).parent / "kept" / "offences.yaml"
CONVENTION = "instruments/CETS-030.yaml"


@pytest.fixture(scope="module")
def today():
    return law_files.files_in(settings.LAW_DIR)


@pytest.fixture(scope="module")
def older(today):
    """With offences, and a route, in the shape of then; before there were questions on refusal."""
    convention = today[CONVENTION].replace(b"  article: 15(1)\n", b"  article: 15(1)\n  layer: convention\n", 1)
    changed = {**today, "offences.yaml": KEPT.read_bytes(), CONVENTION: convention}
    return {name: content for name, content in changed.items() if name != "refusal_grounds.yaml"}


class TestFilesOfAnotherShape:
    def test_are_read_where_an_edition_kept_them(self, older):
        book = law_files.parse(older, kept=True)

        (offence,) = book.offences.values()
        (provision,) = offence.provisions["PK"]
        assert (offence.treaty_articles["CETS-185"], offence.elements) == ("Art 2", ())
        assert provision.max_penalty_years == 0.25
        assert [each.text for each in offence.notes_for("PK", "US")] == ["Germany wants a barrier overcome."]
        assert (book.threshold("UNTOC"), book.refusal_questions) == (None, {})
        assert book.instruments["CETS-030"].routes[0].key == "ministry_of_justice"

    def test_say_what_was_passed_over(self, older):
        passed_over = law_files.parse(older, kept=True).passed_over

        assert f"{CONVENTION}: transmission_routes[ministry_of_justice].layer: is not a known key" in passed_over
        assert "offences.yaml: elements: is missing" in passed_over
        assert any(each.endswith("national.PK[PECA 2016 s 3].meets: is not a known key") for each in passed_over)

    def test_stop_a_load(self, older):
        with pytest.raises(LawError, match=r"layer: is not a known key(.|\n)*elements: is missing"):
            law_files.parse(older)

    def test_stop_whoever_needs_all_of_them(self, older):
        with pytest.raises(LawError, match="layer: is not a known key"):
            law_files.parse(older, kept=True).whole()

    def test_are_not_told_where_the_shape_is_that_of_today(self, today):
        assert law_files.parse(today, kept=True).passed_over == ()

    @pytest.mark.parametrize("missing", ["LETTERS-ROGATORY.yaml: the file is missing", "relationship_rule: is missing"])
    def test_are_refused_where_nothing_can_be_made_of_them(self, older, missing):
        without = {name: content for name, content in older.items() if not name.endswith("LETTERS-ROGATORY.yaml")}
        without[CONVENTION] = older[CONVENTION].replace(b"relationship_rule:", b"relations:")

        with pytest.raises(LawError, match=missing):
            law_files.parse(without, kept=True)


@pytest.mark.django_db
class TestAnEditionOfAnotherShape:
    @pytest.fixture
    def published(self, today):
        def publish(files) -> int:
            with transaction.atomic():
                edition, _ = publish_if_changed(files, at=LOADED_AT + timedelta(days=1))
                publish_if_changed(today, at=LOADED_AT + timedelta(days=2))
            return edition.number

        return publish

    def test_answers_as_before(self, published, older):
        asked = "PK", "US", date(2026, 11, 24), ["content_data_stored"], "illegal_access"

        then = resolve(registry_in(published(older)), *asked)

        assert [each.instrument for each in then.usable] == [
            each.instrument for each in resolve(current_registry(), *asked).usable
        ]
        assert "at least four years" in " ".join(then.channel("UNTOC").scope_conditions)

    def test_that_cannot_be_read_says_so(self, published, older):
        number = published({**older, "offences.yaml": b"schema: ["})

        with pytest.raises(EditionNotReadable, match=r"cannot be read any more:\noffences\.yaml: is no YAML"):
            registry_in(number)
