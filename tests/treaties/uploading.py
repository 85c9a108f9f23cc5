"""Lists to upload, and what is told with them."""

from datetime import date, timedelta

from django.conf import settings

from tests.conftest import LOADED_AT
from treaties import uploads
from treaties.models import Participation
from treaties.registry import SourceRecord
from treaties.selectors import current_edition
from treaties.uploads.comparing import Told, compare
from treaties.uploads.content import opened

AT = LOADED_AT + timedelta(days=1)
TOLD = Told(
    source=SourceRecord(url="https://depositary.example/list", title="List of participants", publisher="Depositary"),
    as_of="2026-11",
    seen_on=date(2026, 11, 23),
    reason="The depositary's list says so.",
    instrument="UNTOC",
)
FILES = sorted(path.name for path in settings.REGISTRY_DIR.glob("*.csv"))


def whole(name="participations.csv") -> str:
    return (settings.REGISTRY_DIR / name).read_text(encoding="utf-8-sig")


def rows_of(name: str, *starts: str) -> str:
    """The header of one of the registry's files, and its rows that start so."""
    header, *rows = whole(name).splitlines()
    return "\n".join([header, *(row for row in rows if row.startswith(starts))])


def comparison(text: str, name="list.csv", **told):
    content = opened(name, text.encode())
    return compare(content, Told(**{**vars(TOLD), **told}))


def kept(text: str, by, name="list.csv"):
    return uploads.keep(opened(name, text.encode()), TOLD, by=by, at=AT)


def now(**more):
    return {"seen": current_edition().sha256, "remove": False, "at": AT} | more


def pakistan(**of):
    return Participation.objects.get(state="PK", instrument__code=of.pop("code", "UNTOC"), **of)
