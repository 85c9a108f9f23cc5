"""Tables that are written once refuse to be emptied. Between transactional tests they have to be: guards off, then on."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

GUARDED = ["requestevent", "seal", "issuedletter", "voidedletter", "drawnletter", "assistancerequest"]


@contextmanager
def guards_lifted() -> Iterator[None]:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
        yield
        with connection.cursor() as cursor:
            for _, sql in triggers:
                cursor.execute(sql)
    else:
        _switch("DISABLE")
        yield
        _switch("ENABLE")


def _switch(verb: str) -> None:
    with connection.cursor() as cursor:
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE requests_app_{table} {verb} TRIGGER USER")
