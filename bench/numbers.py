"""`python -m bench.numbers [--requests 100000]`: the report of numbers at 100,000 requests, against the least raw SQL
that reads the same figures of all requests, restricted ones too; on SQLite, and on PostgreSQL where a server answers,
in a database that is dropped after.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

import psycopg  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402

from accounts.choices import Role  # noqa: E402
from accounts.models import Office, RoleAssignment, User  # noqa: E402
from requests_app.choices import Ending, RefusalKind  # noqa: E402
from requests_app.models import AssistanceRequest, Case, Course, CourseMeasure, StandingDeadline  # noqa: E402
from requests_app.numbers.asking import Asked, By  # noqa: E402
from requests_app.numbers.report import report  # noqa: E402
from treaties.importing import load  # noqa: E402
from treaties.models import State  # noqa: E402
from treaties.selectors import current_registry  # noqa: E402

URL = os.environ.get("COMITY_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/postgres")
NAME = f"comity_bench_numbers_{os.getpid()}"
PAGE, RATIO, ROUNDS = 300.0, 3.0, 7  # ms for the page; ours to the raw SQL
AT, TODAY = datetime(2026, 11, 24, 6, 0, tzinfo=UTC), date(2026, 11, 24)
STATES = ("US", "CN", "GB", "DE", "FR", "AE", "TR", "JP", "IN", "CA", "NO", "SG", "MY", "IT", "ES", "NL")
CHANNELS = ("UNTOC", "UNCAC", "LETTERS-ROGATORY", "UN-DRUGS-1988")
MEASURES = (
    "subscriber_information",
    "traffic_data_stored",
    "content_data_stored",
    "taking_testimony",
    "service_documents",
)
RAW = """
    SELECT {by}, executed_in, COUNT(*), SUM(CASE WHEN returns > 0 THEN 1 ELSE 0 END),
        SUM(CASE WHEN ended_as = 'refused' THEN 1 ELSE 0 END)
    FROM requests_app_course c {joined} WHERE requesting_state_id = 'PK' GROUP BY {by}, executed_in;
    SELECT {by}, acknowledged_in, COUNT(*)
    FROM requests_app_course c {joined} WHERE requesting_state_id = 'PK' AND acknowledged_in IS NOT NULL
    GROUP BY {by}, acknowledged_in;
    SELECT {by}, kind = 'preservation', COUNT(DISTINCT c.assistance_request_id)
    FROM requests_app_course c
        JOIN requests_app_standingdeadline d ON d.assistance_request_id = c.assistance_request_id {joined}
    WHERE requesting_state_id = 'PK' AND state = 'running' AND due_on < '2026-11-24'
    GROUP BY {by}, kind = 'preservation';
    SELECT section, field, reason, COUNT(DISTINCT o.assistance_request_id)
    FROM requests_app_objection o JOIN requests_app_course c ON c.assistance_request_id = o.assistance_request_id
    WHERE is_external AND requesting_state_id = 'PK' GROUP BY section, field, reason;
    SELECT refused_for, COUNT(*) FROM requests_app_course c
    WHERE requesting_state_id = 'PK' AND ended_as = 'refused' GROUP BY refused_for
