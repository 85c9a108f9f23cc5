"""Pages for what no view answers: a form that is too large to be read, an address that takes no such method, and a
file for which there is no room.

Django would answer the first with the words for a bad address, the second with an empty page, the third with a fault.
"""

import logging

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import UnreadablePostError
from django.shortcuts import render
from django.views import defaults

from config.storage import NotStored

logger = logging.getLogger(__name__)

CHUNK = 64 * 1024
TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request, exception):
    """The form of a request that is too large was not read, so nothing of it is saved."""
    if not isinstance(exception, TOO_LARGE):
        return defaults.bad_request(request, exception)
    _read_to_the_end(request)
    context = {
        "is_too_long": isinstance(exception, RequestDataTooBig),
        "megabytes": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2,
        "fields": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
        "files": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
    }
    return render(request, "413.html", context, status=413)


def _read_to_the_end(request):
    """A browser listens only once it has sent everything: else it shows a broken connection instead of the page."""
    try:
        while request.read(CHUNK):
            pass
    except UnreadablePostError:
        pass


def not_allowed_page(get_response):
    """Middleware. Whoever signs in again after pressing a button comes back to its address by GET."""

    def answer(request):
        response = get_response(request)
        if response.status_code != 405 or response.streaming or response.content:
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response["Allow"]
        return page

    return answer


class NothingStored:
    """Middleware. The transaction of the view is undone by then."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, NotStored):
            return None
        logger.error("A file could not be stored: %s", " ".join(str(exception).split()))
        return render(request, "507.html", status=507)
