"""What each row becomes, or what is wrong with it and what to do. Rows and what is known in, words out; no writing."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from requests_app import policies
from requests_app.choices import Confidentiality, Status, Urgency
from requests_app.content import canonical_json
from requests_app.earlier.columns import BY_KEY, COLUMNS, CONFIDENTIAL, OPEN
from requests_app.earlier.known import Known, folded
from requests_app.earlier.sheets import Row
from treaties.uploads.state_names import code_of

SEVERAL = re.compile(r"[;\n]")
OLDEST = date(1980, 1, 1)


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
            one.bad(column.key, f"It is empty. What goes there: {column.takes}")
        elif len(text) > column.longest:
            one.bad(column.key, f"It is longer than {column.longest} characters. Shorten it.")
        elif any(ord(char) < 32 and char not in "\n\t" for char in text):
            one.bad(column.key, "It holds signs that are no text. Type it anew.")
    told = {each.column for each in one.problems}  # a bad cell is told once, and every bad cell of a row at once
    one.values = {key: row.cells[key] for key in ("reference", "route", "addressee", "their_reference", "note")}
    for key, check in {"requested_state": _states, "measures": _measures, "person": _person}.items():
        if BY_KEY[key].heading not in told:
            check(one, known)
    _days(one, known)
    _choice(one, known, "status", {each.label: each for each in OPEN}, "")
    _choice(one, known, "confidentiality", CONFIDENTIAL, Confidentiality.ORDINARY)
    _choice(one, known, "urgency", {each.label: each for each in Urgency}, Urgency.ROUTINE)
    if row.cells["reference"] and count[row.cells["reference"]] > 1:
        one.bad("reference", f"{row.cells['reference']} stands in the sheet more than once. Give each its own.")
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
