"""The words by which requests are found, written in the transaction of whatever changes them. The only writer of them.

The rest of a Listing is kept by the database itself (migration 0026).
"""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Prefetch

from requests_app import assemble
from requests_app.choices import Act
from requests_app.lists import search_words
from requests_app.models import AssistanceRequest, Listing, RequestEvent
from treaties.selectors import current_registry

A_BATCH = 200


def relist(keys: Iterable[int]) -> None:
    """Write the words of these requests anew, inside the transaction that changed something they are found by."""
    for each in _whole(keys):
        Listing.objects.filter(pk=each.pk).update(
            words=search_words.document(_texts(each), assemble.protected_in(each.case)), is_stale=False
        )


def relist_cases(keys: Iterable[int]) -> None:
    """As `relist`, for every request of these cases: title, facts and pseudonyms are theirs together."""
    relist(list(AssistanceRequest.objects.filter(case__in=set(keys)).values_list("pk", flat=True)))


def catch_up() -> int:
    """Those that came in by a door that writes no words; gives how many. Each batch in a transaction of its own."""
    done = 0
    while found := list(Listing.objects.filter(is_stale=True).order_by("pk").values_list("pk", flat=True)[:A_BATCH]):
        with transaction.atomic():
            list(AssistanceRequest.objects.select_for_update(of=("self",)).filter(pk__in=found).order_by("pk"))
            relist(found)
        done += len(found)
    return done


def _whole(keys: Iterable[int]) -> Iterable[AssistanceRequest]:
    told = RequestEvent.objects.filter(act=Act.ACKNOWLEDGE).only("assistance_request", "details")
    found = AssistanceRequest.objects.filter(pk__in=list(keys))
    return found.select_related("case", "office", "requesting_state", "requested_state", "earlier").prefetch_related(
        "offences",
        "measures",
        "case__persons__protection",
        "correspondence",
        Prefetch("events", queryset=told, to_attr="acknowledged"),
    )


def _texts(each: AssistanceRequest) -> Iterator[str]:
    registry = current_registry()
    yield from (each.reference, each.case.national_reference, each.case.title, each.case.summary_of_facts)
    yield from (each.nexus, each.purpose, each.office.name, each.competent_authority, each.addressee_name)
    yield from (each.requesting_state.name, each.requested_state.name)
    if each.channel in registry.instruments:
        yield registry.instruments[each.channel].title
    for measure in each.measures.all():
        if kind := registry.law.assistance_types.get(measure.assistance_type):
            yield kind.title
    for offence in each.offences.all():
        yield from (offence.title, offence.provision)
    yield from (entry.counterpart_reference for entry in each.correspondence.all())
    yield from (event.details.get("counterpart_reference") or "" for event in each.acknowledged)
    if hasattr(each, "earlier"):
        yield each.earlier.their_reference
