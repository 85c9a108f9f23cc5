"""Days that somebody enters: a hearing, a translation, until when data are kept there; and taking one back."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from requests_app import history, policies
from requests_app.choices import DatedKind, Entry
from requests_app.clocks import reckoning
from requests_app.models import AssistanceRequest, DatedItem
from requests_app.services.locking import locked_where_seen
from requests_app.services.refusal import EditRefused


@dataclass(frozen=True, slots=True)
class Day:
    """What is entered. `told_on`: when the requested State told it, where it is its word."""

    kind: str  # choices.DatedKind value
    on: date
    hour: time | None = None
    told_on: date | None = None
    words: str = ""


@transaction.atomic
def enter_day(assistance_request: AssistanceRequest, day: Day, *, user: User, at: datetime) -> DatedItem:
    """Keep it, with its deadline. Entered twice it is kept once. Raises EditRefused."""
    locked = locked_where_seen(user, assistance_request.pk, policies.may_enter_days)
    if problems := _problems(locked, day, today=timezone.localdate(at)):
        raise EditRefused(problems)
    same = {"kind": day.kind, "on": day.on, "hour": day.hour, "told_on": day.told_on, "taken_back_at": None}
    if there := locked.dated_items.filter(**same).first():
        return there
    entered = DatedItem.objects.create(
        assistance_request=locked,
        kind=day.kind,
        on=day.on,
        hour=day.hour,
        told_on=day.told_on,
        words=day.words,
        user=user,
        at=at,
    )
    _record(Entry.DAY_ENTERED, locked, entered, user=user, at=at)
    reckoning.restate(locked, at=at)
    return entered


@transaction.atomic
def take_back_day(item: DatedItem, *, user: User, at: datetime) -> None:
    """Take it back, with its deadline: it stays in the history. Twice is once. Raises EditRefused."""
    locked = locked_where_seen(user, item.assistance_request_id, policies.may_enter_days)
    entered = DatedItem.objects.get(pk=item.pk)
    if entered.taken_back_at:
        return
    entered.taken_back_by, entered.taken_back_at = user, at
    entered.save(update_fields=["taken_back_by", "taken_back_at"])
    _record(Entry.DAY_TAKEN_BACK, locked, entered, user=user, at=at)
    reckoning.restate(locked, at=at)


def _problems(locked: AssistanceRequest, day: Day, *, today: date) -> list[str]:
    found = []
    if day.kind not in DatedKind:
        found.append("Choose what the day is.")
    if day.kind in {DatedKind.HEARING, DatedKind.TRANSLATION} and day.on < today:
        found.append("That day is past. Enter the day that is to come.")
    if day.hour and day.kind != DatedKind.HEARING:
        found.append("Only a hearing has an hour.")
    if day.kind == DatedKind.NOT_NEEDED and day.on > today:
        found.append("The day lies in the future. Enter the day since which it is not needed.")
    if day.kind == DatedKind.KEPT_UNTIL:
        found += _problems_of_its_word(locked, day, today=today)
    elif day.told_on:
        found.append("Only how long data are kept has a day on which the requested State told it.")
    return found


def _problems_of_its_word(locked: AssistanceRequest, day: Day, *, today: date) -> list[str]:
    if not locked.was_sent:
        return ["The requested State tells how long data are kept once the request was sent. This one was not."]
    if day.told_on is None:
        return ["Enter the day on which the requested State told it."]
    found = ["The day on which they told it lies in the future."] if day.told_on > today else []
    return [*found, "Data cannot be kept until a day before they told it."] if day.on < day.told_on else found


def _record(entry: Entry, locked: AssistanceRequest, item: DatedItem, *, user: User, at: datetime) -> None:
    history.record(
        assistance_request=locked,
        act=entry,
        from_status=locked.status,
        user=user,
        at=at,
        details={
            "kind": item.kind,
            "on": item.on.isoformat(),
            "hour": f"{item.hour:%H:%M}" if item.hour else "",
            "told_on": item.told_on.isoformat() if item.told_on else "",
            "words": item.words,
        },
    )
