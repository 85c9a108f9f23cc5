"""Asks that are too broad, by the rules of narrower.yaml: the draft says so and offers the narrower ask as one step."""

from collections.abc import Iterator
from datetime import date

from requests_app.checklist import anchors
from requests_app.checklist.answers import given
from requests_app.checklist.gap import Gap, Proposal, house_gap
from requests_app.checklist.time_ranges import ended
from requests_app.choices import Section, Severity
from requests_app.content import LetterContent, Measure, ParticularAnswer
from treaties.law import LawBook, NarrowerAsk, Particular
from treaties.law.narrower import END_PERIOD


def gaps(content: LetterContent, law: LawBook, on: date | None) -> Iterator[Gap]:
    """Recommended, all of them: what is too broad comes back. Of several rules on one particular the first speaks."""
    for measure in content.measures:
        answers = {each.key: each for each in measure.particulars}
        for particular in law.assistance_types[measure.key].particulars:
            answer = answers.get(particular.key)
            if answer and (found := _broad(measure, answer, particular, law)):
                rule, named = found
                yield house_gap(
                    f"measure:{measure.number}:{particular.key}:{rule.key}",
                    Section.MEASURES,
                    anchors.of_particular(measure.number, particular.key),
                    rule.title.format(number=measure.number, particular=particular.title.lower(), **named),
                    rule.guidance,
                    Severity.RECOMMENDED,
                    proposal=_proposal(rule, measure, answer, particular, content, law, on),
                )


def _broad(measure: Measure, answer: ParticularAnswer, particular: Particular, law: LawBook):
    """(rule, {"words": what says so, "count": how many}) of the first that holds; None."""
    for rule in law.narrower:
        if rule.looks_at(measure.key, particular.key, particular.type):
            named = _sign(rule, measure, answer)
            if named is not None:
                return rule, named
    return None


def _sign(rule: NarrowerAsk, measure: Measure, answer: ParticularAnswer) -> dict[str, str | int] | None:
    """What shows that it is too broad; None where nothing does."""
    values = given(measure, answer.key)
    if rule.says:
        text = "; ".join(values)
        found = rule.says.search(text)
        return {"words": found[0].lower(), "count": 1} if found and not _excused(rule, text) else None
    count = len(values) if rule.more_than is not None else answer.period.days if answer.period else 0
    return {"words": "", "count": count} if count > (rule.more_than or rule.longer_than_days or 0) else None


def _excused(rule: NarrowerAsk, text: str) -> bool:
    return bool(rule.unless and rule.unless.search(text))


def _proposal(
    rule: NarrowerAsk,
    measure: Measure,
    answer: ParticularAnswer,
    particular: Particular,
    content: LetterContent,
    law: LawBook,
    on: date | None,
) -> Proposal | None:
    if rule.propose == END_PERIOD:
        return ended(measure, answer, particular, on)
    if not rule.propose or rule.propose in content.measure_keys:
        return None
    title = law.assistance_types[rule.propose].title.lower()
    return Proposal(words=f"Add {title}, with what is written here", measure=measure.number, ask_for=rule.propose)
