"""Editions are kept whole: what one said can be read again, and what was altered is found out."""

import zlib
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from tests.conftest import LOADED_AT
from tests.written_once import as_before_editions_were_kept, guards_lifted
from treaties import law
from treaties.channels import as_json, resolve
from treaties.editions import EditionAltered, law_files_of, publish_if_changed, records_of, registry_of
from treaties.finder import find
from treaties.finder.printed import printed
from treaties.models import Edition, EditionContent, Participation
from treaties.selectors import current_registry
from treaties.snapshot import KINDS, Links, read

pytestmark = pytest.mark.django_db

LATER = LOADED_AT + timedelta(days=1)


@pytest.fixture
def first():
    return Edition.objects.get()


@pytest.fixture
def second(first):
    """An edition in which Pakistan is no party to UNTOC any more."""
    Participation.objects.filter(state="PK", instrument__code="UNTOC").update(status="unknown", in_force_on=None)
    with transaction.atomic():
        edition, _ = publish_if_changed(law.files_in(settings.LAW_DIR), at=LATER)
    return edition


class TestAnEdition:
    def test_keeps_every_fact(self, first):
        links = Links()

        kept = records_of(first)

        for kind in KINDS:
            assert kept[kind.name] == {kind.key_of(record): record for _, record in read(kind, links)}

    def test_keeps_its_law_files(self, first):
        assert law_files_of(first) == law.files_in(settings.LAW_DIR)

    def test_is_published_only_where_something_changed(self, first):
        with transaction.atomic():
            edition, published = publish_if_changed(law.files_in(settings.LAW_DIR), at=LATER)

        assert (edition, published) == (first, False)

    def test_answers_as_it_did_when_a_later_one_says_otherwise(self, first, second):
        def recommended(registry):
            return resolve(registry, "PK", "US", LOADED_AT.date()).recommended.instrument

        assert recommended(registry_of(first)) == "UNTOC"
        assert recommended(current_registry()) != "UNTOC"

    @pytest.mark.parametrize("pair", ["PK US", "PK GB", "PK CN", "GB US", "DE FR", "JP RS", "US CH", "IN SG"])
    def test_answers_and_prints_the_same_from_the_tables_and_from_what_is_kept(self, first, pair):
        def told(registry):
            answer = resolve(registry, *pair.split(), LOADED_AT.date(), ("subscriber_information",))
            return as_json(answer), printed(registry, find(registry, answer, "urgent", LOADED_AT.date()))

        assert told(registry_of(first)) == told(current_registry())

    @pytest.mark.parametrize(("part", "read_again"), [("facts", records_of), ("law", law_files_of)])
    def test_that_was_altered_is_found_out(self, first, part, read_again):
        whole = zlib.decompress(getattr(first.content, part))
        altered = {part: zlib.compress(whole.replace(b"2010", b"2011", 1))}
        with guards_lifted(put_back=True):
            EditionContent.objects.filter(edition=first).update(**altered)

        with pytest.raises(EditionAltered, match="are not those it was published with"):
            read_again(Edition.objects.get())

    def test_that_was_not_kept_is_published_anew_by_a_load(self, first):
        as_before_editions_were_kept()

        call_command("load_registry", verbosity=0)

        assert Edition.objects.count() == 2
        assert Edition.objects.first().sha256 == first.sha256

    @pytest.mark.database
    @pytest.mark.parametrize("table", ["treaties_edition", "treaties_editioncontent"])
    def test_is_not_deleted(self, table):
        with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")

        assert Edition.objects.exists()
        assert EditionContent.objects.exists()

    @pytest.mark.database
    @pytest.mark.parametrize("table", [Edition, EditionContent])
    def test_is_written_once(self, table):
        column = "sha256" if table is Edition else "facts"

        with pytest.raises(DatabaseError, match="Editions are written once"), transaction.atomic():
            table.objects.update(**{column: b"" if column == "facts" else "0" * 64})
