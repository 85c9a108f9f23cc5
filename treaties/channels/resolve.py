"""One pair on one day, explained. Who is bound is told by `standing`, what comes first by `ranking`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from treaties.channels import coverage, notes, scope, sentences
from treaties.channels.answer import LETTERS_ROGATORY, Answer, Channel
from treaties.channels.question import check
from treaties.channels.ranking import BUDAPEST, EU_MUTUAL_RECOGNITION, ranked
from treaties.channels.standing import (
    Place,
    Standing,
    instruments_between,
    is_adopted,
    is_in_force,
    is_verified,
    place,
    rows_for_pair,
    since_both,
)
from treaties.registry import InstrumentRecord, ParticipationRecord, Registry

# Forms, not letters: the content is prepared in the order of the form, and the form itself must be used.
FORMS = frozenset({"EU-EIO-2014", "EU-EEVIDENCE-2023"})


@dataclass(frozen=True, slots=True)
class _Question:
    registry: Registry
    pair: tuple[str, str]
    on: date
    measures: tuple[str, ...]
    offence: str | None


def _governs(record: InstrumentRecord) -> bool:
    """A treaty on mutual assistance in general, before which the conventions step back (UNTOC art. 18(7))."""
    is_treaty = record.kind != "scheme" and record.preference > EU_MUTUAL_RECOGNITION
    return is_treaty and record.material_scope == "general" and record.basis_role == "standalone"


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An instrument that is named for the pair, with how both States stand under it."""

    record: InstrumentRecord
    rows: tuple[ParticipationRecord | None, ParticipationRecord | None]
    places: tuple[Place, Place]
    standing: Standing


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
    question = _Question(registry, (requesting, requested), on, tuple(measures), offence)
    candidates = _candidates(question)
    bound = {each.record.code: each for each in candidates if each.standing == Standing.BOUND}
    usable, unavailable = [], []
    for each in bound.values():
        if each.record.basis_role == "standalone":
            channel, carries = _standalone(question, each, bound)
            (usable if carries else unavailable).append(channel)
    usable = ranked(registry, usable, question.measures)
    supporting, left_out = _beside(question, bound, {channel.instrument for channel in usable})
    to_verify = [_not_usable(question, each) for each in candidates if each.standing == Standing.TO_VERIFY]
    unavailable += left_out + [_not_usable(question, each) for each in candidates if each.standing < Standing.TO_VERIFY]
    usable = notes.displaced(registry, usable, bound)
    return Answer(
        requesting=requesting,
        requested=requested,
        on=on,
        measures=question.measures,
        offence=offence,
        edition=registry.edition,
        usable=(*usable, _letters_rogatory(question)),
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


def _candidates(question: _Question) -> list[_Candidate]:
    """Named are: what both States have a row under, or one has a finding under; the Budapest Convention always."""
    registry, pair, on = question.registry, question.pair, question.on
    named = instruments_between(registry, *pair, on) | {BUDAPEST} & registry.instruments.keys()
    named |= {each.instrument for each in registry.findings if each.instrument and each.state in pair}
    candidates = []
    for code in sorted(named):
        record, rows = registry.instruments[code], rows_for_pair(registry, code, *pair, on)
        if not is_adopted(record, on):
            continue
        places = tuple(place(row, on) if row else Place(Standing.NOT_BOUND, why="absent") for row in rows)
        standing = min(each.standing for each in places)
        if standing > Standing.NOT_BOUND and not is_in_force(record, on, *rows):
            standing = Standing.NOT_IN_FORCE
        if standing != Standing.NOT_LISTED:
            candidates.append(_Candidate(record, rows, places, standing))
    return candidates


def _standalone(question: _Question, candidate: _Candidate, bound: dict[str, _Candidate]) -> tuple[Channel, bool]:
    """The channel of an instrument that binds both, and whether it carries what was asked."""
    record, law = candidate.record, question.registry.law
    supplements = [each.record for each in bound.values() if each.record.supplements == record.code]
    covered = coverage.cover(record, supplements, question.measures, law)
    governing = [each.record for each in bound.values() if _governs(each.record)]
    channel = _with_scope(question, record, replace(_bound(question, candidate, governing), coverage=covered))
    refused = []
    if covered and not any(each.carries for each in covered):
        refused.append("It does not cover what is asked: " + _measures(question, covered, carries=False) + ".")
    elif left := _measures(question, covered, carries=False):
        channel = replace(channel, warnings=(*channel.warnings, f"It does not cover: {left}. Ask for that otherwise."))
    if channel.scope == "does_not_apply":
        refused.append(f"Its scope does not take in the offence: {'; '.join(channel.scope_conditions)}.")
    if refused:
        return replace(channel, reasons=tuple(refused) + channel.reasons), False
    return channel, True


def _measures(question: _Question, covered, *, carries: bool) -> str:
    types = question.registry.law.assistance_types
    return ", ".join(types[each.measure].title.lower() for each in covered if each.carries == carries)


def _with_scope(question: _Question, record: InstrumentRecord, channel: Channel) -> Channel:
    if not question.offence:
        return channel
    law = question.registry.law
    tested = scope.test(record, law.offences[question.offence], question.pair[0], question.measures, law)
    reasons = channel.reasons
    if tested.verdict == "applies_if":
        reasons += (f"It applies to the offence if {' and '.join(tested.conditions)}.",)
    return replace(channel, scope=tested.verdict, scope_conditions=tested.conditions, reasons=reasons)


def _bound(question: _Question, candidate: _Candidate, governing: Sequence[InstrumentRecord] = ()) -> Channel:
    registry, record = question.registry, candidate.record
    since = since_both(record, *candidate.places)
    reasons = [sentences.basis(registry, record, question.pair, candidate.places, since)]
    reasons += filter(None, [sentences.articles(record), notes.fallback(registry, record, governing)])
    warnings = _doubts(question, candidate)
    if record.code not in registry.law.instruments:
        warnings.append("The text has not been read into the registry: check its articles before you rely on it.")
    if record.code in FORMS:
        warnings.append("This is a form and not a letter: the form of the instrument itself must be used.")
    return _channel(question, candidate, since, reasons, warnings)


def _channel(
    question: _Question, candidate: _Candidate, since: date | None, reasons: list[str], warnings: list[str]
) -> Channel:
    record, law = candidate.record, question.registry.law
    present = [
        (row, code, where)
        for row, code, where in zip(candidate.rows, question.pair, candidate.places, strict=True)
        if row is not None
    ]
    return Channel(
        instrument=record.code,
        title=record.title,
        short_title=record.short_title,
        kind=record.kind,
        since=since,
        articles=record.mla_articles,
        verified=len(present) == len(question.pair) and all(is_verified(row) for row, _, _ in present),
        reasons=tuple(reasons),
        warnings=tuple(warnings),
        facts=tuple(sentences.fact(question.registry, row, code, where) for row, code, where in present),
        law_profile=coverage.profile_code(record, law),
        is_form=record.code in FORMS,
    )


def _doubts(question: _Question, candidate: _Candidate) -> list[str]:
    return [
        doubt
        for row, code, where in zip(candidate.rows, question.pair, candidate.places, strict=True)
        for doubt in sentences.doubts(question.registry, row, code, where)
    ]


def _beside(question: _Question, bound: dict[str, _Candidate], usable: set[str]) -> tuple[list[Channel], list[Channel]]:
    """Supplements of what is usable, and supporting instruments beside anything usable; else they are unavailable."""
    supporting, left_out = [], []
    for each in bound.values():
        record, law = each.record, question.registry.law
        if record.basis_role == "standalone":
            continue
        channel = replace(_bound(question, each), coverage=coverage.cover(record, (), question.measures, law))
        channel = _with_scope(question, record, channel)
        missing = _why_not_beside(question.registry, record, channel, usable)
        if missing:
            left_out.append(replace(channel, reasons=(missing, *channel.reasons)))
        else:
            supporting.append(channel)
    return supporting, left_out


def _why_not_beside(registry: Registry, record: InstrumentRecord, channel: Channel, usable: set[str]) -> str:
    if channel.scope == "does_not_apply":
        return f"Its scope does not take in the offence: {'; '.join(channel.scope_conditions)}."
    if record.basis_role == "supplement" and record.supplements not in usable:
        return f"It supplements the {registry.instruments[record.supplements].name}, which is not usable here."
    return "" if usable else "It may only be cited beside an instrument that carries the request, and none does."


def _not_usable(question: _Question, candidate: _Candidate) -> Channel:
    registry, record = question.registry, candidate.record
    reasons = []
    for row, code, where in zip(candidate.rows, question.pair, candidate.places, strict=True):
        if row is None:
            reasons.append(sentences.absent(registry, record, code))
        elif where.standing != Standing.BOUND:
            reasons.append(sentences.why_not(registry, record, row, code, where))
    if candidate.standing == Standing.NOT_IN_FORCE:
        reasons.insert(0, notes.not_in_force(record, question.on))
    reasons += [
        sentences.finding(each)
        for each in registry.findings
        if each.instrument == record.code and each.state in question.pair
    ]
    return _channel(question, candidate, None, list(dict.fromkeys(reasons)), [])


def _letters_rogatory(question: _Question) -> Channel:
    law = question.registry.law.instruments[LETTERS_ROGATORY]
    name = sentences.state(question.registry, question.pair[1])
    return Channel(
        instrument=LETTERS_ROGATORY,
        title="Letters rogatory",
        short_title="",
        kind="letters_rogatory",
        since=None,
        articles="",
        verified=True,
        reasons=(
            "Letters rogatory rest on comity and go through the diplomatic channel; no treaty is needed, and "
            f"{name} decides by its own law whether to assist.",
        ),
        warnings=("No duty to assist exists. Offer reciprocity, and expect this to take longer than a treaty.",),
        law_profile=law.code,
        coverage=tuple(
            coverage.Coverage(
                measure,
                "domestic_law",
                note=f"As the law of {name} allows.",
                title=question.registry.law.assistance_types[measure].title,
            )
            for measure in question.measures
        ),
        scope="applies" if question.offence else "",
    )
