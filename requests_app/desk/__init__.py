"""Desks: what waits for somebody, for their office, or for the central authority; what is overdue first; and what
others did. Each group shows what presses most, says how many there are, and leads to all of them.

`kinds` says what there is to do, `groups` finds it, `items` are the rows; `loads` and `news` stand beside them.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from accounts.choices import Role
from accounts.models import User
from requests_app.desk.groups import Asked, Group, groups_of
from requests_app.desk.items import Item, Tally, metered
from requests_app.desk.kinds import OF_A_PERSON, OF_AN_OFFICE, OF_THE_AUTHORITY, WAITING_FOR_OTHERS, Kind
from requests_app.models import AssistanceRequest
from requests_app.selectors import visible_to
from requests_app.selectors.waiting import waited_for, waiting_for, waits_at, with_others
from treaties import policies as registry_policies
from treaties.editing import asked as registry_work

OF_OTHERS = 5  # of what waits for others: nothing is to be done with it here
NOBODY = "nobody yet: your administrator gives the role that it needs"


@dataclass(frozen=True, slots=True)
class Desk:
    """Groups with something in them."""

    groups: tuple[Group, ...]

    @property
    def overdue(self) -> Tally:
        return Tally(sum(group.overdue for group in self.groups))

    @property
    def items(self) -> list[Item]:
        return [item for group in self.groups for item in group.items]


@dataclass(frozen=True, slots=True)
class MyDesk(Desk):
    with_others: Group  # what this person has done their part of, with who has it now
    registry: dict[str, int]  # what waits for an editor of the registry, in words, and how much of it

    @property
    def items(self) -> list[Item]:
        return [item for group in (*self.groups, self.with_others) for item in group.items]


def desk_of(user: User, *, on: date) -> MyDesk:
    """What waits for this user on a day, and what of theirs waits for others: as many queries, however much it is."""
    waiting, statuses = waiting_for(user), waits_at(user)
    kinds = [kind for kind in OF_A_PERSON if not statuses.isdisjoint(kind.statuses)]
    asked = [Asked(kind, waiting, "waits=on") for kind in kinds]
    theirs = Asked(WAITING_FOR_OTHERS, with_others(user), "mine=on", shown=OF_OTHERS)
    *groups, others = groups_of([*asked, theirs], on=on)
    return MyDesk(
        groups=tuple(filter(_is_there, groups)),
        with_others=_told_whose(others),
        registry=registry_work.waiting_for(user) if registry_policies.may_edit(user) else {},
    )


def has_office_desk(user: User) -> bool:
    return user.office_id is not None and user.has_role(Role.SUPERVISOR)


def office_desk(user: User, *, on: date) -> Desk:
    """What their office has in hand, as far as they may see it."""
    of_it = visible_to(user).filter(office=user.office_id)
    return _whole_desk(OF_AN_OFFICE, of_it, narrowed=f"office={user.office_id}", on=on)


def has_authority_desk(user: User) -> bool:
    at_one = user.office is not None and user.office.is_central_authority
    return at_one and user.has_role(Role.CENTRAL_AUTHORITY, Role.SUPERVISOR)


def authority_desk(user: User, *, on: date) -> Desk:
    """What the central authority of their State has to send and to follow up, as far as they may see it."""
    of_state = visible_to(user).filter(requesting_state=user.office.state_id)
    return _whole_desk(OF_THE_AUTHORITY, of_state, on=on)


def _whole_desk(kinds: Collection[Kind], requests: QuerySet[AssistanceRequest], *, on: date, narrowed="") -> Desk:
    groups = groups_of([Asked(kind, requests, narrowed) for kind in kinds], on=on)
    return Desk(groups=tuple(filter(_is_there, groups)))


def _is_there(group: Group) -> bool:
    return bool(group.tally)


def _told_whose(group: Group) -> Group:
    people = waited_for([item.assistance_request for item in group.items])
    names = {pk: " or ".join(map(str, found)) or NOBODY for pk, found in people.items()}
    return group.with_items(replace(item, waits_for=names[item.assistance_request.pk]) for item in group.items)


def metered_desk(desk: Desk, *, on: date) -> Desk:
    """The desk with the numbers of its requests, of what presses most."""
    told = {each.assistance_request.pk: each for each in metered(desk.items, on=on)}

    def with_numbers(group: Group) -> Group:
        return group.with_items(told[item.assistance_request.pk] for item in group.items)

    more = {"with_others": with_numbers(desk.with_others)} if isinstance(desk, MyDesk) else {}
    return replace(desk, groups=tuple(map(with_numbers, desk.groups)), **more)
