"""One pair on one day: which instrument stands in which list. What each says is told by `explain`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from treaties.channels import coverage, declarations, explain, notes
from treaties.channels.answer import Answer, Channel, DeclarationUsed
from treaties.channels.candidates import Candidate, Question, governs, named
from treaties.channels.question import check
from treaties.channels.ranking import ranked
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
    bites = declarations.biting(question, {code: each.record for code, each in bound.items()})
    usable, unavailable = [], []
    for code, each in bound.items():
        if each.record.basis_role == "standalone":
            channel, carries = _standalone(question, each, bound, bites.get(code, ()))
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
    )


def overlays(requesting: str, requested: str) -> tuple[str, ...]:
    """Law added to any channel's: for requests to the United States, and those from or to Pakistan."""
    found = ["US-GENERIC"] if requested == "US" else []
    return tuple([*found, "PK-MLACMA-2020"] if "PK" in {requesting, requested} else found)


def _standalone(
    question: Question, candidate: Candidate, bound: dict[str, Candidate], bites: tuple[DeclarationUsed, ...]
) -> tuple[Channel, bool]:
    """The channel of an instrument that binds both, and whether it carries what was asked."""
    record, law = candidate.record, question.registry.law
    supplements = [each.record for each in bound.values() if each.record.supplements == record.code]
    covered = coverage.cover(record, supplements, question.measures, law)
    covered = coverage.without(covered, {measure for each in bites for measure in each.excludes})
    governing = [each.record for each in bound.values() if governs(each.record)]
    channel = replace(explain.bound(question, candidate, governing), coverage=covered, declarations=bites)
    channel = explain.with_scope(question, record, channel)
    refused = []
    if covered and not any(each.carries for each in covered):
        refused.append("It does not cover what is asked: " + _measures(question, covered, carries=False) + ".")
        refused += [declarations.taken_out(question, each) for each in bites if each.excludes]
    elif left := _measures(question, covered, carries=False):
        channel = replace(channel, warnings=(*channel.warnings, f"It does not cover: {left}. Ask for that otherwise."))
    if channel.scope == "does_not_apply":
        refused.append(f"Its scope does not take in the offence: {'; '.join(channel.scope_conditions)}.")
    if refused:
        excluding = tuple(each for each in bites if each.excludes)
        return replace(channel, reasons=tuple(refused) + channel.reasons, declarations=excluding), False
    return channel, True


def _measures(question: Question, covered, *, carries: bool) -> str:
    types = question.registry.law.assistance_types
    return ", ".join(types[each.measure].title.lower() for each in covered if each.carries == carries)


def _beside(
    question: Question, bound: dict[str, Candidate], usable: set[str], bites: dict[str, tuple[DeclarationUsed, ...]]
) -> tuple[list[Channel], list[Channel]]:
    """Supplements of what is usable, and supporting instruments beside anything usable; else they are unavailable."""
    supporting, left_out = [], []
    for each in bound.values():
        record, law = each.record, question.registry.law
        if record.basis_role == "standalone":
            continue
        channel = replace(explain.bound(question, each), coverage=coverage.cover(record, (), question.measures, law))
        channel = explain.with_scope(question, record, channel)
        missing = _why_not_beside(question.registry, record, channel, usable)
        if missing:
            left_out.append(replace(channel, reasons=(missing, *channel.reasons)))
        else:
            supporting.append(replace(channel, declarations=bites.get(record.code, ())))
    return supporting, left_out


def _why_not_beside(registry: Registry, record: InstrumentRecord, channel: Channel, usable: set[str]) -> str:
    if channel.scope == "does_not_apply":
        return f"Its scope does not take in the offence: {'; '.join(channel.scope_conditions)}."
    if record.basis_role == "supplement" and record.supplements not in usable:
        return f"It supplements the {registry.instruments[record.supplements].name}, which is not usable here."
    return "" if usable else "It may only be cited beside an instrument that carries the request, and none does."
