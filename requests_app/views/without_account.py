"""Pages for people without an account, opened by a secret that they hold: what all of these have in common.

The secret in the address is what opens the page, so that a forged form from elsewhere, which has none, opens nothing:
no token against forgery is asked for, and no cookie is set.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from accounts import attempts
from config.storage import NotStored

logger = logging.getLogger(__name__)

HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def without_account(view):
    """For everybody who has the secret, kept by nobody, told to no other site. Where a file finds no room they read so
    in words for them: they have no desk to go to, and no administrator."""

    @login_not_required
    @csrf_exempt
    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            response = view(request, *args, **kwargs)
        except NotStored as error:
            logger.error("A file could not be stored: %s", " ".join(str(error).split()))
            response = render(request, "requests_app/no_room.html", status=507)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return answer


@dataclass(frozen=True, slots=True)
class WrongSecrets:
    """Counts secrets that opened nothing, by the address they came from, over all processes of the web server."""

    what: str  # in the words of a log line: "links to questionnaires"
    most: int
    within: int  # seconds

    def too_many(self, request) -> bool:
        """Whether so many came that the next is not even looked up."""
        return attempts.count(self.what, _address(request), within=self._within, at=timezone.now()) > self.most

    def count(self, request) -> bool:
        """One more; whether that is too many now. Beyond that nothing is written: a flood waits for no lock."""
        if self.too_many(request):
            return True
        number = attempts.one_more(self.what, _address(request), within=self._within, at=timezone.now())
        if number == self.most + 1:
            logger.warning("More than %s wrong %s came from one address.", self.most, self.what)
        return number > self.most

    @property
    def _within(self) -> timedelta:
        return timedelta(seconds=self.within)


def _address(request) -> str:
    """Of whoever asks; what they say of themselves in a header counts only where a proxy of ours wrote it
    (COMITY_BEHIND_PROXY)."""
    return get_adapter().get_client_ip(request)
