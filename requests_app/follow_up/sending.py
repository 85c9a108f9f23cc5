"""That a letter which follows one was sent: the entry of the thread, what it answers, and the act that follows, at once
or not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from requests_app import acts, history, policies, selectors, workflow
from requests_app.choices import Act, Direction, Entry, FollowUpKind, Means, SentAs
from requests_app.clocks import reckoning
from requests_app.content import FrozenFollowUp
from requests_app.correspondence import keeping
from requests_app.correspondence.keeping import Kept
from requests_app.files import FitFile, digest
from requests_app.follow_up import originals, routes
from requests_app.letters import follow_ups
from requests_app.models import (
    AssistanceRequest,
    Correspondence,
    CorrespondenceFile,
    FollowUpLetter,
    FollowUpRoute,
    FollowUpSent,
    Question,
    RequestEvent,
    VoidedFollowUp,
)
from requests_app.selectors.open_questions import open_questions
from requests_app.services import EditRefused
from requests_app.workflow import TransitionRefused

VOID = "It was made void: it is not sent. Write another."
WAYS = (Means.LETTER, Means.E_MAIL, Means.NETWORK)


@dataclass(frozen=True, slots=True)
class Sent:
    """How it went. `reason`: why the request is withdrawn, where that is recorded with it. `receipt`: of whoever took
    it."""

    on: date
    means: str  # one of WAYS
    counterpart: str = ""
    reason: str = ""
    route: str = ""  # a key of the law's routes, or words
    reason_for_route: str = ""
    dispatch_reference: str = ""
    sent_as: str = SentAs.DIGITAL
    receipt: FitFile | None = None


def why_not_send(letter: FollowUpLetter, user: User) -> list[str]:
    """An answer is sent by its office or the central authority, everything else by the central authority."""
    may = policies.may_answer_query if letter.kind == FollowUpKind.ANSWER else policies.may_send
    return [] if may(letter.assistance_request, user) else [policies.sentence(may)]


def why_not_void(letter: FollowUpLetter, user: User) -> list[str]:
    """Made void by whoever may send it, or may approve such letters."""
    own = letter.assistance_request
    may = policies.may_approve_follow_up(own, user) or not why_not_send(letter, user)
    return [] if may else [policies.sentence(policies.may_approve_follow_up)]


def act_of(letter: FollowUpLetter) -> Act | None:
    """The act of the lifecycle that sending it does now; None where none follows."""
    own = letter.assistance_request
    if letter.kind == FollowUpKind.WITHDRAWAL and own.status in workflow.sources_of(Act.WITHDRAW):
        return Act.WITHDRAW
    if letter.kind != FollowUpKind.ANSWER or own.status not in workflow.sources_of(Act.ANSWER_QUERY):
        return None
    answered = {each.key for each in follow_ups.read(letter).content.answers}
    asked = {each.key for each in open_questions(own) if each.in_query}
    return Act.ANSWER_QUERY if asked <= answered else None  # a query that came later is answered by another letter


def record_sent(letter: FollowUpLetter, sent: Sent, *, user: User, at: datetime) -> FollowUpSent:
    """Recorded twice it is one. Raises EditRefused, leaving no trace."""
    name = f"{letter.kind}-{letter.code}.pdf"
    drawn = ContentFile(follow_ups.pdf(letter, at=at), name=name)  # before anything is locked
    lacking = routes.lacking(letter, sent.sent_as)
    went = _went(letter, sent, drawn)
    files = [] if FollowUpSent.objects.filter(letter=letter).exists() else _files(letter, sent, drawn, went)
    try:
        with keeping.stored_for(letter.assistance_request, files) as rows, transaction.atomic():
            return _record_sent(letter, sent, rows, [each.sha256 for each in went], lacking, user, at)
    except TransitionRefused as refused:
        raise EditRefused(refused.reasons) from refused


@transaction.atomic
def void(letter: FollowUpLetter, *, because: str, user: User, at: datetime) -> VoidedFollowUp:
    """It will not be sent; it is kept. Twice is once. Raises EditRefused."""
    locked = _locked(letter, user)
    letter.assistance_request = locked
    if before := VoidedFollowUp.objects.filter(letter=letter).first():
        return before
    if FollowUpSent.objects.filter(letter=letter).exists():
        raise EditRefused(["It was sent: write another that says what has to be put right."])
    if reasons := why_not_void(letter, user):
        raise EditRefused(reasons)
    if not because.strip():
        raise EditRefused(["Say why it is not sent."])
    event = history.record(
        assistance_request=locked,
        act=Entry.FOLLOW_UP_VOIDED,
        from_status=locked.status,
        user=user,
        at=at,
        details={"kind": letter.kind, "code": letter.code, "note": because.strip()},
    )
    return VoidedFollowUp.objects.create(letter=letter, event=event)


def _locked(letter: FollowUpLetter, user: User) -> AssistanceRequest:
    locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=letter.assistance_request_id)
    if not selectors.visible_to(user).filter(pk=locked.pk).exists():
        raise EditRefused(["There is no such request for you."])
    return locked


def _record_sent(
    letter, sent: Sent, files: Sequence[CorrespondenceFile], went: list[str], lacking: list[str], user, at
) -> FollowUpSent:
    locked = _locked(letter, user)
    letter.assistance_request = locked
    if before := FollowUpSent.objects.filter(letter=letter).first():
        return before
    frozen = follow_ups.read(letter)
    wrong = [*_problems(letter, sent, frozen), *_wrong_way(letter, sent, timezone.localdate(at)), *lacking]
    if reasons := [*why_not_send(letter, user), *wrong]:
        raise EditRefused(reasons)
    act = act_of(letter)
    entry = keeping.record(locked, _kept(letter, sent, frozen), files, user=user, at=at)
    _answered(frozen, entry)
    event = _do(act, letter, sent, frozen, user, at) if act else None
    reckoning.restate(AssistanceRequest.objects.get(pk=locked.pk), at=at)
    recorded = FollowUpSent.objects.create(letter=letter, entry=entry, event=event)
    FollowUpRoute.objects.create(
        sent=recorded,
        route=sent.route.strip(),
        reason_for_route=sent.reason_for_route.strip(),
        dispatch_reference=sent.dispatch_reference.strip(),
        sent_as=sent.sent_as,
        carried_sha256=went,
    )
    return recorded


def _wrong_way(letter: FollowUpLetter, sent: Sent, today: date) -> list[str]:
    return routes.why_not_so(sent.route, sent.reason_for_route, routes.ways_of(letter, on=today))


def _problems(letter: FollowUpLetter, sent: Sent, frozen: FrozenFollowUp) -> list[str]:
    found = [VOID] if VoidedFollowUp.objects.filter(letter=letter).exists() else []
    if sent.on < frozen.issue.on:
        found.append(f"It was issued on {frozen.issue.on:%-d %B %Y}: it cannot have been sent before.")
    if sent.means not in WAYS:
        found.append("Choose how it was sent.")
    return found


def _kept(letter: FollowUpLetter, sent: Sent, frozen: FrozenFollowUp) -> Kept:
    content = frozen.content
    return Kept(
        direction=Direction.OUTGOING,
        means=sent.means,
        on=sent.on,
        counterpart=(sent.counterpart or content.addressee.name)[:300],
        counterpart_reference=content.their_reference[:120],
        subject=content.subject[:200],
        text=told(frozen),
        key=f"follow-up:{letter.pk}",
    )


def told(frozen: FrozenFollowUp) -> str:
    """Its words, as the thread shows them."""
    answers = (f"{each.number}. {each.question}\n{each.answer}" for each in frozen.content.answers)
    return "\n\n".join([frozen.content.text, *answers])


def _files(letter: FollowUpLetter, sent: Sent, drawn: ContentFile, went: list[FitFile]) -> list[FitFile]:
    """Its PDF, what went of it, its annexes, and the receipt; each once."""
    annexes = [FitFile(_named(each), each.sha256) for each in letter.draft.annexes.all()]
    found = [FitFile(drawn, digest(drawn)), *went, *annexes, *([sent.receipt] if sent.receipt else [])]
    return list({each.sha256: each for each in found}.values())


def _went(letter: FollowUpLetter, sent: Sent, drawn: ContentFile) -> list[FitFile]:
    """What went of the letter itself; nothing where the signed original is not there."""
    if sent.sent_as == SentAs.DIGITAL:
        return [FitFile(drawn, digest(drawn))]
    original = originals.newest(letter)
    return [FitFile(_named(each), each.sha256) for each in original.files.all()] if original else []


def _named(annex) -> ContentFile:
    with annex.file.open("rb") as file:
        return ContentFile(file.read(), name=annex.filename)


def _answered(frozen: FrozenFollowUp, entry: Correspondence) -> None:
    keys = [each.key.removeprefix("question:") for each in frozen.content.answers if each.key.startswith("question:")]
    keeping.answered(Question.objects.filter(pk__in=keys, answered=None), by=entry)


def _do(act: Act, letter: FollowUpLetter, sent: Sent, frozen: FrozenFollowUp, user, at) -> RequestEvent:
    if act == Act.WITHDRAW:
        details = acts.Withdraw(reason=sent.reason)
    else:
        answers = frozen.content.answers
        words = answers[0].answer if len(answers) == 1 else "\n\n".join(f"{e.number}. {e.answer}" for e in answers)
        details = acts.AnswerQuery(on=sent.on, answer=words)
    own = letter.assistance_request
    return workflow.perform(act, assistance_request=own, user=user, at=at, details=details)
