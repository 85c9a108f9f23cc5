"""Pages for people without an account, opened by a secret that they hold: what all of these have in common.

The secret in the address is what opens the page, so that a forged form from elsewhere, which has none, opens nothing:
no token against forgery is asked for, and no cookie is set.
"""

import logging
from dataclasses import dataclass
from functools import wraps

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.views.decorators.csrf import csrf_exempt

logger = logging.getLogger(__name__)

HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def without_account(view):
    """For everybody who has the secret, kept by nobody, told to no other site."""

    @login_not_required
    @csrf_exempt
    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return answer


@dataclass(frozen=True, slots=True)
class WrongSecrets:
    """Counts secrets that opened nothing, by the address they came from."""

    what: str  # in the words of a log line: "links to questionnaires"
    most: int
    within: int  # seconds

    def too_many(self, request) -> bool:
        """Whether so many came that the next is not even looked up."""
        return cache.get(self._key(request), 0) > self.most

    def count(self, request) -> bool:
        """One more; whether that is too many now."""
        key = self._key(request)
        cache.add(key, 0, self.within)
        try:
            count = cache.incr(key)
        except ValueError:  # it ran out between the two
            return False
        if count == self.most + 1:
            logger.warning("More than %s wrong %s came from one address.", self.most, self.what)
        return count > self.most

    def _key(self, request) -> str:
        return f"wrong {self.what}:{get_adapter().get_client_ip(request)}".replace(" ", "-")
