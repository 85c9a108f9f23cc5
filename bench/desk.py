"""`python -m bench.desk [--rows 1000000]`: a desk and a list among a million requests, against raw SQL.

On PostgreSQL, where a server answers (COMITY_BENCH_POSTGRESQL, else the local one): in a database of its own, which is
thrown away. Ratios in one run; a page is asked of the views in this process.
"""

import argparse
import gc
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

URL = os.environ.get("COMITY_BENCH_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/postgres")
os.environ["DATABASE_URL"] = URL
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import OperationalError, connection  # noqa: E402
from django.db.models import JSONField  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import get_runner  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.choices import Role  # noqa: E402
from accounts.models import RoleAssignment, User  # noqa: E402
from requests_app.choices import Status  # noqa: E402
from requests_app.clocks import with_clock_rows  # noqa: E402
from requests_app.desk import groups  # noqa: E402
from requests_app.lists import keyset  # noqa: E402
from requests_app.models import AssistanceRequest, Case  # noqa: E402
from requests_app.selectors import for_list, visible_to  # noqa: E402
from requests_app.selectors.waiting import waiting_for  # noqa: E402
from tests.factories import OfficeFactory, UserFactory  # noqa: E402
from treaties.importing import load  # noqa: E402

OFFICES, OFFICERS = 40, 25
DESK_LIMIT, PAGE_LIMIT_MS, FAR_LIMIT = 3.0, 60.0, 1.2
ROUNDS, FAR = 40, 400
AT = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
WAIT = [Status.DRAFT, Status.RETURNED, Status.QUERY_OPEN]

# What the officer's desk needs of the database, written by hand: its groups are the three statuses.
BY_HAND = """
    SELECT r.id, l.due_on
    FROM requests_app_assistancerequest r JOIN requests_app_listing l ON l.assistance_request_id = r.id
    WHERE r.office_id = %s AND r.assigned_to_id = %s AND r.status = %s
    ORDER BY (l.due_on >= %s), l.press, l.due_on, r.id LIMIT 1001
"""
LIST_BY_HAND = """
    SELECT r.id FROM requests_app_assistancerequest r
    WHERE r.office_id = %s AND (r.confidentiality <> 'restricted' OR r.assigned_to_id = %s OR r.created_by_id = %s
        OR EXISTS (SELECT 1 FROM requests_app_drafter d WHERE d.assistance_request_id = r.id AND d.user_id = %s))
    ORDER BY r.created_at DESC, r.id DESC LIMIT 26
"""


