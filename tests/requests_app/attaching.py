"""Files put to a draft as the services of annexes do it."""

from django.core.files.uploadedfile import SimpleUploadedFile

from requests_app.drafting.annexes import add_annexes, fit, stored_for
from requests_app.models import Attachment
from tests.factories import NOON


def attached(draft, user, *, name="law.txt", data=b"The law.", title="", kind="other", language="") -> Attachment:
    with stored_for(draft, fit([SimpleUploadedFile(name, data)], draft)) as annexes:
        add_annexes(draft, annexes, title=title, kind=kind, language=language, user=user, at=NOON)
    return annexes[0]
