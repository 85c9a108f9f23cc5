"""A long list is applied by a worker: its page tells how far it is, and it may be cancelled until it is written."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model

from jobs import progress
from jobs.kinds import Kind, Outcome, Payload, Report, register
from jobs.models import LongJob
from treaties.editing import ChangeRefused
from treaties.models import Edition, Upload
from treaties.selectors import current_edition
from treaties.uploads import applying

KIND = "import of a list"
LONG = 1000  # lines that a page applies itself, in less than a second
GONE = "The file was applied or put away already."


def is_long(upload: Upload) -> bool:
    return applying.whole(upload).count(b"\n") > LONG


def start(upload: Upload, how: str, *, seen: str, remove: bool, by, at: datetime) -> LongJob:
    """`how`: "propose" or "publish"; the others as `propose` takes them. Started twice it is one."""
    return progress.start_again(
        KIND,
        {"upload": upload.pk, "how": how, "seen": seen, "remove": remove, "by": by.pk, "at": at.isoformat()},
        key=f"import:{upload.pk}",
        title=f"Import of {upload.name}",
        by=by,
        at=at,
    )


def _read(payload: Payload, report: Report) -> tuple[Any, int] | None:
    """The rows it changes, held against the edition of that number."""
    upload, edition = Upload.objects.filter(pk=payload["upload"]).first(), current_edition()
    if upload is None:
        return None
    lines = applying.whole(upload).count(b"\n")
    words = "Reading the file and holding it against the registry."
    found = applying.compared(upload, lambda read: report(read, lines, words))
    report(lines, lines, "Writing. From here on it cannot be cancelled any more.")
    return found, edition.number


def _apply(payload: Payload, read: tuple[Any, int] | None) -> Outcome:
    upload = Upload.objects.filter(pk=payload["upload"]).first()
    if read is None or upload is None:
        return Outcome(GONE, is_refused=True)
    found, number = read
    act = {
        "seen": payload["seen"] if current_edition().number == number else "",  # what was read is not what is there
        "remove": payload["remove"],
        "by": get_user_model().objects.get(pk=payload["by"]),
        "at": datetime.fromisoformat(payload["at"]),
        "found": found,
    }
    try:
        return _told(
            applying.publish(upload, **act) if payload["how"] == "publish" else applying.propose(upload, **act)
        )
    except ChangeRefused as refused:
        return Outcome(" ".join(refused.reasons), upload.get_absolute_url(), is_refused=True)


def _told(done: Edition | list) -> Outcome:
    if isinstance(done, Edition):
        return Outcome(f"{done} is published. Open requests are compared with it.", done.get_absolute_url())
    parts = f" in {len(done)} parts" if len(done) > 1 else ""
    words = f"Proposed{parts}. Another editor decides; nothing has changed in the registry yet."
    return Outcome(words, done[0].get_absolute_url())


register(KIND, Kind(long_work=_read, effect=_apply, told=lambda payload: f"Import of list {payload['upload']}"))
