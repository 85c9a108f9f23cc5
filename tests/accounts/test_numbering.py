"""How offices number: no pattern that can break, no reference twice, no gap, whoever is quicker."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from accounts import numbering
from accounts.models import NumberSequence, Office
from accounts.services import next_number
from tests.factories import TODAY, OfficeFactory
from treaties.models import State


class TestValidatePattern:
    @pytest.mark.parametrize(
        "pattern", ["{year}/{number:04d}", "{number}/{year}", "MLA/{year}/{number:06d}", "No. {number}.{year}"]
    )
    def test_takes_the_forms_offices_use(self, pattern):
        numbering.validate_pattern(pattern)

    @pytest.mark.parametrize(
        ("pattern", "reason"),
        [
            ("MLA/{number}", "once each"),
            ("{year}/MLA", "once each"),
            ("{year}/{number}/{number}", "once each"),
            ("{year}{number}", "separator"),
            ("{year}/{number:04d}/7", "a digit could be mistaken"),
            ("{year}/{number}\n", "may hold unaccented letters"),
            ("{year}/{number}/\u0645", "may hold unaccented letters"),
            ("{year}/{number:>9999999999}", "Only {year} and {number}"),
            ("{year}/{number:04x}", "Only {year} and {number}"),
            ("{year.real}/{number}", "Only {year} and {number}"),
            ("{year!r}/{number}", "Only {year} and {number}"),
            ("{year}/{number}/{office}", "Only {year} and {number}"),
            ("{year}/{number}/{", "Only {year} and {number}"),
            ("{{year}}/{number}", "Only {year} and {number}"),
        ],
    )
    def test_says_what_is_wrong_with_others(self, pattern, reason):
        with pytest.raises(ValidationError, match=reason):
            numbering.validate_pattern(pattern)


class TestPatternLike:
    @pytest.mark.parametrize(
        "pattern", ["{year}/{number:04d}", "{number}/{year}", "MLA/{year}/{number:06d}", "No. {number:02d}.{year}"]
    )
    def test_reads_back_what_example_of_shows(self, pattern):
        assert numbering.pattern_like(numbering.example_of(pattern, year=2026), year=2026) == pattern

    @pytest.mark.parametrize(
        "example",
        ["", "2026", "0001", "2025/0001", "2026/0002", "2026/2026", "2026/1/1", "20260001", "26/1", "{year}/{number}",
         "{year}/{number:04d}", "2026/{1}", "\u0662\u0660\u0662\u0666/1"],
    )  # fmt: skip
    def test_asks_for_the_first_request_of_the_year(self, example):
        with pytest.raises(ValidationError, match="the year 2026 once, and the number 1 once"):
            numbering.pattern_like(example, year=2026)

    def test_leaves_what_stands_around_to_the_pattern(self):
        for example in ("2026/1/\u0645", "2026/0000000000001"):
            with pytest.raises(ValidationError):
                numbering.validate_pattern(numbering.pattern_like(example, year=2026))


class TestValidateCode:
    @pytest.mark.parametrize("code", ["CA", "AHT-LHR", "A2"])
    def test_takes_capital_letters_digits_and_hyphens(self, code):
        numbering.validate_code(code)

    @pytest.mark.parametrize("code", ["", "ca", "2A", "A/B", "A B", "A\n", "EX-A"])
    def test_refuses_what_could_be_mistaken(self, code):
        with pytest.raises(ValidationError):
            numbering.validate_code(code)


@pytest.mark.django_db
class TestNextNumber:
    def test_fills_in_the_offices_code_and_pattern(self):
        office = OfficeFactory(code="CA", number_pattern="MLA/{year}/{number:04d}")
        assert [next_number(office, on=TODAY) for _ in range(2)] == ["CA/MLA/2026/0001", "CA/MLA/2026/0002"]

    def test_begins_again_each_year(self):
        office = OfficeFactory(code="CA")
        next_number(office, on=TODAY)
        assert next_number(office, on=TODAY.replace(year=2027)) == "CA/2027/0001"

    def test_counts_exercises_apart_and_marks_them(self):
        office = OfficeFactory(code="CA")
        next_number(office, on=TODAY)
        assert next_number(office, on=TODAY, is_exercise=True) == "EX-CA/2026/0001"
        assert next_number(office, on=TODAY) == "CA/2026/0002"

    def test_keeps_two_offices_of_a_state_apart(self):
        pattern = "{year}/{number:04d}"
        first, second = OfficeFactory(number_pattern=pattern), OfficeFactory(number_pattern=pattern)
        assert next_number(first, on=TODAY) != next_number(second, on=TODAY)


@pytest.fixture
def office(transactional_db):
    State.objects.get_or_create(code="PK", defaults={"name": "Pakistan"})
    return OfficeFactory(code="CA")


@pytest.mark.database
class TestNextNumberUnderConcurrency:
    def test_is_refused_outside_a_transaction(self, office):
        with pytest.raises(TransactionManagementError, match="in the transaction that uses the number"):
            next_number(office, on=TODAY)
        assert not NumberSequence.objects.exists()

    def test_a_rollback_gives_the_number_back(self, office):
        with transaction.atomic():
            assert next_number(office, on=TODAY) == "CA/2026/0001"
            transaction.set_rollback(True)
        with transaction.atomic():
            assert next_number(office, on=TODAY) == "CA/2026/0001"

    def test_twenty_at_once_have_neither_gap_nor_double(self, office):
        given, start = [], threading.Barrier(4)
        threads = [threading.Thread(target=take_five, args=(office, given, start)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(given) == [f"CA/2026/{number:04d}" for number in range(1, 21)]


def take_five(office: Office, given: list[str], start: threading.Barrier) -> None:
    """Five numbers, each in its transaction; before each, one that is rolled back."""
    start.wait()
    for _ in range(5):
        with transaction.atomic():
            next_number(office, on=TODAY)
            transaction.set_rollback(True)
        with transaction.atomic():
            reference = next_number(office, on=TODAY)
        given.append(reference)
    connection.close()
