"""Penalties as numbers against what the instruments a letter rests on, and the requested State's law, ask for."""

from requests_app.checklist.requirements import profiles
from requests_app.content import LetterContent, Offence, PenaltyTest
from treaties.channels.sentences import spoken
from treaties.law import InstrumentLaw, LawBook, Threshold, cite
from treaties.law.offence import REQUESTED

VERDICTS = {True: "met", False: "not_met", None: "not_known"}
IN_WORDS = {"met": "met", "not_met": "not met", "not_known": "not known whether it is met"}


def tests(offence: Offence, content: LetterContent, law: LawBook) -> tuple[PenaltyTest, ...]:
    """Each threshold that concerns this offence with the measures that are sought."""
    titles = {profile.code: profile for profile in profiles(content, law)}
    return tuple(
        _test(threshold, offence, content, by=_named(threshold, titles[threshold.instrument]))
        for threshold in law.thresholds
        if threshold.instrument in titles and threshold.concerns(content.measure_keys, offence.catalogue_key)
    )


def _test(threshold: Threshold, offence: Offence, content: LetterContent, *, by: str) -> PenaltyTest:
    theirs = threshold.law_of == REQUESTED
    state = content.requested_state if theirs else content.requesting_state
    most = offence.counterpart_max_years if theirs else offence.max_penalty_years
    life = offence.counterpart_life if theirs else offence.life
    outcome = VERDICTS[threshold.met_by(most, life=life)]
    asked = f"{'more than' if threshold.over else 'at least'} {years(threshold.years)}"
    return PenaltyTest(
        instrument=threshold.instrument,
        sentence=(
            f"{by}: a maximum of {asked} under the law of {spoken(state)}. "
            f"The maximum is {maximum(most, life=life)}: {IN_WORDS[outcome]}."
        ),
        outcome=outcome,
        seen=threshold.seen,
    )


def _named(threshold: Threshold, profile: InstrumentLaw) -> str:
    return f"{profile.title}, {cite(threshold.article, national=profile.overlay)}"


def maximum(most: float | None, *, life: bool) -> str:
    """A maximum penalty in words."""
    if life:
        return "imprisonment for life, or graver"
    return "not known" if most is None else years(most)


def years(number: float) -> str:
    """ "4 years", "1 year", "3 months" where it is less than one."""
    amount, unit = (number, "year") if number >= 1 or number == 0 else (round(number * 12, 1), "month")
    return f"{amount:g} {unit}{'' if amount == 1 else 's'}"
