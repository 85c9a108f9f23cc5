"""History in sentences: who did what, when, with the words that were given. Pure: rows in, words out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from requests_app import acts
from requests_app.acts import DETAILS
from requests_app.choices import (
    Act,
    Carried,
    DatedKind,
    Deficiency,
    Direction,
    Entry,
    FollowUpKind,
    Means,
    ReadAs,
    ReturnReason,
    Route,
    SentAs,
    Status,
)
from requests_app.content import converter


@dataclass(frozen=True, slots=True)
class Names:
    """What history names by key. A name that is not known any more is told as the key it was written with."""

    people: Mapping[int, str]
    states: Mapping[str, str]
    instruments: Mapping[str, str]

    def person(self, pk: int) -> str:
        return self.people.get(pk, f"person {pk}")

    def fact(self, key: str) -> str:
        """INSTRUMENT:STATE in words."""
        instrument, _, state = key.partition(":")
        return f"{self.states.get(state, state)} under {self.instruments.get(instrument, instrument)}"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody wrote, under what they answer."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A history row as a person reads it."""

    pk: int
    act: str
    at: datetime
    status: str  # in words, where the act led
    sentence: str
    quotes: tuple[Quote, ...]


def narrate(event, names: Names) -> Line:
    """The line of a RequestEvent, whose user is loaded."""
    details = _details(event)
    subject, quotes = SENTENCES[event.act](event, details, names)
    return Line(
        pk=event.pk,
        act=event.act,
        at=event.at,
        status=Status(event.to_status).label,
        sentence=_sentence(event, subject),
        quotes=tuple(quote for quote in quotes if quote.text.strip()),
    )


def _sentence(event, subject: str) -> str:
    said = subject if event.act in WITHOUT_A_DOER else f"{event.user} {subject}"
    return said if said.endswith("…") else f"{said}."


def people_in(events: Iterable) -> set[int]:
    """Keys of the people that the details of these rows name."""
    return {event.details[end] for event in events if event.act == Entry.HANDED_OVER for end in ("from", "to")}


def _details(event):
    return converter.structure(event.details, DETAILS[Act(event.act)]) if event.act in Act else event.details


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _done(event) -> str:
    """The day on which it was done here."""
    return _day(timezone.localdate(event.at))


def _recorded(event, what: str) -> str:
    """What happened elsewhere on a day, told by whoever recorded it here, perhaps later."""
    today = timezone.localdate(event.at)
    return f"recorded {'' if event.on == today else f'on {_day(today)} '}that {what} on {_day(event.on)}"


def _text(event) -> str:
    return f"text {event.digest[:8]}…"


def _article(article: str) -> str:
    return f", art. {article}" if article[:1].isdigit() else f", {article}" if article else ""


Told = tuple[str, list[Quote]]


def _opened(event, details: dict, names: Names) -> Told:
    return f"opened it on {_done(event)}", []


def _taken_over(event, details: dict, names: Names) -> Told:
    sent = _day(date.fromisoformat(details["sent_on"]))
    said = f"took it over on {_done(event)} from before Comity: it was sent on {sent}"
    quotes = [Quote("Legal basis as cited", details["basis"]), Quote("Note", details["note"])]
    return f"{said}; the letter is not in Comity", quotes


def _handed_over(event, details: dict, names: Names) -> Told:
    giver, taker = names.person(details["from"]), names.person(details["to"])
    return f"handed it over from {giver} to {taker} on {_done(event)}", [Quote("Note", details["note"])]


def _basis_moved(event, details: dict, names: Names) -> Told:
    moved = f"Edition {details['edition']} of the registry moved its basis on {_done(event)}"
    return moved, [Quote("What changed", "\n".join(details["because"]))]


def _sealed_annex_read(event, details: dict, names: Names) -> Told:
    return f"opened the sealed annex of version {details['version']} of the letter on {_done(event)}", []


def _original_filed(event, details: dict, names: Names) -> Told:
    pages = details["pages"]
    how = ReadAs(details["read_as"]).label.lower()
    filed = f"filed the signed original of version {details['version']} of the letter on {_done(event)}"
    return f"{filed}: {pages} page{'s' * (pages != 1)}; {how}", []


def _hop_recorded(event, details: dict, names: Names) -> Told:
    leg = f"from {details['from']} to {details['to']} on {_day(date.fromisoformat(details['on']))} ({details['by']})"
    if not details["took_place"]:
        return f"recorded on {_done(event)} that the letter never went {leg}", [Quote("Note", details["note"])]
    what = "corrected an entry: it went" if details["corrects"] else "recorded that it went"
    number = f", no. {details['number']}" if details["number"] else ""
    return f"{what} {leg}{number}: {Carried(details['carried']).label.lower()}", [Quote("Note", details["note"])]


def _questionnaire_sent(event, details: dict, names: Names) -> Told:
    return f"sent a questionnaire to {details['to']} on {_done(event)}", []


def _questionnaire_withdrawn(event, details: dict, names: Names) -> Told:
    return f"withdrew the questionnaire to {details['to']} on {_done(event)}", []


