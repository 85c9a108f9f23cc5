"""An instrument of an answer in words: why it stands where it stands, the facts it rests on, what to mind."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from treaties.channels import coverage, notes, orders, sentences
from treaties.channels.answer import LETTERS_ROGATORY, Channel, Coverage, DeclarationUsed
from treaties.channels.candidates import Candidate, Question
from treaties.channels.scope import Scope
from treaties.channels.standing import Standing, is_verified, since_both
from treaties.registry import InstrumentRecord, Registry

# Forms, not letters: the content is prepared in the order of the form, and the form itself must be used.
FORMS = frozenset({"EU-EIO-2014", "EU-EEVIDENCE-2023"})


def bound(
    question: Question,
    candidate: Candidate,
    *,
    covered: tuple[Coverage, ...],
    tested: Scope,
    declarations: tuple[DeclarationUsed, ...] = (),
    governing: Sequence[str] = (),
    refused: Sequence[str] = (),
    warned: Sequence[str] = (),
) -> Channel:
    """An instrument that binds both. `refused`: why it does not carry what is asked; `warned`: what else to mind."""
    registry, record = question.registry, candidate.record
    since = since_both(record, *candidate.places)
    reasons = [
        *refused,
        sentences.basis(registry, record, question.pair, candidate.places, since),
        orders.told(record),
        sentences.articles(record),
        notes.fallback(registry, record, governing),
        f"It applies to the offence if {' and '.join(tested.conditions)}." if tested.verdict == "applies_if" else "",
    ]
    warnings = [*_doubts(question, candidate), *_how_to_use(registry, record), *warned]
    return _channel(
        question,
        candidate,
        reasons,
        since=since,
        warnings=tuple(warnings),
        coverage=covered,
        scope=tested.verdict,
        scope_conditions=tested.conditions,
        declarations=declarations,
    )


def _how_to_use(registry: Registry, record: InstrumentRecord) -> Iterator[str]:
    if record.code not in registry.law.instruments:
        yield "The text has not been read into the registry: check its articles before you rely on it."
    if record.code in FORMS:
        yield "This is a form and not a letter: the form of the instrument itself must be used."


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
    return _channel(question, candidate, dict.fromkeys(reasons))


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
            Coverage(
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
    question: Question, candidate: Candidate, reasons: Iterable[str], *, since: date | None = None, **rest
) -> Channel:
    record, registry = candidate.record, question.registry
    return Channel(
        instrument=record.code,
        title=record.title,
        short_title=record.short_title,
        kind=record.kind,
        since=since,
        articles=record.mla_articles,
        verified=all(row is not None and is_verified(row) for row in candidate.rows),
        reasons=tuple(filter(None, reasons)),
        facts=tuple([sentences.fact(registry, *each) for each in candidate.present(question.pair)]),
        law_profile=coverage.profile_code(record, registry.law),
        is_form=record.code in FORMS,
        is_order=orders.goes_to_a_provider(record),
        **rest,
    )


def _doubts(question: Question, candidate: Candidate) -> list[str]:
    return [doubt for each in candidate.present(question.pair) for doubt in sentences.doubts(question.registry, *each)]