"""
COLUMNS = {By.STATE: "requested_state_id", By.INSTRUMENT: "channel", By.OFFICE: "office_id", By.MONTH: "sent_month"}


def fill(number: int) -> User:
    """So many sent requests of twenty offices, one in fifty of them restricted."""
    load(settings.REGISTRY_DIR, at=AT)
    home, rng = State.objects.get(code="PK"), random.Random(7)
    offices = [Office.objects.create(name=f"Office {at}", state=home, code=f"B{at}") for at in range(20)]
    authority = Office.objects.create(name="Central authority", state=home, code="CA", is_central_authority=True)
    user = User.objects.create(email="bench@example.org", name="Bench", office=authority)
    RoleAssignment.objects.create(user=user, role=Role.CENTRAL_AUTHORITY)
    other = User.objects.create(email="other@example.org", name="Other", office=offices[0])
    with transaction.atomic():
        case = Case.objects.create(
            office=offices[0], national_reference="1", title="Bench", created_by=other, created_at=AT
        )
        for first in range(0, number, 5000):
            _batch(range(first, min(first + 5000, number)), case, offices, other, rng)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return user


def _batch(numbers: range, case: Case, offices: list[Office], other: User, rng: random.Random) -> None:
    same = {"case": case, "requesting_state_id": "PK", "assigned_to": other, "created_by": other, "created_at": AT}
    requests = AssistanceRequest.objects.bulk_create(
        AssistanceRequest(
            reference=f"MLA/{at}",
            office=rng.choice(offices),
            requested_state_id=STATES[min(int(rng.expovariate(0.4)), len(STATES) - 1)],
            channel=rng.choice(CHANNELS),
            confidentiality="restricted" if at % 50 == 0 else "ordinary",
            nexus="Why this evidence matters. " * 20,
            **same,
        )
        for at in numbers
    )
    courses = Course.objects.bulk_create(_course(each, rng) for each in requests)
    CourseMeasure.objects.bulk_create(
        CourseMeasure(course=each, measure=key) for each in courses for key in rng.sample(MEASURES, rng.choice((1, 2)))
    )
    StandingDeadline.objects.bulk_create(
        StandingDeadline(
            assistance_request_id=each.pk,
            key="house:acknowledgement",
            kind=rng.choice(("acknowledgement", "preservation")),
            title="Acknowledgement expected",
            due_on=TODAY + timedelta(days=rng.randint(-30, 300)),
            state="over" if each.ended_as else "running",
        )
        for each in courses
    )


def _course(of: AssistanceRequest, rng: random.Random) -> Course:
    sent = TODAY - timedelta(days=rng.randint(0, 2000))
    ended = rng.choice((Ending.EXECUTED, Ending.EXECUTED, Ending.REFUSED, ""))
    return Course(
        assistance_request=of,
        requesting_state_id="PK",
        requested_state_id=of.requested_state_id,
        office_id=of.office_id,
        channel=of.channel,
        sent_on=sent,
        sent_month=sent.replace(day=1),
        acknowledged_in=int(rng.expovariate(0.05)) if rng.random() < 0.8 else None,
        executed_in=int(rng.gammavariate(3, 70)) if ended == Ending.EXECUTED else None,
        ended_as=ended,
        returns=int(rng.random() < 0.1),
        refused_for=rng.choice(RefusalKind.values) if ended == Ending.REFUSED else "",
    )


def median(work: Callable[[], object]) -> float:
    """In milliseconds."""
    took = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return statistics.median(took) * 1000


def raw(by: By) -> None:
    joined = "JOIN requests_app_coursemeasure m ON m.course_id = c.assistance_request_id" if by == By.MEASURE else ""
    with connection.cursor() as cursor:
        for statement in RAW.format(by=COLUMNS.get(by, "m.measure"), joined=joined).split(";"):
            cursor.execute(statement)
            cursor.fetchall()


def measure(number: int) -> bool:
    call_command("migrate", verbosity=0)
    user = fill(number)
    registry = current_registry()
    client = Client()
    client.force_login(user)
    good = True
    for by in By:
        ours = median(lambda by=by: report(user, Asked(by=by), registry, on=TODAY))
        least = median(lambda by=by: raw(by))
        page = median(lambda by=by: client.get("/numbers/", {"by": by.value}))
        good = good and page <= PAGE and client.get("/numbers/", {"by": by.value}).status_code == 200
        print(
            f"  by {by.told}: page {page:.0f} ms (limit {PAGE:.0f}), report {ours:.0f} ms, "
            f"raw SQL {least:.0f} ms, ratio {ours / least:.1f} (limit {RATIO})"
        )
        good = good and ours / least <= RATIO
    return good


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--requests", type=int, default=100_000)
    asked.add_argument("--only", choices=("sqlite", "postgresql"))
    options = asked.parse_args()
    if connection.vendor == "postgresql":  # started by the other half
        return 0 if measure(options.requests) else 1
    good = True
    if options.only != "postgresql":
        print(f"SQLite, {options.requests} requests:", flush=True)
        good = measure(options.requests)
    return 0 if good and (options.only == "sqlite" or _on_postgresql(options.requests)) else 1


def _on_postgresql(number: int) -> bool:
    try:
        server = psycopg.connect(URL, connect_timeout=3, autocommit=True)
    except psycopg.OperationalError as error:
        print(f"Not measured on PostgreSQL: no server answers ({' '.join(str(error).split())}).")
        return True
    print(f"PostgreSQL, {number} requests:", flush=True)
    with server:
        server.execute(f'CREATE DATABASE "{NAME}"')
        try:
            environment = os.environ | {"DATABASE_URL": urlsplit(URL)._replace(path=f"/{NAME}").geturl()}
            run = [sys.executable, "-m", "bench.numbers", "--requests", str(number)]
            return subprocess.call(run, env=environment) == 0
        finally:
            server.execute(f'DROP DATABASE "{NAME}" WITH (FORCE)')


if __name__ == "__main__":
    sys.exit(main())