def _questionnaire_answered(event, details: dict, names: Names) -> Told:
    files = details["files"]
    came = f", with {files} file{'s' * (files != 1)}" if files else ""
    return f"{details['by']} answered the questionnaire to {details['to']} on {_done(event)}{came}", []


def _correspondence_kept(event, details: dict, names: Names) -> Told:
    what = f"{Direction(details['direction']).label.lower()}: {Means(details['means']).label.lower()}"
    return f"kept on {_done(event)} what {what}{_with_files(details['files'])}", []


def _written_by_the_other_side(event, details: dict, names: Names) -> Told:
    wrote = f"The requested State wrote on the page for the receiving authority on {_done(event)}"
    return wrote + _with_files(details["files"]), []


def _day_entered(event, details: dict, names: Names) -> Told:
    what = f"{DatedKind(details['kind']).label}: {_day(date.fromisoformat(details['on']))}"
    hour = f" at {details['hour']}" if details["hour"] else ""
    return f"entered a day on {_done(event)}: {what[0].lower()}{what[1:]}{hour}", [Quote("Note", details["words"])]


def _day_taken_back(event, details: dict, names: Names) -> Told:
    what = f"{DatedKind(details['kind']).label}: {_day(date.fromisoformat(details['on']))}"
    return f"took back a day on {_done(event)}: {what[0].lower()}{what[1:]}", []


def _follow_up(did: str):
    """Of a letter that follows one that was sent."""

    def told(event, details: dict, names: Names) -> Told:
        code = f", code {details['code']}" if "code" in details else ""
        what = f"{did.format(FollowUpKind(details['kind']).label.lower())} on {_done(event)}{code}"
        return what, [Quote("Note", details.get("note", ""))]

    return told


def _with_files(files: list) -> str:
    return f", with {len(files)} file{'s' * (len(files) != 1)}" if files else ""


def _answer_taken_over(event, details: dict, names: Names) -> Told:
    taken = f"took over an answer of {details['by']} on {_done(event)}: {details['title']}"
    return taken, [Quote("Note", details["word"])]


def _submit(event, details: acts.Submit, names: Names) -> Told:
    return f"submitted it for review on {_done(event)}: {_text(event)}", []


def _return_for_correction(event, details: acts.ReturnForCorrection, names: Names) -> Told:
    reason = ReturnReason(details.reason).label
    return f"returned it for correction on {_done(event)}: {reason[0].lower()}{reason[1:]}", [
        Quote("Note", details.note),
        *(Quote(f"{each.where}: {ReturnReason(each.reason).label}", _remark(each)) for each in details.remarks),
    ]


def _remark(remark: acts.Remark) -> str:
    return f"“{remark.quote}”\n{remark.note}" if remark.quote else remark.note


def _approve(event, details: acts.Approve, names: Names) -> Told:
    then = "; it awaits countersignature" if event.to_status == Status.AWAITING_COUNTERSIGNATURE else ""
    count = len(details.confirmed_gaps)
    gaps = f"; {_items(count)}" if count else ""
    count = len(details.confirmed_grounds)
    gaps += f"; {count} answer{'s' * (count != 1)} to grounds for refusal confirmed" if count else ""
    signed = f"to be signed by {details.signatory_name}, {details.signatory_title}"
    return f"approved it on {_done(event)}: {_text(event)}, {signed}{gaps}{then}", [
        *(_relied_on(answer, names) for answer in details.answers),
        *(Quote("Why a recommended item may stay open", words) for words in details.gap_reasons.values()),
    ]


def _relied_on(answer: acts.FactAnswer, names: Names) -> Quote:
    if not answer.source_url:
        return Quote(f"Relied on although unverified: {names.fact(answer.fact)}", answer.words)
    read = f"{answer.source_url}, read on {_day(answer.seen_on)}."
    return Quote(f"Read in a source: {names.fact(answer.fact)}", f"{read} {answer.words}".strip())


def _items(count: int) -> str:
    return "1 recommended item confirmed as it is" if count == 1 else f"{count} recommended items confirmed as they are"


def _countersign(event, details: acts.Countersign, names: Names) -> Told:
    return f"countersigned it on {_done(event)}: {_text(event)}", []


def _recall(event, details: acts.Recall, names: Names) -> Told:
    return f"recalled its approval on {_done(event)}; the letter approved before is void", [
        Quote("Reason", details.reason)
    ]


def _transmit(event, details: acts.Transmit, names: Names) -> Told:
    reference = f", dispatch reference {details.dispatch_reference}" if details.dispatch_reference else ""
    sent = _recorded(event, "it was sent")
    what = f" ({SentAs(details.sent_as).told})" if details.sent_as else ""
    return f"{sent} by this route: {Route.named(details.route)}{reference}{what}", [
        Quote("Why this route", details.reason_for_route)
    ]


