"""What stands around every page of a request: its sections with where each stands, and what is open."""

from collections import Counter

from django.shortcuts import get_object_or_404

from accounts.models import User
from requests_app import assemble, policies
from requests_app.checklist.meter import TEXT_IS_OPEN
from requests_app.choices import Section, Status
from requests_app.drafting.task_list import task_list
from requests_app.models import AssistanceRequest
from requests_app.reading import Reading
from requests_app.selectors import open_comments, visible_to
from requests_app.views.sent_back import sent_back


def fetch(user: User, pk: int) -> AssistanceRequest:
    """The request with its parts, where this user may see it; else 404."""
    return get_object_or_404(assemble.with_parts(visible_to(user)), pk=pk)


def may_edit(assistance_request: AssistanceRequest, user: User) -> bool:
    """Whether this user may change its text now. The services ask again, under the lock."""
    return assistance_request.status == Status.DRAFT and policies.may_draft(assistance_request, user)


def frame(reading: Reading, user: User, *, section: Section | None = None) -> dict:
    """For `requests_app/_request_layout.html`; `section` is the one the page is about."""
    assistance_request = reading.assistance_request
    seen = assistance_request.sections_seen
    is_open = assistance_request.status in TEXT_IS_OPEN
    comments = Counter(each.section for each in open_comments(assistance_request)) if is_open else Counter()
    back = sent_back(reading, section=section) if assistance_request.status == Status.DRAFT else None
    remarks = Counter(each.section for each in back.to_mend) if back else Counter()
    return {
        "assistance_request": assistance_request,
        "reading": reading,
        "content": reading.content,
        "section": section,
        "tasks": task_list(reading.content, reading.gaps, seen, comments, remarks),
        "open_comments": comments.total(),
        "can_edit": may_edit(assistance_request, user),
        "text_is_open": is_open,
        "sent_back": back,
        "section_gaps": [gap for gap in reading.gaps if gap.section == section] if section in seen else [],
    }
