"""An instrument of an answer in words: why it stands where it stands, the facts it rests on, what to mind."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from treaties.channels import coverage, notes, orders, scope, sentences
from treaties.channels.answer import LETTERS_ROGATORY, Channel
from treaties.channels.candidates import Candidate, Question
from treaties.channels.standing import Standing, is_verified, since_both
from treaties.registry import InstrumentRecord

# Forms, not letters: the content is prepared in the order of the form, and the form itself must be used.
FORMS = frozenset({"EU-EIO-2014", "EU-EEVIDENCE-2023"})


def bound(question: Question, candidate: Candidate, governing: Sequence[InstrumentRecord] = ()) -> Channel:
    registry, record = question.registry, candidate.record
    since = since_both(record, *candidate.places)
    reasons = [sentences.basis(registry, record, question.pair, candidate.places, since)]
    reasons += filter(
        None, [orders.told(record), sentences.articles(record), notes.fallback(registry, record, governing)]
    )
    warnings = _doubts(question, candidate)
    if record.code not in registry.law.instruments:
        warnings.append("The text has not been read into the registry: check its articles before you rely on it.")
    if record.code in FORMS:
        warnings.append("This is a form and not a letter: the form of the instrument itself must be used.")
    return _channel(question, candidate, since, reasons, warnings)


def with_scope(question: Question, record: InstrumentRecord, channel: Channel) -> Channel:
    if not question.offence:
        return channel
    law = question.registry.law
    tested = scope.test(record, law.offences[question.offence], question.pair[0], question.measures, law)
    reasons = channel.reasons
    if tested.verdict == "applies_if":
        reasons += (f"It applies to the offence if {' and '.join(tested.conditions)}.",)
    return replace(channel, scope=tested.verdict, scope_conditions=tested.conditions, reasons=reasons)


def not_usable(question: Question, candidate: Candidate) -> Channel:
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


def letters_rogatory(question: Question) -> Channel:
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


def _channel(
    question: Question, candidate: Candidate, since: date | None, reasons: list[str], warnings: list[str]
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
        is_order=orders.goes_to_a_provider(record),
    )


def _doubts(question: Question, candidate: Candidate) -> list[str]:
    return [
        doubt
        for row, code, where in zip(candidate.rows, question.pair, candidate.places, strict=True)
        for doubt in sentences.doubts(question.registry, row, code, where)
    ]
