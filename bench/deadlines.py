"""`python -m bench.deadlines`: the sweep of 1,000,000 deadlines of which 800 are due, against its floor in raw SQL.

On SQLite, and on PostgreSQL where COMITY_BENCH_POSTGRESQL names a server (as COMITY_TEST_POSTGRESQL does for tests):
a database of its own, which is thrown away. The floor reads the due rows by index and writes what the sweep writes.
"""

import json
import os
import statistics
import sys
import time
from datetime import UTC, date, datetime, timedelta

URL = os.environ.get("COMITY_BENCH_POSTGRESQL")
if URL:
    os.environ["DATABASE_URL"] = URL
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext, get_runner, setup_test_environment  # noqa: E402

from accounts.choices import Role  # noqa: E402
from jobs.models import Job  # noqa: E402
from requests_app.clocks import sweep  # noqa: E402
from requests_app.models import AssistanceRequest, Notice, StandingDeadline  # noqa: E402
from tests.factories import AssistanceRequestFactory, OfficeFactory, UserFactory  # noqa: E402
from treaties.importing import load  # noqa: E402

ROWS, DUE, LIMIT_SECONDS, LIMIT_RATIO = 1_000_000, 800, 1.0, 25
OFFICES, OFFICERS, REQUESTS = 5, 8, 5  # of each: officers of an office, requests of an officer
AT = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
DAY = date(2026, 12, 1)


def fill() -> None:
    """200 requests of 40 officers, each with 5,000 deadlines of which 4 are due."""
    load(settings.REGISTRY_DIR, at=AT)
    authority = OfficeFactory(is_central_authority=True)
    UserFactory(office=authority, roles=[Role.CENTRAL_AUTHORITY])
    for _ in range(OFFICES):
        office = OfficeFactory()
        UserFactory(office=office, roles=[Role.SUPERVISOR])
        for _ in range(OFFICERS):
            officer = UserFactory(office=office)
            AssistanceRequestFactory.create_batch(REQUESTS, office=office, drafted_by=officer, complete=False)
    first, *others = AssistanceRequest.objects.values_list("pk", flat=True)
    each, due = ROWS // (len(others) + 1), DUE // (len(others) + 1)
    StandingDeadline.objects.bulk_create(
        StandingDeadline(
            assistance_request_id=first,
            key=f"bench:{number}",
            kind="law",
            title="Decide on recognition or execution",
            due_on=DAY if number < due else DAY + timedelta(days=10 + number % 400),
            notice_at=AT - timedelta(hours=number % 3) if number < due else AT + timedelta(days=3 + number % 400),
        )
        for number in range(each)
    )
    columns = "key, kind, title, due_on, due_at, state, basis, notice_at"
    with connection.cursor() as cursor:
        for other in others:
            cursor.execute(
                f"INSERT INTO requests_app_standingdeadline (assistance_request_id, {columns}) "
                f"SELECT %s, {columns} FROM requests_app_standingdeadline WHERE assistance_request_id = %s",
                [other, first],
            )
        cursor.execute("ANALYZE")
    AssistanceRequest.objects.first().get_absolute_url()  # a worker has the addresses loaded


def floor() -> float:
    """Seconds for the same rows in raw SQL: read by index, write notices and jobs, move on; taken back afterwards."""
    with transaction.atomic(), connection.cursor() as cursor:
        started = time.perf_counter()
        cursor.execute(
            "SELECT d.id, d.due_on, r.assigned_to_id FROM requests_app_standingdeadline d "
            "JOIN requests_app_assistancerequest r ON r.id = d.assistance_request_id WHERE d.notice_at <= %s",
            [AT],
        )
        rows = cursor.fetchall()
        cursor.executemany(
            'INSERT INTO requests_app_notice (user_id, deadline_id, due_on, stage, "left", at) '
            "VALUES (%s, %s, %s, 7, 7, %s)",
            [(user, pk, due_on, AT) for pk, due_on, user in rows],
        )
        cursor.executemany(
            "INSERT INTO jobs_job (kind, key, payload, put_at, due_at, tries, trouble) "
            "VALUES ('mail', %s, %s, %s, %s, 0, '')",
            [(f"floor:{pk}", json.dumps({"to": "a@b.example", "body": "x" * 300}), AT, AT) for pk, *_ in rows],
        )
        marks = ", ".join(["%s"] * len(rows))
        cursor.execute(
            f"UPDATE requests_app_standingdeadline SET notice_at = %s WHERE id IN ({marks})",
            [AT + timedelta(days=6), *(pk for pk, *_ in rows)],
        )
        took = time.perf_counter() - started
        transaction.set_rollback(True)
    assert len(rows) == DUE, len(rows)
    return took


def main() -> int:
    setup_test_environment()
    runner = get_runner(settings)(verbosity=0, interactive=False)
    old = runner.setup_databases()
    try:
        fill()
        floors = statistics.median(floor() for _ in range(5))
        started = time.perf_counter()
        told = sweep.sweep(at=AT)
        took = time.perf_counter() - started
        before = Notice.objects.count(), Job.objects.count()
        with CaptureQueriesContext(connection) as queries:
            started = time.perf_counter()
            again = sweep.sweep(at=AT)
            second = time.perf_counter() - started
        wrote = [each["sql"] for each in queries if not each["sql"].startswith("SELECT")]
        unchanged = (Notice.objects.count(), Job.objects.count()) == before
    finally:
        runner.teardown_databases(old)
    print(f"sweep of {ROWS:,} deadlines, {DUE} due, on {connection.vendor}: {took:.3f} s, {told} notices")
    print(f"raw SQL, the same rows: {floors:.3f} s; ratio {took / floors:.1f} (limit {LIMIT_RATIO})")
    print(f"second sweep: {second * 1000:.1f} ms, {again} notices, {len(wrote)} statements that write")
    good = took <= LIMIT_SECONDS and took / floors <= LIMIT_RATIO and not again and not wrote and unchanged
    return 0 if good and told >= DUE else 1


if __name__ == "__main__":
    sys.exit(main())
