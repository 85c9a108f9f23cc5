"""`python -m bench.importing`: 50,000 rows previewed and applied, against csv.reader and bulk_create in one run."""

import csv
import io
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from accounts.choices import Role  # noqa: E402
from accounts.models import RoleAssignment, User  # noqa: E402
from treaties import uploads  # noqa: E402
from treaties.importing import load  # noqa: E402
from treaties.importing.states import all_states  # noqa: E402
from treaties.importing.tables import PARTICIPATION  # noqa: E402
from treaties.models import Instrument, Participation  # noqa: E402
from treaties.registry import SourceRecord  # noqa: E402
from treaties.selectors import current_edition  # noqa: E402
from treaties.uploads.comparing import Told  # noqa: E402
from treaties.uploads.content import opened  # noqa: E402

ROWS, LIMIT = 50_000, 10.0  # seconds
AT = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
SOURCE = SourceRecord(url="https://depositary.example/list", title="List", publisher="Depositary of Example")
TOLD = Told(source=SOURCE, as_of="2026-11", seen_on=date(2026, 11, 23), reason="Measured.")


def instruments(number: int) -> list[str]:
    """Conventions made up for the measurement, in a database that is thrown away."""
    like = Instrument.objects.get(code="UNTOC")
    codes = [f"BENCH-{at}" for at in range(number)]
    names = [field.attname for field in Instrument._meta.fields if field.attname not in {"id", "code"}]
    same = {name: getattr(like, name) for name in names}
    Instrument.objects.bulk_create(Instrument(code=code, **same) for code in codes)
    return codes


def file_of(codes: list[str]) -> bytes:
    """Every State under each of them, in the shape of participations.csv."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(PARTICIPATION)
    states = sorted(all_states())[:250]
    url = SOURCE.url
    for at, (code, state) in enumerate((code, state) for code in codes for state in states):
        days = [f"{1990 + at % 30}-0{1 + (at + more) % 9}-1{at % 10}" for more in range(3)]
        rows.writerow([code, state, "party", *days, "", url, "2026-11", "verified", ""])
    return text.getvalue().encode()


def floor(whole: bytes) -> None:
    """The least that writes these rows: no check, no comparison, no digest. It is rolled back."""
    numbers = dict(Instrument.objects.values_list("code", "pk"))
    lines = csv.DictReader(io.StringIO(whole.decode()))
    names = ("status", "signed_on", "ratified_on", "in_force_on", "confidence", "source_date")
    with transaction.atomic():
        Participation.objects.bulk_create(
            [
                Participation(
                    instrument_id=numbers[line["instrument_code"]],
                    state_id=line["country_alpha2"],
                    **{name: line[name] for name in names},
                )
                for line in lines
            ],
            batch_size=500,
        )
        transaction.set_rollback(True)


def seconds(work: Callable[[], object]) -> tuple[float, object]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def main() -> int:
    call_command("migrate", verbosity=0)
    load(settings.REGISTRY_DIR, at=AT)
    user = User.objects.create(email="bench@example.org", name="Bench")
    for role in (Role.ADMINISTRATOR, Role.REGISTRY_EDITOR):
        RoleAssignment.objects.create(user=user, role=role)
    whole = file_of(instruments(ROWS // 250))
    least, _ = seconds(lambda: floor(whole))

    how = {"seen": current_edition().sha256, "remove": False, "by": user, "at": AT}

    def proposed():
        with transaction.atomic():
            proposals = uploads.propose(upload, **how)
            transaction.set_rollback(True)
        return proposals

    upload = uploads.keep(opened("list.csv", whole), TOLD, by=user, at=AT)
    preview, found = seconds(lambda: uploads.compared(upload))
    propose, proposals = seconds(proposed)
    apply, edition = seconds(lambda: uploads.publish(upload, **how))
    again = uploads.keep(opened("list.csv", whole), TOLD, by=user, at=AT)
    second, same = seconds(lambda: uploads.compared(again))
    total = preview + max(apply, propose)
    print(
        f"{found.added} rows added ({len(whole) / 1e6:.1f} MB): preview {preview:.2f} s, "
        f"publish at once {apply:.2f} s, or make {len(proposals)} proposals {propose:.2f} s"
    )
    print(f"  preview and the slower of the two {total:.2f} s (limit {LIMIT:.0f} s)")
    print(f"  floor (csv.reader, bulk_create) {least:.2f} s, ratio {total / least:.1f}")
    print(f"the same file again: {second:.2f} s, {len(same.changes)} changes, {same.unchanged} unchanged")
    print(f"{edition}: {edition.counts['participations']} participations")
    is_right = found.added == ROWS + 1 and not same.changes and same.unchanged == ROWS
    return 0 if is_right and total <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
