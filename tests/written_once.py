"""Tables that are written once refuse to be emptied; between transactional tests they have to be."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection

from treaties.models import Edition, EditionContent

GUARDED = [
    *("requests_app_requestevent", "requests_app_seal", "requests_app_issuedletter", "requests_app_voidedletter"),
    *("requests_app_kepttext", "requests_app_draftversion", "requests_app_comment", "requests_app_commententry"),
    *("requests_app_drawnletter", "requests_app_assistancerequest", "treaties_edition", "treaties_editioncontent"),
    *("treaties_proposal", "requests_app_sealedannex", "requests_app_drawnsealedannex"),
    *("requests_app_submission", "requests_app_answer", "requests_app_answerdecision"),
    *("requests_app_correspondence", "requests_app_correspondencefile", "requests_app_custody"),
    *("requests_app_question", "requests_app_questionanswered", "requests_app_handled"),
    "requests_app_nolongerexpected",
    *("requests_app_look", "requests_app_objection"),
    *("requests_app_signedoriginal", "requests_app_originalfile", "requests_app_hop"),
    *("requests_app_deadlinechange", "requests_app_incomingcount", "requests_app_listexport"),
    "requests_app_earlierrequest",
    *("requests_app_followupletter", "requests_app_drawnfollowup", "requests_app_followupsent"),
    "requests_app_voidedfollowup",
    *("requests_app_followuporiginal", "requests_app_followuporiginalfile", "requests_app_followuproute"),
]


@contextmanager
def guards_lifted(*, put_back: bool) -> Iterator[None]:
    guards = _sqlite() if connection.vendor == "sqlite" else _postgresql()
    yield
    if put_back:
        _execute(guards)


def without_editions() -> None:
    """As before the first load."""
    with guards_lifted(put_back=True):
        Edition.objects.all().delete()


def as_before_editions_were_kept(**of) -> None:
    """`of`: lookups of the editions that shall be so; all without."""
    with guards_lifted(put_back=True):
        EditionContent.objects.filter(**of).delete()


def _sqlite() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
    _execute(f"DROP TRIGGER {name}" for name, _ in triggers)
    return [sql for _, sql in triggers]


def _postgresql() -> list[str]:
    # A table whose foreign keys wait to be looked at cannot be altered.
    at_once, later = "SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED"
    _execute([at_once, *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in GUARDED), later])
    return [at_once, *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in GUARDED), later]


def _execute(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
