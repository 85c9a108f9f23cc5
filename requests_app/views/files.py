"""Files are given out to those alone who may know what is in them, and saved, never shown."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse

from accounts.models import User
from requests_app import discretion
from requests_app.models import AssistanceRequest

SHUT = (
    "People of this case are protected, and a file may name them: only those who draft, review or send the request "
    "may open it."
)


def refuse_unless_open(assistance_request: AssistanceRequest, user: User) -> None:
    """Raises PermissionDenied with a sentence, which the page of a closed door shows."""
    if not discretion.may_open_files(assistance_request, user):
        raise PermissionDenied(SHUT)


def saved(kept) -> FileResponse:
    """A kept file (`file`, `filename`) as it came: what somebody uploaded does not run here, and no cache keeps it."""
    name, kind = kept.filename, "application/octet-stream"
    answer = FileResponse(kept.file.open("rb"), as_attachment=True, filename=name, content_type=kind)
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
