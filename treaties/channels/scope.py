"""Whether an instrument's material scope takes in an offence: applies, applies if, or does not apply."""

from collections.abc import Sequence
from dataclasses import dataclass

from treaties.law import LawBook, Offence
from treaties.law.vocabulary import SERIOUS_CRIME
from treaties.registry import InstrumentRecord

SERIOUS = "the offence has a maximum penalty of at least four years (art. 2(b))"
TRANSNATIONAL = "there are reasonable grounds to suspect that the offence is transnational (art. 3(2), 18(1))"
GROUP = "there are reasonable grounds to suspect that an organised criminal group is involved (art. 2(a), 18(1))"
# Offence categories of the catalogue that a material scope takes in.
CATEGORIES = {
    "drugs": {"drugs"},
    "trafficking": {"trafficking"},
    "child_exploitation": {"child_sexual"},
    "terrorism": {"terrorism"},
}
PROCEEDS = "money_laundering"
TRAFFICKING_PROTOCOL = "UNTOC-TIP"


@dataclass(frozen=True, slots=True)
class Scope:
    verdict: str  # "applies", "applies_if", "does_not_apply", ""
    conditions: tuple[str, ...] = ()


NOT_TESTED = Scope("")  # no offence was asked


def test(
    instrument: InstrumentRecord, offence: Offence, requesting: str, measures: Sequence[str], law: LawBook
) -> Scope:
    match instrument.material_scope:
        case "general":
            return Scope("applies")
        case "organised_crime":
            return _organised_crime(offence, requesting, law)
        case "cyber":
            return _cyber(instrument, offence, measures, law)
        case "corruption":
            return _corruption(instrument, offence)
        case "executive_agreement":
            return Scope("applies_if", ("the offence is a serious crime within the meaning of the agreement",))
        case "confiscation":
            return Scope("applies_if", ("the request concerns the restraint or confiscation of proceeds",))
        case narrow:
            return _narrow(narrow, offence)


def _organised_crime(offence: Offence, requesting: str, law: LawBook) -> Scope:
    serious = law.threshold(SERIOUS_CRIME)
    # A kept edition may say nothing of penalties.
    if serious is None:
        return Scope("applies_if", (SERIOUS, TRANSNATIONAL, GROUP))
    if offence.key in serious.except_offences:  # those the Convention itself establishes (arts 5 and 6)
        return Scope("applies_if", (TRANSNATIONAL, GROUP))
    provisions = offence.provisions.get(requesting, ())
    met = [serious.met_by(each.max_penalty_years, life=each.life) for each in provisions]
    if any(met):
        return Scope("applies_if", (TRANSNATIONAL, GROUP))
    if met and None not in met:
        return Scope(
            "does_not_apply", ("no provision of the requesting State has a maximum of four years (art. 2(b))",)
        )
    return Scope("applies_if", (SERIOUS, TRANSNATIONAL, GROUP))


def _cyber(instrument: InstrumentRecord, offence: Offence, measures: Sequence[str], law: LawBook) -> Scope:
    article = offence.treaty_articles.get(instrument.code, "")
    if article.startswith("Art ") and offence.category in {"computer_integrity", "computer_related", "child_sexual"}:
        return Scope("applies")
    if instrument.code == "CETS-189":  # racist and xenophobic acts
        speech = offence.category == "speech"
        return Scope("applies") if speech else Scope("does_not_apply", ("the Protocol is about racist acts",))
    if measures and all(law.assistance_types[measure].is_electronic_evidence for measure in measures):
        return Scope("applies")  # evidence in electronic form of any offence
    return Scope("applies_if", ("the offence was committed by means of a computer system, or evidence is electronic",))


def _corruption(instrument: InstrumentRecord, offence: Offence) -> Scope:
    if offence.key == PROCEEDS:
        return Scope("applies_if", ("the proceeds come from an offence established under the Convention",))
    if offence.treaty_articles.get(instrument.code):  # an offence the Convention itself establishes (art. 46(1))
        return Scope("applies")
    return Scope("does_not_apply", ("the offence is not one of corruption",))


def _narrow(scope: str, offence: Offence) -> Scope:
    if offence.category in CATEGORIES.get(scope, set()) and not _is_smuggling(scope, offence):
        return Scope("applies")
    if scope == "drugs" and offence.key == PROCEEDS:
        return Scope("applies_if", ("the proceeds come from a drug offence",))
    return Scope("does_not_apply", (f"the instrument is about {SCOPE_IN_WORDS.get(scope, scope)}",))


def _is_smuggling(scope: str, offence: Offence) -> bool:
    """The catalogue has the smuggling of migrants beside trafficking; the law keeps them in two Protocols."""
    return scope == "trafficking" and TRAFFICKING_PROTOCOL not in offence.treaty_articles


SCOPE_IN_WORDS = {
    "drugs": "drug offences",
    "trafficking": "trafficking in human beings",
    "child_exploitation": "sexual offences against children",
    "terrorism": "terrorism",
}
