"""What each row becomes, or what is wrong with it and what to do. Rows and what is known in, words out; no writing."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from accounts.choices import Role
from accounts.models import User
from requests_app import policies
from requests_app.choices import Confidentiality, Status, Urgency
from requests_app.content import canonical_json
from requests_app.earlier.columns import BY_KEY, COLUMNS, CONFIDENTIAL, OPEN
from requests_app.earlier.sheets import Row
from requests_app.models import AssistanceRequest, Case
from treaties.channels import resolve
from treaties.registry import Registry
from treaties.uploads.state_names import code_of

SEVERAL = re.compile(r"[;\n]")
OLDEST = date(1980, 1, 1)
MOST_GUESSED = 300


@dataclass(frozen=True, slots=True)
class Said:
    """Something to say of a row: where, and what to do. `column`: a heading, or "" for the row as a whole."""

    row: int
    column: str
    words: str


@dataclass(slots=True)
class Judged:
    """A row: what it becomes (`values`), unless there are `problems`, or it is there already."""

    row: Row
    values: dict = field(default_factory=dict)
    problems: list[Said] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)
    is_there: bool = False

    def bad(self, key: str, words: str) -> None:
        self.problems.append(Said(self.row.number, BY_KEY[key].heading, words))

    def note(self, key: str, words: str) -> None:
        self.notes.append(Said(self.row.number, BY_KEY[key].heading, words))


@dataclass(frozen=True)
class Known:
    """What rows are held against: the registry, and what is in Comity, as the person who brings the sheet may know."""

    user: User
    on: date
    registry: Registry

    @cached_property
    def state(self) -> str:
        return self.user.office.state_id

    @cached_property
    def people(self) -> dict[str, User]:
        """By e-mail: those who can have a request, in the offices the person may bring requests for."""
        drafting = User.objects.filter(
            is_active=True,
            office__state=self.state,
            role_assignments__role__in=[Role.LEGAL_OFFICER, Role.SUPERVISOR],
        )
        if not policies.may_bring_for_all_offices(self.user):
            drafting = drafting.filter(office=self.user.office)
        return {each.email.lower(): each for each in drafting.select_related("office").distinct()}

    @cached_property
    def there(self) -> dict[str, AssistanceRequest]:
        rows = AssistanceRequest.objects.filter(requesting_state=self.state).select_related("earlier")
        return {each.reference: each for each in rows.only("reference", "earlier__row_sha256")}

    @cached_property
    def cases(self) -> dict[tuple[int, str], bool]:
        """(office, national reference) -> whether only named people know it: all its requests are restricted."""
        marks: dict[tuple[int, str], set[str]] = {}
        rows = Case.objects.filter(office__state=self.state)
        for office, reference, mark in rows.values_list("office", "national_reference", "requests__confidentiality"):
            marks.setdefault((office, reference), set()).add(mark)
        return {key: found == {Confidentiality.RESTRICTED} for key, found in marks.items()}

    @cached_property
    def states(self) -> dict[str, str]:
        return {each.name: code for code, each in self.registry.states.items()}

    @cached_property
    def measures(self) -> dict[str, str]:
        types = self.registry.law.assistance_types.values()
        return {folded(name): each.key for each in types for name in (each.key, each.title)}

    @cached_property
    def instruments(self) -> dict[str, str]:
        """Names of instruments -> code, "" for a name that several have."""
        found: dict[str, set[str]] = {}
        for code, each in self.registry.instruments.items():
            for name in {code, each.title, each.short_title, each.name, each.citation} - {""}:
                found.setdefault(folded(name), set()).add(code)
        return {name: next(iter(codes)) if len(codes) == 1 else "" for name, codes in found.items()}

    def meant(self, kind: str, written: str, names: Iterable[str]) -> str:
        """“ Did you mean ...?”, or "". `kind`: what the names are of. A whole sheet of wrong ones is not guessed at."""
        key = kind, folded(written)
        if key not in self._meant:
            if len(self._meant) >= MOST_GUESSED:
                return ""
            by_fold = {folded(name): name for name in names}
            close = get_close_matches(key[1], by_fold, n=2, cutoff=0.72)
            self._meant[key] = f" Did you mean {' or '.join(by_fold[each] for each in close)}?" if close else ""
        return self._meant[key]

    @cached_property
    def _meant(self) -> dict[tuple[str, str], str]:
        return {}

    @cached_property
    def _bound(self) -> dict[tuple[str, date], frozenset[str]]:
        return {}

    def bound(self, requested: str, on: date) -> frozenset[str]:
        """Codes of what bound the two States on that day, verified or not."""
        key = requested, on
        if key not in self._bound:
            usable = resolve(self.registry, self.state, requested, on).usable
            self._bound[key] = frozenset(each.instrument for each in usable)
        return self._bound[key]


def judged(rows: Sequence[Row], known: Known, *, each: Callable[[int], None] = lambda done: None) -> list[Judged]:
    """Every row, in order. `each`: told how many are done."""
    count = Counter(row.cells["reference"] for row in rows)
    titles: dict[tuple[int, str], str] = {}
    found = []
    for done, row in enumerate(rows, start=1):
        found.append(_judge(row, known, count, titles))
        each(done)
    return found


def _judge(row: Row, known: Known, count: Counter, titles: dict) -> Judged:
    one = Judged(row)
    for column in COLUMNS:
        text = row.cells[column.key]
        if column.needed and not text:
            one.bad(column.key, f"It is empty. {column.takes}")
        elif len(text) > column.longest:
            one.bad(column.key, f"It is longer than {column.longest} characters. Shorten it.")
        elif any(ord(char) < 32 and char not in "\n\t" for char in text):
            one.bad(column.key, "It holds signs that are no text. Type it anew.")
    if one.problems:
        return one
    one.values = {key: row.cells[key] for key in ("reference", "route", "addressee", "their_reference", "note")}
    if count[row.cells["reference"]] > 1:
        one.bad("reference", f"{row.cells['reference']} stands in the sheet more than once. Give each its own.")
    _states(one, known)
    _measures(one, known)
    _days(one, known)
    _person(one, known)
    _choice(one, known, "status", {each.label: each for each in OPEN}, "")
    _choice(one, known, "confidentiality", CONFIDENTIAL, Confidentiality.ORDINARY)
    _choice(one, known, "urgency", {each.label: each for each in Urgency}, Urgency.ROUTINE)
    if not one.problems:
        _together(one, known, titles)
        _basis(one, known)
        _there(one, known)
    return one


def _states(one: Judged, known: Known) -> None:
    written = one.row.cells["requested_state"]
    code = written.upper() if written.upper() in known.registry.states else code_of(written)
    if code not in known.registry.states or code == "EU":
        one.bad("requested_state", f"No State is known as “{written}”.{known.meant('states', written, known.states)}")
    elif code == known.state:
        one.bad("requested_state", "That is your own State. Enter the State that was asked.")
    one.values["requested_state"] = code


def _measures(one: Judged, known: Known) -> None:
    keys = []
    titles = [each.title for each in known.registry.law.assistance_types.values()]
    for written in filter(None, (each.strip() for each in SEVERAL.split(one.row.cells["measures"]))):
        if key := known.measures.get(folded(written)):
            keys.append(key)
        else:
            meant = known.meant("measures", written, titles) or " The XLSX template lists those that are."
            one.bad("measures", f"“{written[:80]}” is no measure by name.{meant}")
    one.values["measures"] = list(dict.fromkeys(keys))


def _days(one: Judged, known: Known) -> None:
    for key in ("sent_on", "acknowledged_on", "wanted_by", "preservation_until"):
        written = one.row.cells[key]
        one.values[key] = day = day_of(written)
        if written and day is None:
            one.bad(key, f"“{written[:40]}” is no day. Write it as year-month-day: 2025-05-03.")
        elif day and day < OLDEST:
            one.bad(key, "That is before 1980. Look at the year again.")
        elif day and key in ("sent_on", "acknowledged_on") and day > known.on:
            one.bad(key, "That day lies in the future.")
    sent, acknowledged = one.values["sent_on"], one.values["acknowledged_on"]
    if sent and acknowledged and acknowledged < sent:
        one.bad("acknowledged_on", "That is before it was sent.")


def _person(one: Judged, known: Known) -> None:
    written = one.row.cells["person"]
    one.values["person"] = person = known.people.get(written.lower())
    if person is None:
        meant = known.meant("people", written, known.people)
        where = "your State" if policies.may_bring_for_all_offices(known.user) else "your office"
        one.bad("person", f"Nobody who drafts in {where} has the address “{written[:80]}”.{meant}")


def _choice(one: Judged, known: Known, key: str, choices: dict, empty) -> None:
    written = one.row.cells[key]
    by_name = {folded(name): value for name, value in choices.items()}
    by_name |= {folded(str(value.value)): value for value in choices.values()}
    if not written:
        one.values[key] = empty
    elif (value := by_name.get(folded(written))) is not None:
        one.values[key] = value
    elif key == "status" and folded(written) in {folded(each.label) for each in Status}:
        one.bad(key, f"A request that is {written.lower()} is not taken over: only open ones are. Leave the row out.")
    else:
        one.bad(key, f"“{written[:40]}” is none of these.{known.meant(key, written, choices)} {BY_KEY[key].takes}")


def _together(one: Judged, known: Known, titles: dict) -> None:
    """What holds between the cells of a row, and between rows of one case."""
    values, cells = one.values, one.row.cells
    if values["status"] == Status.ACKNOWLEDGED and not values["acknowledged_on"]:
        one.bad("acknowledged_on", "It is acknowledged: enter the day, or let the status be Transmitted.")
    if values["status"] == Status.TRANSMITTED and values["acknowledged_on"]:
        one.bad("status", "It has a day of acknowledgement: let the status be Acknowledged, or take the day out.")
    place = values["person"].office_id, cells["case_reference"]
    values["case_reference"], values["case_title"] = cells["case_reference"], cells["case_title"]
    if place not in known.cases:
        title = titles.setdefault(place, cells["case_title"])
        if not title:
            one.bad("case_title", "The case is not in Comity yet: enter its title in its first row.")
        elif cells["case_title"] and cells["case_title"] != title:
            one.bad("case_title", f"The same case is called “{title}” in a row above. Use one title.")
    elif known.cases[place] and values["confidentiality"] != Confidentiality.RESTRICTED:
        one.bad("confidentiality", "Only named people know this case: enter Restricted.")


def _basis(one: Judged, known: Known) -> None:
    """A channel only where the registry knows that it bound the two States on the day on which it was sent."""
    written, values = one.row.cells["basis"], one.values
    values["basis"], values["channel"] = written, ""
    code = known.instruments.get(folded(written))
    if code and code in known.bound(values["requested_state"], values["sent_on"]):
        values["channel"] = code
    elif code:
        name = known.registry.instruments[code].name
        one.note(
            "basis", f"The registry does not know that {name} bound the two States on that day. It is kept as cited."
        )
    else:
        meant = known.meant("basis", written, [each.name for each in known.registry.instruments.values()])
        one.note("basis", f"The registry has no instrument of that name.{meant} It is kept as cited, unverified.")


def _there(one: Judged, known: Known) -> None:
    there = known.there.get(one.values["reference"])
    if there is None:
        return
    one.is_there = True
    same = hasattr(there, "earlier") and there.earlier.row_sha256 == fingerprint(one.row)
    says = "as the sheet has it" if same else "and says something else; change it there, the sheet changes nothing"
    one.note("reference", f"{one.values['reference']} is in Comity already, {says}.")


def fingerprint(row: Row) -> str:
    """SHA-256 of what a row says, in hex, whichever file and line it stands in."""
    return hashlib.sha256(canonical_json(row.cells).encode()).hexdigest()


def day_of(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10]) if re.fullmatch(r"\d{4}-\d\d-\d\d( 00:00:00)?", written) else None
    except ValueError:
        return None


def folded(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").split())
