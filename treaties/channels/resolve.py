"""One pair on one day: which instrument stands in which list. What each says is told by `explain`."""

from collections.abc import Iterable, Sequence
from datetime import date

from treaties.channels import coverage, declarations, explain, notes, scope
from treaties.channels.answer import Answer, Channel, Coverage, DeclarationUsed
from treaties.channels.candidates import Candidate, Question, named
from treaties.channels.governing import governing_treaties
from treaties.channels.question import check
from treaties.channels.ranking import ranked
from treaties.channels.scope import Scope
from treaties.channels.standing import Standing
from treaties.registry import InstrumentRecord, Registry


def resolve(
    registry: Registry,
    requesting: str,
    requested: str,
    on: date,
    measures: Sequence[str] = (),
    offence: str | None = None,
) -> Answer:
    """Which channels bind two States on a day, best first, each with reasons and the facts it rests on.

    `measures` are assistance type keys, `offence` a key of the catalogue. With several measures an instrument is
    usable that covers one of them; its coverage says which. Raises ChannelQuestionError.
    """
    check(registry, requesting, requested, measures, offence)
    question = Question(registry, (requesting, requested), on, tuple(measures), offence)
    candidates = named(question)
    bound = {each.record.code: each for each in candidates if each.standing == Standing.BOUND}
    records = {code: each.record for code, each in bound.items()}
    governing = governing_treaties(records.values())
    bites = declarations.biting(question, records, governing)
    usable, unavailable = [], []
    for code, each in bound.items():
        if each.record.basis_role == "standalone":
            channel, carries = _standalone(question, each, records, governing, bites.get(code, ()))
            (usable if carries else unavailable).append(channel)
    usable = ranked(registry, usable, question.measures)
    supporting, left_out = _beside(question, bound, {channel.instrument for channel in usable}, bites)
    to_verify = [explain.not_usable(question, each) for each in candidates if each.standing == Standing.TO_VERIFY]
    unavailable += left_out + [
        explain.not_usable(question, each) for each in candidates if each.standing < Standing.TO_VERIFY
    ]
    usable = notes.displaced(registry, usable, bound)
    return Answer(
        requesting=requesting,
        requested=requested,
        on=on,
        measures=question.measures,
        offence=offence,
        edition=registry.edition,
        usable=(*usable, explain.letters_rogatory(question)),
        supporting=tuple(ranked(registry, supporting, ())),
        to_verify=tuple(ranked(registry, to_verify, ())),
        unavailable=tuple(ranked(registry, unavailable, ())),
        notes=notes.of(registry, question.pair, on, question.measures, usable, offence),
        overlays=overlays(requesting, requested),
        governing=governing,
    )


def overlays(requesting: str, requested: str) -> tuple[str, ...]:
    """Law added to any channel's: for requests to the United States, and those from or to Pakistan."""
    found = ["US-GENERIC"] if requested == "US" else []
    return tuple([*found, "PK-MLACMA-2020"] if "PK" in {requesting, requested} else found)


def _standalone(
    question: Question,
    candidate: Candidate,
    bound: dict[str, InstrumentRecord],
    governing: tuple[str, ...],
    bites: tuple[DeclarationUsed, ...],
) -> tuple[Channel, bool]:
    """The channel of an instrument that binds both, and whether it carries what was asked."""
    record, law = candidate.record, question.registry.law
    supplements = [each for each in bound.values() if each.supplements == record.code]
    excluding = tuple([each for each in bites if each.excludes])
    covered = coverage.cover(record, supplements, question.measures, law)
    covered = coverage.without(covered, {measure for each in excluding for measure in each.excludes})
    tested, refused, warned = _tested(question, record), [], []
    if covered and not any(each.carries for each in covered):
        refused.append(f"It does not cover what is asked: {_left_out(covered)}.")
        refused += [declarations.taken_out(question, each) for each in excluding]
    elif left := _left_out(covered):
        warned.append(f"It does not cover: {left}. Ask for that otherwise.")
    if tested.verdict == "does_not_apply":
        refused.append(_not_in_scope(tested))
    channel = explain.bound(
        question,
        candidate,
        covered=covered,
        tested=tested,
        declarations=excluding if refused else bites,
        governing=governing,
        refused=refused,
        warned=warned,
    )
    return channel, not refused


def _tested(question: Question, record: InstrumentRecord) -> Scope:
    if not question.offence:
        return scope.NOT_TESTED
    law = question.registry.law
    return scope.test(record, law.offences[question.offence], question.pair[0], question.measures, law)


def _left_out(covered: Iterable[Coverage]) -> str:
    return ", ".join([each.title.lower() for each in covered if not each.carries])


def _not_in_scope(tested: Scope) -> str:
    return f"Its scope does not take in the offence: {'; '.join(tested.conditions)}."


def _beside(
    question: Question, bound: dict[str, Candidate], usable: set[str], bites: dict[str, tuple[DeclarationUsed, ...]]
) -> tuple[list[Channel], list[Channel]]:
    """Supplements of what is usable, and supporting instruments beside anything usable; else they are unavailable."""
    supporting, left_out = [], []
    for each in bound.values():
        record = each.record
        if record.basis_role == "standalone":
            continue
        tested = _tested(question, record)
        missing = _why_not_beside(question.registry, record, tested, usable)
        channel = explain.bound(
            question,
            each,
            covered=coverage.cover(record, (), question.measures, question.registry.law),
            tested=tested,
            declarations=() if missing else bites.get(record.code, ()),
            refused=[missing] if missing else (),
        )
        (left_out if missing else supporting).append(channel)
    return supporting, left_out


def _why_not_beside(registry: Registry, record: InstrumentRecord, tested: Scope, usable: set[str]) -> str:
    if tested.verdict == "does_not_apply":
        return _not_in_scope(tested)
    if record.basis_role == "supplement" and record.supplements not in usable:
        return f"It supplements the {registry.instruments[record.supplements].name}, which is not usable here."
    return "" if usable else "It may only be cited beside an instrument that carries the request, and none does."
