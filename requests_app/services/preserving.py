"""Preserve first: the short request that has stored data kept, opened from the request for the data themselves."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from requests_app import assemble, periods
from requests_app.checklist.beside import PRESERVATION, PRESERVATION_REF, PROVIDER, same, unpreserved
from requests_app.choices import ClauseKind, Section, Urgency
from requests_app.content import LetterContent
from requests_app.models import AssistanceRequest, Case, Measure
from requests_app.reading.beside import beside, references
from requests_app.services.editing import editing
from requests_app.services.opening import open_request
from requests_app.services.parts import set_clause, set_statement
from requests_app.services.planning import wait_for
from requests_app.services.refusal import EditRefused
from treaties.cards import DESIGNATED_UNDER
from treaties.channels import Channel, resolve
from treaties.law import AssistanceType, LawBook
from treaties.models import CentralAuthority
from treaties.selectors import current_registry

CONTACT_POINT = "budapest_24_7"
URGENT_BECAUSE = "Stored data may be erased before the request for them is answered."
NOBODY_NAMED = "Preservation discloses nothing. The persons concerned are named in the request that follows."
FOLLOWS = "Our request {reference} for {measures} will follow{channel}. It is being prepared."
TAKEN_OVER = (
    "competent_authority",
    "competent_authority_officer",
    "competent_authority_contact",
    "confidentiality",
    "nexus",
    "purpose",
    "language",
)


@transaction.atomic
def preserve(main: AssistanceRequest, *, user: User, at: datetime) -> AssistanceRequest:
    """Open the preservation request for all that is not preserved in this request, urgent and linked: it comes first.

    By the best channel for preservation on that day. Pressed twice it opens one. Raises EditRefused.
    """
    Case.objects.select_for_update().get(pk=main.case_id)
    main = AssistanceRequest.objects.get(pk=main.pk)
    registry, on = current_registry(), timezone.localdate(at)
    content = assemble.assemble(main, registry=registry)
    open_data = unpreserved(content, registry.law, beside(main))
    if not open_data:
        raise EditRefused(["For all stored data of this request a preservation is asked for, or named, already."])
    channel = resolve(registry, main.requesting_state_id, main.requested_state_id, on, (PRESERVATION,)).recommended
    opened = open_request(
        case=main.case,
        user=user,
        at=at,
        requested_state=main.requested_state,
        channel=channel.instrument,
        on=on,
        is_exercise=main.is_exercise,
    )
    with editing(opened, user=user, at=at, seen_version=opened.version, section=Section.MEASURES) as locked:
        _take_over(locked, main, channel)
        _follow_up(locked, content)
        for position, measures in enumerate(open_data.values(), start=1):
            rows = [list(main.measures.all())[each.number - 1] for each in measures]
            particulars = _particulars(rows, registry.law)
            Measure.objects.create(
                assistance_request=locked, assistance_type=PRESERVATION, position=position, particulars=particulars
            )
    wait_for(main, opened, user=user, at=at)
    return AssistanceRequest.objects.get(pk=opened.pk)


def take_over_reference(locked: AssistanceRequest, *, at: datetime) -> int:
    """Inside `editing`: write the preservation that was answered into every measure that names none; gives how many."""
    known, law = references(locked, current_registry(), on=timezone.localdate(at)), current_registry().law
    written = 0
    for measure in locked.measures.all():
        words = known.get(same(measure.particulars.get(PROVIDER) or ""))
        is_of_stored_data = law.assistance_types[measure.assistance_type].is_of_stored_data
        if words and is_of_stored_data and not measure.particulars.get(PRESERVATION_REF):
            measure.particulars = measure.particulars | {PRESERVATION_REF: words}
            measure.save(update_fields=["particulars"])
            written += 1
    return written


def _take_over(locked: AssistanceRequest, main: AssistanceRequest, channel: Channel) -> None:
    for name in TAKEN_OVER:
        setattr(locked, name, getattr(main, name))
    locked.urgency, locked.urgency_reason = Urgency.URGENT, URGENT_BECAUSE
    locked.no_persons_reason = NOBODY_NAMED
    locked.persons.clear()
    locked.offences.set(main.offences.all())
    locked.named_people.set(main.named_people.all())
    locked.addressee = _contact_point(main.requested_state_id, channel) or main.addressee
    if locked.addressee == main.addressee:
        for name in ("addressee_name", "addressee_address", "addressee_vouched_on", "addressee_vouched_how"):
            setattr(locked, name, getattr(main, name))
    for clause in main.clauses.filter(kind=ClauseKind.CONFIDENTIALITY):
        set_clause(locked, kind=clause.kind, text=clause.text)


def _contact_point(state: str, channel: Channel) -> CentralAuthority | None:
    """The point of contact of the 24/7 network, where the channel is one of those it is designated under."""
    if channel.instrument not in DESIGNATED_UNDER[CONTACT_POINT]:
        return None
    return CentralAuthority.objects.filter(state=state, role=CONTACT_POINT).first()


def _follow_up(locked: AssistanceRequest, content: LetterContent) -> None:
    """That the request for the data follows, in words that the officer reads and confirms."""
    channel = (
        f", under the {content.basis.name}" if content.basis and content.basis.instrument != "LETTERS-ROGATORY" else ""
    )
    measures = " and ".join(dict.fromkeys(each.title.lower() for each in content.measures))
    text = FOLLOWS.format(reference=content.reference, measures=measures, channel=channel)
    set_statement(locked, field="follow_up", text=text, confirmed=[])


def _particulars(rows: Sequence[Measure], law: LawBook) -> dict:
    """Of a preservation at one provider: what the measures for its data say."""
    first = rows[0].particulars
    provider = first.get(PROVIDER) or ""
    taken = {
        PROVIDER: provider,
        "identifiers": list(dict.fromkeys(each for row in rows for each in row.particulars.get("identifiers") or [])),
        "period": _covering([row.particulars.get("period") or "" for row in rows]),
        "data_to_preserve": "\n\n".join(_data(row, law.assistance_types[row.assistance_type]) for row in rows),
        "custodian_or_location": provider,
        "intent_to_follow": True,
        "non_disclosure": next(
            (row.particulars["non_disclosure"] for row in rows if row.particulars.get("non_disclosure")), ""
        ),
    }
    return {key: value for key, value in taken.items() if value}


def _covering(texts: Iterable[str]) -> str:
    """One period that covers them all where they have one zone; else the first as it is written."""
    texts = [each for each in texts if each]
    found = [periods.read(each) for each in texts]
    zones = {each.zone for each in found if each}
    if len(set(texts)) < 2 or not all(found) or len(zones) > 1 or not all(each.start and each.end for each in found):
        return texts[0] if texts else ""
    return periods.kept(min(each.start for each in found), max(each.end for each in found), zones.pop())


def _data(row: Measure, kind: AssistanceType) -> str:
    """The kinds of data it lists, then why they matter."""
    lists = (row.particulars.get(each.key) or [] for each in kind.particulars if each.type == "choice_list")
    listed = "; ".join(each for values in lists for each in values)
    about = f"{kind.title}: {listed}." if listed else f"{kind.title}."
    return " ".join(filter(None, [about, row.particulars.get("nexus") or ""]))
