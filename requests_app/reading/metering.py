"""The numbers of `meter` for many requests at once: what lists show of each.

They are reckoned when a list is asked for and kept nowhere, so that no list tells what its requests no longer do. That
takes some milliseconds for each, so a list of hundreds has them of its first ones, the most pressing.
"""

from collections.abc import Iterable
from datetime import date
from itertools import islice

from requests_app import assemble
from requests_app.checklist.meter import TEXT_IS_OPEN, Meter
from requests_app.models import AssistanceRequest
from requests_app.reading import Reading, beside
from treaties.selectors import current_registry

AT_MOST = 25  # a page of the list of requests


def meters(requests: Iterable[AssistanceRequest], *, on: date) -> dict[int, Meter]:
    """By key, of the first AT_MOST whose text is open: the numbers that the page of each shows on that day."""
    chosen = [each.pk for each in islice((each for each in requests if each.status in TEXT_IS_OPEN), AT_MOST)]
    if not chosen:
        return {}
    whole, registry = list(assemble.with_parts(AssistanceRequest.objects.filter(pk__in=chosen))), current_registry()
    around = beside.of_many(whole)
    return {each.pk: Reading(each, on=on, registry=registry, beside=around[each.pk]).meter for each in whole}
