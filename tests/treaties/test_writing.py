"""Writing changed rows, many at once: what does not fit is refused in words, and the rest is as if written singly."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from treaties.difference import BY_NAME
from treaties.models import Instrument, Participation, Source
from treaties.registry import SourceRecord
from treaties.snapshot import Links, read
from treaties.writing import Altered, RowsRefused, out_of_date, write

pytestmark = pytest.mark.django_db

PLACES, SOURCES, INSTRUMENTS = (BY_NAME[name] for name in ("participations", "sources", "instruments"))
DAY = date(2026, 10, 1)


def places(**of):
    return [record for _, record in read(PLACES, Links(), **of)]


def under(code="UNTOC"):
    """Every participation under it, with another last day."""
    return [Altered(PLACES, record, replace(record, ended_on=DAY)) for record in places(instrument__code=code)]


class TestWrite:
    def test_changes_many_rows_in_few_queries(self, django_assert_max_num_queries):
        rows = under()

        with django_assert_max_num_queries(12):
            write(rows)

        assert Participation.objects.filter(ended_on=DAY).count() == len(rows) > 100

    def test_leaves_what_marks_a_row_as_loaded(self):
        before = dict(Participation.objects.values_list("pk", "loaded_digest"))

        write(under())

        assert dict(Participation.objects.values_list("pk", "loaded_digest")) == before

    def test_writes_an_instrument_before_what_supplements_and_joins_it(self):
        treaty = next(record for _, record in read(INSTRUMENTS, Links(), code="UNTOC"))
        new, later = replace(treaty, code="A-NEW"), replace(treaty, code="A-LATER", supplements="A-NEW")
        place = replace(places(instrument__code="UNTOC", state="PK")[0], instrument="A-LATER")

        write([Altered(PLACES, None, place), Altered(INSTRUMENTS, None, later), Altered(INSTRUMENTS, None, new)])

        assert Instrument.objects.get(code="A-LATER").supplements.code == "A-NEW"
        assert Participation.objects.filter(instrument__code="A-LATER", state="PK").exists()

    def test_takes_a_source_that_is_there_already_for_the_same(self):
        known = Source.objects.first().url

        write([Altered(SOURCES, None, SourceRecord(url=known, title="Another name"))])

        assert Source.objects.filter(url=known).count() == 1

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            ({"instrument": "A-MISSING"}, "rests on A-MISSING, which the registry does not have"),
            ({"source": SourceRecord(url="https://unknown.example/x")}, "was read at https://unknown.example/x"),
        ],
    )
    def test_refuses_a_row_that_rests_on_what_is_not_there(self, change, reason):
        with pytest.raises(RowsRefused, match=reason), transaction.atomic():
            write([Altered(PLACES, None, replace(places(state="PK")[0], **change))])

    def test_refuses_to_remove_what_others_rest_on(self):
        treaty = next(record for _, record in read(INSTRUMENTS, Links(), code="UNTOC"))

        with pytest.raises(RowsRefused, match="still used by other rows"), transaction.atomic():
            write([Altered(INSTRUMENTS, treaty, None)])


class TestOutOfDate:
    def test_finds_the_rows_that_are_not_as_they_were(self):
        rows = [altered.row for altered in under()]
        Participation.objects.filter(instrument__code="UNTOC", state="PK").update(ended_on=date(2020, 1, 1))

        assert [reason.partition(":")[0] for reason in out_of_date(rows)] == [
            "Participation UNTOC / PK was changed since. Look at it as it is now, and propose it again."
        ]

    def test_asks_once_for_many_rows(self):
        rows = [altered.row for altered in under()]

        with CaptureQueriesContext(transaction.get_connection()) as asked:
            assert out_of_date(rows) == []

        assert len(asked) <= 5
