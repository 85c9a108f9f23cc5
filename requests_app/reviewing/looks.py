"""Which version of a draft each reviewer had before them, so that the next review begins with what changed since."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from requests_app import comparison
from requests_app.comparison import Change
from requests_app.drafting import versions
from requests_app.models import Look
from requests_app.reading import Reading


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since somebody's last look, and when that was."""

    version: int
    at: datetime
    changes: tuple[Change, ...]


def look(reading: Reading, *, user: User, at: datetime) -> None:
    """Remember that this reviewer has the newest version before them. To open the page again is the same look."""
    newest = reading.assistance_request.draft_versions.order_by("-version").first()
    if newest:
        Look.objects.get_or_create(version=newest, user=user, defaults={"at": at})


def since_last_look(reading: Reading, *, user: User) -> Since | None:
    """What changed since the last version this reviewer read before the newest; None where they read none before."""
    seen = Look.objects.filter(version__assistance_request=reading.assistance_request, user=user)
    newest = reading.assistance_request.draft_versions.order_by("-version").values("pk")[:1]
    last = seen.exclude(version__in=newest).select_related("version").order_by("-version__version").first()
    if last is None:
        return None
    [before] = versions.contents([last.version])
    return Since(last.version.version, last.at, comparison.changes(before, reading.content))
