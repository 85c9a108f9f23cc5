"""The sentences of the acts of the lifecycle."""

from collections.abc import Callable

from requests_app import acts
from requests_app.choices import Act, Deficiency, ReturnReason, Route, SentAs, Status
from requests_app.narration.telling import Names, Quote, Told, article, day, done, recorded, text


def _submit(event, details: acts.Submit, names: Names) -> Told:
    return f"submitted it for review on {done(event)}: {text(event)}", []


def _return_for_correction(event, details: acts.ReturnForCorrection, names: Names) -> Told:
    reason = ReturnReason(details.reason).label
    return f"returned it for correction on {done(event)}: {reason[0].lower()}{reason[1:]}", [
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
    return f"approved it on {done(event)}: {text(event)}, {signed}{gaps}{then}", [
        *(_relied_on(answer, names) for answer in details.answers),
        *(Quote("Why a recommended item may stay open", words) for words in details.gap_reasons.values()),
    ]


def _relied_on(answer: acts.FactAnswer, names: Names) -> Quote:
    if not answer.source_url:
        return Quote(f"Relied on although unverified: {names.fact(answer.fact)}", answer.words)
    read = f"{answer.source_url}, read on {day(answer.seen_on)}."
    return Quote(f"Read in a source: {names.fact(answer.fact)}", f"{read} {answer.words}".strip())


def _items(count: int) -> str:
    return "1 recommended item confirmed as it is" if count == 1 else f"{count} recommended items confirmed as they are"


def _countersign(event, details: acts.Countersign, names: Names) -> Told:
    return f"countersigned it on {done(event)}: {text(event)}", []


def _recall(event, details: acts.Recall, names: Names) -> Told:
    return f"recalled its approval on {done(event)}; the letter approved before is void", [
        Quote("Reason", details.reason)
    ]


def _transmit(event, details: acts.Transmit, names: Names) -> Told:
    reference = f", dispatch reference {details.dispatch_reference}" if details.dispatch_reference else ""
    sent = recorded(event, "it was sent")
    what = f" ({SentAs(details.sent_as).told})" if details.sent_as else ""
    return f"{sent} by this route: {Route.told(details.route)}{reference}{what}", [
        Quote("Why this route", details.reason_for_route)
    ]


def _acknowledge(event, details: acts.Acknowledge, names: Names) -> Told:
    reference = f"; their reference is {details.counterpart_reference}" if details.counterpart_reference else ""
    hour = f" at {details.hour}" if details.hour else ""
    return recorded(event, "the requested State acknowledged receipt") + hour + reference, []


def _raise_query(event, details: acts.RaiseQuery, names: Names) -> Told:
    asked = recorded(event, "the requested State asked a question")
    return f"{asked}, to be answered by {day(details.due_on)}", [Quote("Question", details.question)]


def _answer_query(event, details: acts.AnswerQuery, names: Names) -> Told:
    return recorded(event, "the question was answered"), [Quote("Answer", details.answer)]


def _record_return(event, details: acts.RecordReturn, names: Names) -> Told:
    return recorded(event, "the requested State returned it as deficient"), [
        Quote(each.where, f"{Deficiency(each.deficiency).label}. {each.words}".strip()) for each in details.deficient
    ]


def _revise(event, details: acts.Revise, names: Names) -> Told:
    return f"began version {event.version} of the letter on {done(event)}", [Quote("Note", details.note)]


def _postpone(event, details: acts.Postpone, names: Names) -> Told:
    postponed = recorded(event, "the requested State postponed execution")
    return postponed + article(details.article), [Quote("Ground", details.ground)]


def _resume(event, details: acts.Resume, names: Names) -> Told:
    return recorded(event, "execution was resumed"), []


def _execute_in_part(event, details: acts.ExecuteInPart, names: Names) -> Told:
    return recorded(event, "part of what was asked came"), [Quote("Received", details.received)]


def _execute(event, details: acts.Execute, names: Names) -> Told:
    return recorded(event, "it was executed"), [Quote("Received", details.received)]


def _refuse(event, details: acts.Refuse, names: Names) -> Told:
    refused = recorded(event, "the requested State refused it")
    return refused + article(details.article), [Quote("Ground", details.ground)]


def _withdraw(event, details: acts.Withdraw, names: Names) -> Told:
    return f"withdrew it on {done(event)}", [Quote("Reason", details.reason)]


def _close(event, details: acts.Close, names: Names) -> Told:
    return f"closed it on {done(event)}", [Quote("Note", details.note)]


# What was done, without its doer and full stop, and the words that go with it.
OF_ACTS: dict[str, Callable[..., Told]] = {
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