def fill(rows: int) -> User:
    """As an office of officers has them: one in eight open, one in fifty restricted. Gives one officer."""
    load(settings.REGISTRY_DIR, at=AT)
    authority = OfficeFactory(is_central_authority=True)
    UserFactory(office=authority, roles=[Role.CENTRAL_AUTHORITY], email="sender@bench.example")
    offices = [OfficeFactory() for _ in range(OFFICES)]
    people = [
        User(email=f"{at}.{office.pk}@bench.example", name=f"Officer {at}", office=office, password="!")
        for office in offices
        for at in range(OFFICERS)
    ]
    User.objects.bulk_create(people)
    RoleAssignment.objects.bulk_create(RoleAssignment(user=each, role=Role.LEGAL_OFFICER) for each in people)
    Case.objects.bulk_create(
        Case(office=each.office, national_reference=each.email, title="Bench", created_by=each, created_at=AT)
        for each in people
    )
    # Every column that has no default in the database, by generate_series: officers in turn, cases of their office.
    columns = {
        "reference": "'BENCH/' || n",
        "office_id": "u.office_id",
        "assigned_to_id": "u.id",
        "created_by_id": "u.id",
        "case_id": "c.ids[1 + n %% 25]",
        "requesting_state_id": "'PK'",
        "requested_state_id": "(ARRAY['US','GB','DE','FR','AE','TR'])[1 + n %% 6]",
        "status": "CASE WHEN n / 1000 %% 8 > 0 THEN 'closed' "
        "ELSE (ARRAY['draft','under_review','transmitted','query_open','returned'])[1 + n / 8000 %% 5] END",
        "urgency": "(ARRAY['routine','routine','routine','urgent','emergency'])[1 + n / 3 %% 5]",
        "confidentiality": "CASE WHEN n %% 50 = 0 THEN 'restricted' ELSE 'ordinary' END",
        "created_at": "timestamptz '2016-01-01' + n * interval '5 minutes'",
        "channel": "'UNTOC'",
        "supporting": "'[]'::jsonb",
        "sections_seen": "'[]'::jsonb",
        "letter_version": "1",
        "version": "1",
        "language": "'en'",
        "is_exercise": "false",
    }
    for field in AssistanceRequest._meta.concrete_fields:
        if not (field.null or field.primary_key or field.column in columns):
            columns[field.column] = "'[]'::jsonb" if isinstance(field, JSONField) else "''"
    with connection.cursor() as cursor:
        for table in ("assistancerequest", "standingdeadline", "requestevent"):
            cursor.execute(f"ALTER TABLE requests_app_{table} DISABLE TRIGGER USER")
        cursor.execute(
            f"INSERT INTO requests_app_assistancerequest ({', '.join(columns)}) "
            f"SELECT {', '.join(columns.values())} FROM generate_series(1, %s) n "
            "JOIN (SELECT id, office_id, row_number() OVER (ORDER BY id % 97, id) - 1 AS at FROM accounts_user "
            "      WHERE office_id = ANY(%s)) u ON u.at = n %% %s "
            "JOIN (SELECT office_id, array_agg(id) AS ids FROM requests_app_case GROUP BY office_id) c "
            "  ON c.office_id = u.office_id".replace("id % 97", "id %% 97"),
            [rows, [office.pk for office in offices], OFFICES * OFFICERS],
        )
        cursor.execute(
            "INSERT INTO requests_app_listing (assistance_request_id, press, due_on, words, is_stale) "
            "SELECT id, CASE urgency WHEN 'emergency' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END, "
            "CASE WHEN status = 'closed' THEN date '9999-12-31' ELSE date '2026-10-01' + (id %% 120)::int END, "
            "' bench ' || id || ' word' || id %% 5000 || ' ', false FROM requests_app_assistancerequest",
            [],
        )
        cursor.execute(
            "INSERT INTO requests_app_standingdeadline (assistance_request_id, key, kind, title, due_on, state, basis) "
            "SELECT assistance_request_id, 'wanted_by', 'wanted_by', 'Answer wanted by', due_on, 'running', '{}' "
            "FROM requests_app_listing WHERE due_on < '9999-01-01'"
        )
        cursor.execute(
            "INSERT INTO requests_app_requestevent (assistance_request_id, act, from_status, to_status, user_id, at, "
            "version, digest, details, canonical, sha256) "
            "SELECT id, a.act, 'draft', status, assigned_to_id, created_at, 1, "
            "'', '{\"seen_version\": 1}', '{}', '' FROM requests_app_assistancerequest, "
            "(VALUES ('opened'), ('submit')) a(act) WHERE a.act = 'opened' OR status <> 'draft'"
        )
        cursor.execute(
            "INSERT INTO requests_app_drafter (assistance_request_id, user_id, since) "
            "SELECT id, assigned_to_id, created_at FROM requests_app_assistancerequest"
        )
        cursor.execute("VACUUM ANALYZE")  # as what has stood for a while: no page tidies up after the filling
    return User.objects.filter(office=offices[0], role_assignments__role=Role.LEGAL_OFFICER).first()


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS, *, warm: bool = True) -> list[float]:
    if warm:
        work()
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - started))
    return sorted(taken)


def in_turn(*works: Callable[[], object]) -> list[float]:
    """The median of each, one after the other each round: what else the machine does slows all of them."""
    taken = [[milliseconds(work, rounds=1, warm=False)[0] for work in works] for _ in range(ROUNDS + 1)]
    return [statistics.median(each) for each in zip(*taken[1:], strict=True)]