def _acknowledge(event, details: acts.Acknowledge, names: Names) -> Told:
    reference = f"; their reference is {details.counterpart_reference}" if details.counterpart_reference else ""
    hour = f" at {details.hour}" if details.hour else ""
    return _recorded(event, "the requested State acknowledged receipt") + hour + reference, []


def _raise_query(event, details: acts.RaiseQuery, names: Names) -> Told:
    asked = _recorded(event, "the requested State asked a question")
    return f"{asked}, to be answered by {_day(details.due_on)}", [Quote("Question", details.question)]


def _answer_query(event, details: acts.AnswerQuery, names: Names) -> Told:
    return _recorded(event, "the question was answered"), [Quote("Answer", details.answer)]


def _record_return(event, details: acts.RecordReturn, names: Names) -> Told:
    return _recorded(event, "the requested State returned it as deficient"), [
        Quote(each.where, f"{Deficiency(each.deficiency).label}. {each.words}".strip()) for each in details.deficient
    ]


def _revise(event, details: acts.Revise, names: Names) -> Told:
    return f"began version {event.version} of the letter on {_done(event)}", [Quote("Note", details.note)]


def _postpone(event, details: acts.Postpone, names: Names) -> Told:
    postponed = _recorded(event, "the requested State postponed execution")
    return postponed + _article(details.article), [Quote("Ground", details.ground)]


def _resume(event, details: acts.Resume, names: Names) -> Told:
    return _recorded(event, "execution was resumed"), []


def _execute_in_part(event, details: acts.ExecuteInPart, names: Names) -> Told:
    return _recorded(event, "part of what was asked came"), [Quote("Received", details.received)]


def _execute(event, details: acts.Execute, names: Names) -> Told:
    return _recorded(event, "it was executed"), [Quote("Received", details.received)]


def _refuse(event, details: acts.Refuse, names: Names) -> Told:
    refused = _recorded(event, "the requested State refused it")
    return refused + _article(details.article), [Quote("Ground", details.ground)]


def _withdraw(event, details: acts.Withdraw, names: Names) -> Told:
    return f"withdrew it on {_done(event)}", [Quote("Reason", details.reason)]


def _close(event, details: acts.Close, names: Names) -> Told:
    return f"closed it on {_done(event)}", [Quote("Note", details.note)]


# Nobody did these to the request: they happened to it.
WITHOUT_A_DOER = frozenset({Entry.BASIS_MOVED, Entry.QUESTIONNAIRE_ANSWERED, Entry.WRITTEN_BY_THE_OTHER_SIDE})

# What was done, without its doer and full stop, and the words that go with it.
SENTENCES: dict[str, Callable[..., Told]] = {
    Entry.OPENED: _opened,
    Entry.TAKEN_OVER: _taken_over,
    Entry.HANDED_OVER: _handed_over,
    Entry.BASIS_MOVED: _basis_moved,
    Entry.SEALED_ANNEX_READ: _sealed_annex_read,
    Entry.CORRESPONDENCE_KEPT: _correspondence_kept,
    Entry.CORRESPONDENCE_KEPT: _correspondence_kept,
    Entry.WRITTEN_BY_THE_OTHER_SIDE: _written_by_the_other_side,
    Entry.DAY_ENTERED: _day_entered,
    Entry.DAY_TAKEN_BACK: _day_taken_back,
    Entry.WRITTEN_BY_THE_OTHER_SIDE: _written_by_the_other_side,
    Entry.FOLLOW_UP_SUBMITTED: _follow_up("submitted for approval: {}"),
    Entry.FOLLOW_UP_SENT_BACK: _follow_up("sent back to its writer: {}"),
    Entry.FOLLOW_UP_ISSUED: _follow_up("issued a letter: {}"),
    Entry.FOLLOW_UP_VOIDED: _follow_up("made void what is not sent: {}"),
    Entry.ORIGINAL_FILED: _original_filed,
    Entry.HOP_RECORDED: _hop_recorded,
    Entry.QUESTIONNAIRE_SENT: _questionnaire_sent,
    Entry.QUESTIONNAIRE_WITHDRAWN: _questionnaire_withdrawn,
    Entry.QUESTIONNAIRE_ANSWERED: _questionnaire_answered,
    Entry.ANSWER_TAKEN_OVER: _answer_taken_over,
    Act.SUBMIT: _submit,
    Act.RETURN_FOR_CORRECTION: _return_for_correction,
    Act.APPROVE: _approve,
    Act.COUNTERSIGN: _countersign,
    Act.RECALL: _recall,
    Act.TRANSMIT: _transmit,
    Act.ACKNOWLEDGE: _acknowledge,
    Act.RAISE_QUERY: _raise_query,
    Act.ANSWER_QUERY: _answer_query,
    Act.RECORD_RETURN: _record_return,
    Act.REVISE: _revise,
    Act.POSTPONE: _postpone,
    Act.RESUME: _resume,
    Act.EXECUTE_IN_PART: _execute_in_part,
    Act.EXECUTE: _execute,
    Act.REFUSE: _refuse,
    Act.WITHDRAW: _withdraw,
    Act.CLOSE: _close,
}
