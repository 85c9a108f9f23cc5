"""What is wrong with the periods of the measures: a missing side or zone, an end before the start, the future."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from requests_app import periods
from requests_app.checklist import anchors
from requests_app.checklist.gap import Gap, Proposal, house_gap
from requests_app.choices import Section, Severity
from requests_app.content import LetterContent, Measure, ParticularAnswer
from requests_app.periods import Period
from requests_app.zones import ZoneRefused
from treaties.law import LawBook, Particular

OPEN_ENDED = "An open-ended period is refused or narrowed."


def gaps(content: LetterContent, law: LawBook, on: date | None) -> Iterator[Gap]:
    """`on`: the day of reading; what lies after it has not happened yet."""
    for measure in content.measures:
        asked = {each.key: each for each in law.assistance_types[measure.key].particulars}
        for answer in measure.particulars:
            if answer.period and answer.key in asked:
                yield from _of_one(measure, answer, asked[answer.key], on)


def _of_one(measure: Measure, answer: ParticularAnswer, particular: Particular, on: date | None) -> Iterator[Gap]:
    period, with_zone = answer.period, particular.type == "datetime_range"

    def gap(fault: str, what: str, guidance: str, severity=Severity.MANDATORY, proposal: Proposal | None = None) -> Gap:
        key, anchor = f"measure:{measure.number}:{answer.key}", anchors.of_particular(measure.number, answer.key)
        title = f"The period of measure {measure.number} {what}"
        return house_gap(f"{key}:{fault}", Section.MEASURES, anchor, title, guidance, severity, proposal=proposal)

    if not period.start:
        yield gap("no_start", "has no start", "Give the day and hour on which it begins, from the facts of the case.")
    if not period.end:
        proposal = ended(measure, answer, particular, on)
        yield gap("no_end", "has no end", f"Give the day on which it ends. {OPEN_ENDED}", proposal=proposal)
    if with_zone and not period.zone:
        guidance = "Write its name as Asia/Karachi, or UTC+05:00: without it the hours are those of nobody's clock."
        yield gap("no_zone", "has no time zone", guidance)
    if period.start and period.end and period.start > period.end:
        yield gap("backwards", "ends before it starts", "Check both.")
    elif on and (last := period.end or period.start) and _is_after(last, period, on):
        guidance = "Stored data are asked for up to today at most; what is still to come is collected in real time."
        yield gap("future", "reaches into the future", guidance, Severity.RECOMMENDED)


def _is_after(moment: datetime, period: Period, on: date) -> bool:
    """With a day's grace: the day of reading may have begun there and not here."""
    return period.in_utc(moment) > datetime.combine(on + timedelta(days=2), time.min, UTC)


def ended(measure: Measure, answer: ParticularAnswer, particular: Particular, on: date | None) -> Proposal | None:
    """To end an open period on the day before it is read; None where its start is not known or later."""
    start = answer.period.start if answer.period else None
    if not start or not on:
        return None
    end = datetime.combine(on - timedelta(days=1), time(23, 59))
    if end < start:
        return None
    in_days = particular.type != "datetime_range"
    try:
        value = periods.kept(start, end, answer.period.zone, in_days=in_days)
    except ZoneRefused:  # the clocks were changed at that very hour
        return None
    return Proposal(
        words=f"End the period on {end.day} {end:%B %Y}",
        measure=measure.number,
        particular=answer.key,
        value=value,
    )
