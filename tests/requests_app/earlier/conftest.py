"""Sheets of requests from before Comity."""

import csv
import io

import pytest

from accounts.choices import Role
from requests_app.earlier import keeping
from requests_app.earlier.columns import COLUMNS
from tests.factories import NOON, UserFactory

ROW = {
    "reference": "OLD/2024/17",
    "case_reference": "FIR 88/2024",
    "case_title": "Classified advertisements",
    "requested_state": "United States",
    "measures": "Subscriber information",
    "basis": "UN Convention against Transnational Organized Crime, art. 18",
    "sent_on": "2026-09-01",
    "status": "Transmitted",
}


@pytest.fixture
def supervisor(office, officer):
    return UserFactory(office=office, roles=[Role.SUPERVISOR], email="supervisor@office.example")


@pytest.fixture
def row(officer):
    """`row(status="Acknowledged")`: a complete row, with changes."""

    def row(**changes):
        return ROW | {"person": officer.email} | changes

    return row


def sheet(*rows) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(column.heading for column in COLUMNS)
    writer.writerows([each.get(column.key, "") for column in COLUMNS] for each in rows)
    return out.getvalue().encode()


@pytest.fixture
def take_over(supervisor):
    """`take_over(row(), row(reference="OLD/2"))` -> how many were."""

    def take_over(*rows, user=None, at=NOON):
        return keeping.take_over("old.csv", sheet(*rows), user=user or supervisor, at=at)

    return take_over
