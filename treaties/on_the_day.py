"""How a State stands on a day under an instrument that does not bind it then, in a few words. Pure."""

from datetime import date

from treaties.channels.sentences import day as in_full
from treaties.channels.standing import Standing, is_adopted, place
from treaties.choices import ParticipationStatus
from treaties.registry import ParticipationRecord, Registry

WHY = {
    "not_yet": "Not yet in force for it",
    "before_source": "To verify: since when it binds is not known, and its source speaks of a later day",
    "unknown": "Present force not known",
}


def words(registry: Registry, row: ParticipationRecord, on: date) -> str:
    if not is_adopted(registry.instruments[row.instrument], on):
        return "Not yet made"
    found, status = place(row, on), ParticipationStatus(row.status).label
    match found.standing:
        case Standing.NOT_LISTED:
            return "Not yet signed"
        case Standing.BOUND:
            return f"{status}; the instrument itself is not known to be in force"
    match found.why:
        case "suspended":
            return f"{status}, suspended on {in_full(row.suspended_on)}"
        case "ended":
            return f"{status}, ended on {in_full(row.ended_on)}"
    return WHY.get(found.why, status)


def is_to_verify(registry: Registry, row: ParticipationRecord, on: date) -> bool:
    """Whether the registry cannot say that it binds or does not."""
    return is_adopted(registry.instruments[row.instrument], on) and place(row, on).standing == Standing.TO_VERIFY
