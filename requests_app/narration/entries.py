"""The sentences of rows that move nothing: what the house noted, what came in and went out."""

from collections.abc import Callable
from datetime import date

from requests_app.choices import Carried, DatedKind, DeadlineKind, Direction, Entry, FollowUpKind, Means, ReadAs
from requests_app.narration.telling import Names, Quote, Told, day, done


def _opened(event, details: dict, names: Names) -> Told:
    return f"opened it on {done(event)}", []


def _taken_over(event, details: dict, names: Names) -> Told:
    sent = day(date.fromisoformat(details["sent_on"]))
    said = f"took it over on {done(event)} from before Comity: it was sent on {sent}"
    quotes = [Quote("Legal basis as cited", details["basis"]), Quote("Note", details["note"])]
    return f"{said}; the letter is not in Comity", quotes


def _handed_over(event, details: dict, names: Names) -> Told:
    giver, taker = names.person(details["from"]), names.person(details["to"])
    return f"handed it over from {giver} to {taker} on {done(event)}", [Quote("Note", details["note"])]


def _basis_moved(event, details: dict, names: Names) -> Told:
    moved = f"Edition {details['edition']} of the registry moved its basis on {done(event)}"
    return moved, [Quote("What changed", "\n".join(details["because"]))]


def _sealed_annex_read(event, details: dict, names: Names) -> Told:
    return f"opened the sealed annex of version {details['version']} of the letter on {done(event)}", []


def _original_filed(event, details: dict, names: Names) -> Told:
    pages = details["pages"]
    how = ReadAs(details["read_as"]).label.lower()
    if "kind" in details:
        which = f"the {FollowUpKind(details['kind']).label.lower()}, code {details['code']},"
    else:
        which = f"version {details['version']} of the letter"
    filed = f"filed the signed original of {which} on {done(event)}"
    return f"{filed}: {pages} page{'s' * (pages != 1)}; {how}", []


def _hop_recorded(event, details: dict, names: Names) -> Told:
    leg = f"from {details['from']} to {details['to']} on {day(date.fromisoformat(details['on']))} ({details['by']})"
    if not details["took_place"]:
        return f"recorded on {done(event)} that the letter never went {leg}", [Quote("Note", details["note"])]
    what = "corrected an entry: it went" if details["corrects"] else "recorded that it went"
    number = f", no. {details['number']}" if details["number"] else ""
    return f"{what} {leg}{number}: {Carried(details['carried']).told}", [Quote("Note", details["note"])]


def _questionnaire_sent(event, details: dict, names: Names) -> Told:
    return f"sent a questionnaire to {details['to']} on {done(event)}", []


def _questionnaire_withdrawn(event, details: dict, names: Names) -> Told:
    return f"withdrew the questionnaire to {details['to']} on {done(event)}", []


def _questionnaire_answered(event, details: dict, names: Names) -> Told:
    files = details["files"]
    came = f", with {files} file{'s' * (files != 1)}" if files else ""
    return f"{details['by']} answered the questionnaire to {details['to']} on {done(event)}{came}", []


def _correspondence_kept(event, details: dict, names: Names) -> Told:
    means, files = Means(details["means"]).told, _with_files(details["files"])
    if details["direction"] == Direction.INTERNAL:
        of = "" if details["means"] == Means.NOTE else f" ({means})"
        return f"kept a note for the file on {done(event)}{of}{files}", []
    return f"kept on {done(event)} what {Direction(details['direction']).label.lower()}: {means}{files}", []


def _written_by_the_other_side(event, details: dict, names: Names) -> Told:
    wrote = f"The requested State wrote on the page for the receiving authority on {done(event)}"
    what = details.get("what", "")  # rows of before do not say it
    return f"{wrote}{f': {what.lower()}' if what else ''}{_with_files(details['files'])}", []


def _day_entered(event, details: dict, names: Names) -> Told:
    what = f"{DatedKind(details['kind']).label}: {day(date.fromisoformat(details['on']))}"
    hour = f" at {details['hour']}" if details["hour"] else ""
    return f"entered a day on {done(event)}: {what[0].lower()}{what[1:]}{hour}", [Quote("Note", details["words"])]


def _day_taken_back(event, details: dict, names: Names) -> Told:
    kind = details["kind"]
    label = DeadlineKind(kind).label if kind == DeadlineKind.EXPECTED else DatedKind(kind).label
    what = f"{label}: {day(date.fromisoformat(details['on']))}"
    return f"took back a day on {done(event)}: {what[0].lower()}{what[1:]}", [Quote("Why", details.get("because", ""))]


FOLLOW_UPS = {
    FollowUpKind.ANSWER: "the answer to a query",
    FollowUpKind.REMINDER: "a reminder",
    FollowUpKind.WITHDRAWAL: "the letter of withdrawal",
}


def _follow_up(did: str):
    """Of a letter that follows one that was sent."""

    def told(event, details: dict, names: Names) -> Told:
        code = f", code {details['code']}" if "code" in details else ""
        what = f"{did.format(FOLLOW_UPS[details['kind']])} on {done(event)}{code}"
        return what, [Quote("Note", details.get("note", ""))]

    return told


def _with_files(files: list) -> str:
    return f", with {len(files)} file{'s' * (len(files) != 1)}" if files else ""


def _answer_taken_over(event, details: dict, names: Names) -> Told:
    taken = f"took over an answer of {details['by']} on {done(event)}: {details['title']}"
    return taken, [Quote("Note", details["word"])]


# What was done, without its doer and full stop, and the words that go with it.
OF_ENTRIES: dict[str, Callable[..., Told]] = {
    Entry.OPENED: _opened,
    Entry.TAKEN_OVER: _taken_over,
    Entry.HANDED_OVER: _handed_over,
    Entry.BASIS_MOVED: _basis_moved,
    Entry.SEALED_ANNEX_READ: _sealed_annex_read,
    Entry.CORRESPONDENCE_KEPT: _correspondence_kept,
    Entry.WRITTEN_BY_THE_OTHER_SIDE: _written_by_the_other_side,
    Entry.DAY_ENTERED: _day_entered,
    Entry.DAY_TAKEN_BACK: _day_taken_back,
    Entry.FOLLOW_UP_SUBMITTED: _follow_up("submitted {} for approval"),
    Entry.FOLLOW_UP_SENT_BACK: _follow_up("sent {} back to its writer"),
    Entry.FOLLOW_UP_ISSUED: _follow_up("issued {}"),
    Entry.FOLLOW_UP_VOIDED: _follow_up("made {} void, which is not to be sent,"),
    Entry.ORIGINAL_FILED: _original_filed,
    Entry.HOP_RECORDED: _hop_recorded,
    Entry.QUESTIONNAIRE_SENT: _questionnaire_sent,
    Entry.QUESTIONNAIRE_WITHDRAWN: _questionnaire_withdrawn,
    Entry.QUESTIONNAIRE_ANSWERED: _questionnaire_answered,
    Entry.ANSWER_TAKEN_OVER: _answer_taken_over,
}
