"""What the sheet holds: its columns in order, what each takes, and the statuses an earlier request may stand at."""

from dataclasses import dataclass

from requests_app.choices import Confidentiality, Status, Urgency

OPEN = (
    Status.TRANSMITTED,
    Status.ACKNOWLEDGED,
    Status.QUERY_OPEN,
    Status.PARTIALLY_EXECUTED,
    Status.POSTPONED,
    Status.RETURNED,
)
CONFIDENTIAL = {"Ordinary": Confidentiality.ORDINARY, "Confidential": Confidentiality.CONFIDENTIAL}
CONFIDENTIAL["Restricted"] = Confidentiality.RESTRICTED
DAY = "A day, as 2025-05-03."


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `longest`: characters of a text that is kept as it is."""

    key: str
    heading: str
    takes: str
    needed: bool = False
    longest: int = 300


COLUMNS = (
    Column("reference", "Our reference", "The number the request has, each once.", needed=True, longest=80),
    Column("case_reference", "Case reference", "The national reference of the case.", needed=True, longest=120),
    Column("case_title", "Case title", "Needed where the case is not in Comity yet.", longest=200),
    Column("requested_state", "Requested State", "Its name or its two-letter code.", needed=True),
    Column("measures", "Measures", "What was asked for, by name, split by semicolons.", needed=True, longest=2000),
    Column("basis", "Legal basis as cited", "As the letter cites it. It is kept as cited.", needed=True),
    Column("sent_on", "Sent on", DAY, needed=True),
    Column("route", "Route", "How it was sent, in words.", longest=200),
    Column("addressee", "Addressee", "The authority it was sent to."),
    Column("their_reference", "Their reference", "The number under which they keep it.", longest=120),
    Column("acknowledged_on", "Acknowledged on", DAY),
    Column("status", "Status", f"One of: {', '.join(each.label for each in OPEN)}.", needed=True),
    Column("person", "Person in charge", "The e-mail address of somebody who drafts in Comity.", needed=True),
    Column("confidentiality", "Confidentiality", f"One of: {', '.join(CONFIDENTIAL)}. Empty: Ordinary."),
    Column("urgency", "Urgency", f"One of: {', '.join(Urgency.labels)}. Empty: {Urgency.ROUTINE.label}."),
    Column("wanted_by", "Wanted by", DAY),
    Column("preservation_until", "Data preserved until", f"{DAY} As the requested State told it."),
    Column("note", "Note", "What whoever goes on with it should know.", longest=5000),
)
BY_KEY = {column.key: column for column in COLUMNS}