def by_hand(sql: str, params: list) -> list:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def measure(officer: User) -> bool:
    today, client = timezone.localdate(AT), Client()
    client.force_login(officer)
    sender = Client()
    sender.force_login(User.objects.get(email="sender@bench.example"))
    waiting = waiting_for(officer)
    # The statements as Django writes them, sent as they are: its writing of them is told by itself.
    asked = [groups.pressing(waiting.filter(status=each), on=today) for each in WAIT]
    compiled = [each.query.sql_with_params() for each in asked]
    writing = statistics.median(milliseconds(lambda: [each.all().query.sql_with_params() for each in asked]))

    def keys():
        return [[pk for pk, _ in by_hand(*each)] for each in compiled]

    def raw():
        return [by_hand(BY_HAND, [officer.office_id, officer.pk, each, today]) for each in WAIT]

    assert [[pk for pk, _ in found] for found in raw()] == keys()
    ours, floor = statistics.median(milliseconds(keys)), statistics.median(milliseconds(raw))
    print(
        f"desk of an officer, {sum(map(len, keys()))} that wait: {ours:.1f} ms, "
        f"raw SQL {floor:.1f} ms, ratio {ours / floor:.2f} "
        f"(and {writing:.1f} ms to write the statements)"
    )

    found, names = visible_to(officer), keyset.NEWEST.names
    first_page = found.order_by(*names).values_list("pk")[:26].query.sql_with_params()
    ours_list = statistics.median(milliseconds(lambda: by_hand(*first_page)))
    raw_list = statistics.median(milliseconds(lambda: by_hand(LIST_BY_HAND, [officer.office_id, *[officer.pk] * 3])))
    print(f"first page of their list: {ours_list:.1f} ms, raw SQL {raw_list:.1f} ms, ratio {ours_list / raw_list:.2f}")

    number = min(FAR, found.count() // 25)  # of fewer rows the last whole page
    near, far = "", _place_of_page(found, number)
    rows = with_clock_rows(for_list(found).select_related("listing"))  # as the list reads them
    first, last = in_turn(
        lambda: keyset.page_of(rows, keyset.NEWEST, near, size=25),
        lambda: keyset.page_of(rows, keyset.NEWEST, far, size=25),
    )
    print(f"page {number} of the list: {last:.1f} ms, page 1 {first:.1f} ms, ratio {last / first:.2f}")

    gc.collect()
    gc.freeze()  # as the web server does, once it has started (config/wsgi.py)
    is_fast = True
    pages = {
        "my desk": (client, "/"),
        "the list": (client, "/requests/?status="),
        f"page {number}": (client, f"/requests/?at={far.replace('+', '%2B')}"),
        "found by a word": (client, "/requests/?text=word77"),
        "what runs out first": (client, "/requests/?status=open&sort=due"),
        "the list of the central authority": (sender, "/requests/?status="),
        "the central authority's desk": (sender, "/desk/authority/"),
    }
    for told, (who, address) in pages.items():
        assert who.get(address).status_code == 200, address
        taken = milliseconds(lambda: who.get(address))  # noqa: B023  called at once
        p95 = taken[int(len(taken) * 0.95) - 1]
        held = who is client
        is_fast &= p95 <= PAGE_LIMIT_MS or not held
        print(f"  page “{told}”: p95 {p95:.0f} ms{'' if held else ' (told, not held)'}")
    return ours / floor <= DESK_LIMIT and last / first <= FAR_LIMIT and is_fast


def _place_of_page(found, number: int) -> str:
    row = found.order_by(*keyset.NEWEST.names)[25 * (number - 1) - 1]
    return keyset._place("after", row, keyset.NEWEST)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=int(os.environ.get("BENCH_ROWS", "1000000")))
    rows = parser.parse_args().rows
    try:
        connection.ensure_connection()
    except OperationalError as error:
        print(f"desk: not measured, no PostgreSQL answers ({' '.join(str(error).split())}).")
        return 0
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = "comity_bench_desk"
    connection.settings_dict["TEST"]["NAME"] = "comity_bench_desk"
    runner = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        started = time.perf_counter()
        officer = fill(rows)
        print(f"{rows:,} requests in {time.perf_counter() - started:.0f} s")
        return 0 if measure(officer) else 1
    finally:
        runner.teardown_databases(databases)


if __name__ == "__main__":
    sys.exit(main())
