"""What is open in the answers to the grounds for refusal, and what a reviewer confirms of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from requests_app.checklist import anchors
from requests_app.checklist.gap import Gap
from requests_app.checklist.refusal import GroundQuestion, questions
from requests_app.choices import GroundPosition, Section, Severity
from requests_app.content import Ground, LetterContent
from treaties.law import LawBook


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """An answer that a reviewer confirms by itself: a warning, or what the letter promises."""

    key: str  # of the ground
    title: str
    what: str  # what is confirmed, in a sentence
    text: str  # the note or the words
    is_warning: bool


def gaps(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    """Questions without an answer, mandatory where the other State must refuse; answers without their words."""
    answered = {each.key: each for each in content.grounds}
    for each in questions(content, law):
        ground = answered.get(each.key)
        if ground is None and each.question:
            severity = Severity.MANDATORY if each.kind == "mandatory" else Severity.RECOMMENDED
            title = f"Ground for refusal, not answered: {each.title}"
            yield _gap(each, severity, anchors.of_ground(each.key), title, f"{each.question} {each.meaning}")
        elif ground and (lacking := _lacking(each, ground)):
            anchor, title, guidance = lacking
            yield _gap(each, Severity.MANDATORY, anchor, f"{title}: {each.title}", guidance)


def to_confirm(content: LetterContent, law: LawBook) -> tuple[ToConfirm, ...]:
    """What a reviewer confirms, warnings first."""
    asked = {each.key: each for each in questions(content, law)}
    found = [told for each in content.grounds if (told := _to_confirm(each, asked.get(each.key)))]
    return tuple(sorted(found, key=lambda each: not each.is_warning))


def _to_confirm(ground: Ground, question: GroundQuestion | None) -> ToConfirm | None:
    if ground.position == GroundPosition.ASSURED:
        what = f"Whoever signs may give this assurance, and it can be kept: {ground.title}."
        return ToConfirm(ground.key, ground.title, what, ground.words, is_warning=False)
    if ground.position == GroundPosition.REPLIED:
        what = f"This reply may stand in the letter: {ground.title}."
        return ToConfirm(ground.key, ground.title, what, ground.words, is_warning=False)
    if ground.position == GroundPosition.MAY_ARISE:
        what = f"It goes out although this ground may arise: {ground.title}."
        return ToConfirm(ground.key, ground.title, what, ground.note, is_warning=True)
    if question and question.signs:
        what = f"It does not arise, although the draft has a sign of it: {ground.title}."
        return ToConfirm(ground.key, ground.title, what, f"{' '.join(question.signs)} {ground.note}", is_warning=True)
    return None


def _lacking(question: GroundQuestion, ground: Ground) -> tuple[str, str, str] | None:
    """(anchor, title, guidance) where an answer says too little."""
    why, words = anchors.of_ground_note(question.key), anchors.of_ground_words(question.key)
    if ground.position in GroundPosition.printed():
        return None if ground.words.strip() else (words, "What the letter says is missing", question.write)
    if ground.note.strip():
        return None
    if ground.position == GroundPosition.MAY_ARISE:
        return why, "Why it may arise is missing", "The reviewer decides by what you write here. It is never printed."
    if question.reason_needed:
        return why, "Why it does not arise is missing", " ".join([*question.signs, question.write])
    return None


def _gap(question: GroundQuestion, severity: Severity, anchor: str, title: str, guidance: str) -> Gap:
    by = question.raised[0]
    return Gap(
        key=f"ground:{question.key}",
        severity=severity,
        section=Section.GROUNDS,
        anchor=anchor,
        title=title,
        article=by.article,
        asked_by=by.title,
        guidance=guidance,
        seen=by.seen and not by.by_practice,
        provision=by.provision,
    )
