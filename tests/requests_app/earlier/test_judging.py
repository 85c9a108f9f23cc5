"""What is said of each row: where, what is wrong, and what to do."""

from datetime import date

import pytest

from accounts.choices import Role
from requests_app.earlier import keeping
from requests_app.earlier.judging import day_of
from tests.factories import NOON, OfficeFactory, UserFactory
from tests.requests_app.earlier.conftest import sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(supervisor, row):
    """`said(status="Gone")`: (column, words) of what is wrong with a row."""

    def said(*, notes=False, **changes):
        (judged,) = keeping.looked_at("old.csv", sheet(row(**changes)), user=supervisor, at=NOON)
        return [(each.column, each.words) for each in (judged.notes if notes else judged.problems)]

    return said


class TestARow:
    def test_of_which_much_is_bad_is_told_all_of_it_at_once(self, said):
        columns = [column for column, _ in said(basis="", requested_state="Narnia", sent_on="3 May", status="Open")]

        assert columns == ["Legal basis as cited", "Requested State", "Sent on", "Status"]

    @pytest.mark.parametrize(
        ("changes", "column", "words"),
        [
            ({"reference": ""}, "Our reference", "It is empty."),
            ({"reference": "x" * 81}, "Our reference", "longer than 80"),
            ({"reference": "A\x00B"}, "Our reference", "signs that are no text"),
            ({"requested_state": "Untied States"}, "Requested State", "Did you mean United States"),
            ({"requested_state": "Pakistan"}, "Requested State", "your own State"),
            ({"measures": "Subscriber informations"}, "Measures", "Did you mean Subscriber information"),
            ({"measures": "Subscriber information; Magic"}, "Measures", "“Magic” is no measure"),
            ({"sent_on": "03/05/2025"}, "Sent on", "is no day. Write it as year-month-day"),
            ({"sent_on": "2026-02-30"}, "Sent on", "is no day"),
            ({"sent_on": "2027-01-01"}, "Sent on", "lies in the future"),
            ({"sent_on": "0205-01-01"}, "Sent on", "before 1980"),
            ({"status": "Acknowledged", "acknowledged_on": "2026-08-01"}, "Acknowledged on", "before it was sent"),
            ({"status": "Acknowledged"}, "Acknowledged on", "enter the day"),
            ({"acknowledged_on": "2026-09-20"}, "Status", "let the status be Acknowledged"),
            ({"status": "Executed"}, "Status", "only open ones are"),
            ({"status": "Transmited"}, "Status", "Did you mean Transmitted"),
            ({"person": "nobody@office.example"}, "Person in charge", "Nobody who drafts in your office"),
            ({"confidentiality": "Secret"}, "Confidentiality", "is none of these"),
            ({"urgency": "Very"}, "Urgency", "is none of these"),
            ({"case_title": ""}, "Case title", "not in Comity yet"),
        ],
    )
    def test_that_is_bad_is_told_with_its_column(self, said, changes, column, words):
        (problem,) = said(**changes)

        assert problem[0] == column
        assert words in problem[1]

    def test_of_a_basis_that_is_not_known_is_kept_as_cited(self, said):
        ((column, words),) = said(notes=True, basis="UN Convention against Transnational Organised Crime")

        assert column == "Legal basis as cited"
        assert "Did you mean" in words
        assert "kept as cited, unverified" in words

    def test_of_somebody_of_another_office_is_told(self, said, office):
        other = UserFactory(office=OfficeFactory(state=office.state), roles=[Role.LEGAL_OFFICER])

        assert "Nobody who drafts in your office" in said(person=other.email)[0][1]

    def test_that_stands_there_twice_is_told_in_both(self, supervisor, row):
        rows = keeping.looked_at("old.csv", sheet(row(), row()), user=supervisor, at=NOON)

        assert ["more than once" in each.problems[0].words for each in rows] == [True, True]

    def test_that_is_in_comity_already_is_left(self, supervisor, row, take_over):
        take_over(row())
        same, other = (
            keeping.looked_at("old.csv", sheet(row(**changes)), user=supervisor, at=NOON)[0]
            for changes in ({}, {"note": "More."})
        )

        assert same.is_there
        assert "as the sheet has it" in same.notes[-1].words
        assert "says something else" in other.notes[-1].words

    def test_of_a_case_that_only_named_people_know_has_to_be_restricted(self, supervisor, row, take_over):
        take_over(row(confidentiality="Restricted"))
        (judged,) = keeping.looked_at("old.csv", sheet(row(reference="OLD/2")), user=supervisor, at=NOON)

        assert "enter Restricted" in judged.problems[0].words


class TestADay:
    @pytest.mark.parametrize(
        ("written", "day"),
        [("2025-05-03", date(2025, 5, 3)), ("2025-05-03 00:00:00", date(2025, 5, 3)), ("3 May", None), ("", None)],
    )
    def test_is_read_in_one_way(self, written, day):
        assert day_of(written) == day
