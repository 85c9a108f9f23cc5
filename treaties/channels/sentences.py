"""Sentences of an answer. Each is made from facts of the registry only and can stand in a letter or before a lawyer."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache

from treaties.channels import orders
from treaties.channels.answer import FactUsed
from treaties.channels.standing import EUROPEAN_UNION, PARTY, Place
from treaties.days import in_words
from treaties.registry import FindingRecord, InstrumentRecord, ParticipationRecord, Registry

# Names that English speaks with an article.
WITH_ARTICLE = {
    *("AE", "BS", "CD", "CF", "CG", "DO", "EU", "FK", "FO", "GB", "GM", "IM", "KM", "KY", "MH", "MP", "MV", "NL", "PH"),
    *("SB", "SC", "TC", "UM", "US", "VA", "VG", "VI", "AX", "CC", "CK", "TF", "IO"),
}
# Short names where the ISO name is not what anybody writes.
SPOKEN = {"CD": "Democratic Republic of the Congo", "CG": "Congo", "VA": "Holy See", "FK": "Falkland Islands"}


def state(registry: Registry, code: str) -> str:
    return spoken(registry.states[code])


def spoken(state) -> str:
    """A State or its record as it stands within a sentence: "the United States", "Pakistan"."""
    name = SPOKEN.get(state.code, state.name)
    return f"the {name}" if state.code in WITH_ARTICLE and not name.startswith("The ") else name


def is_act_of_the_union(record: InstrumentRecord) -> bool:
    """A directive or regulation: States are bound by it, and are no parties to it."""
    return record.title.startswith(("Directive ", "Regulation "))


def capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"


def all_of(names: Iterable[str]) -> str:
    """As a sentence names them: A; A and B; A, B and C. Empty where there are none."""
    *most, last = list(names) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def instrument(record: InstrumentRecord) -> str:
    """The title with what tells it from others of the same name: short title, or day of signature."""
    if record.kind == "bilateral":
        return f"{_lower(record.title)}{f' of {day(record.signed_on)}' if record.signed_on else ''}"
    return record.name


def _lower(title: str) -> str:
    return title if title.startswith("Trade and") else title[:1].lower() + title[1:]


def fact(registry: Registry, row: ParticipationRecord, holder: str, place: Place) -> FactUsed:
    """The participation as a printable fact. `holder`: whom it speaks for (a member, where the row is the EU's)."""
    record = registry.instruments[row.instrument]
    return FactUsed(row, _fact_sentence(registry, record, row, holder, place), doubt(row))


def doubt(row: ParticipationRecord) -> str:
    """Why a participation is not verified, in a sentence; "" where it is."""
    if not row.is_verified("status"):
        return "Recalled and not yet checked against a source."
    if row.in_force_on and not row.is_verified("in_force_on"):
        return "The day it came into force is recalled and not yet checked against a source."
    if row.in_force_on is None and row.status == "unknown":
        return "Whether it is in force is not known."
    if row.in_force_on is None and row.status in PARTY:
        return "The day it came into force is not known."
    return ""


def _fact_sentence(
    registry: Registry, record: InstrumentRecord, row: ParticipationRecord, holder: str, place: Place
) -> str:
    who = capital(state(registry, holder))
    if row.state == EUROPEAN_UNION:
        who = f"{who}, as a member of the European Union,"
    since = f", in force for it since {day(row.in_force_on)}" if row.in_force_on else ""
    since = since if place.why != "not_yet" else f", in force for it from {day(row.in_force_on)}"
    match row.status:
        case "scheme_member":
            return f"{who} is a member of the {record.name}."
        case "party" | "acceded" | "in_force":
            return f"{who} is {_bound_by(registry, record, row, holder)}{since}."
        case "signed":
            return f"{who} has signed {_the(registry, record, row, holder)}; it is not known to be in force for it."
        case "unknown" if place.since and row.suspended_on:
            return f"{who} was bound by {_the(registry, record, row, holder)} until it was suspended."
        case "not_bound":
            return f"{who} is not bound by {_the(registry, record, row, holder)}."
        case "denounced" | "terminated":
            return f"{who} has ended its participation in {_the(registry, record, row, holder)}."
    return f"Whether {_the(registry, record, row, holder)} is in force for {state(registry, holder)} is not known."


def _bound_by(registry: Registry, record: InstrumentRecord, row: ParticipationRecord, holder: str) -> str:
    verb = "bound by" if row.state == EUROPEAN_UNION or is_act_of_the_union(record) else "a party to"
    return f"{verb} {_the(registry, record, row, holder)}"


def _the(registry: Registry, record: InstrumentRecord, row: ParticipationRecord, holder: str) -> str:
    if record.kind != "bilateral":
        return f"the {record.name}"
    others = [code for code in registry.participations[record.code] if code != row.state]
    return f"the {instrument(record)} with {all_of(state(registry, code) for code in others)}"


def basis(
    registry: Registry, record: InstrumentRecord, pair: tuple[str, str], places: tuple[Place, Place], since: date | None
) -> str:
    """Why the instrument is usable: both are bound, since when, and which articles govern assistance."""
    names = [state(registry, code) for code in pair]
    if record.kind == "scheme":
        start = f"{capital(names[0])} and {names[1]} are both members of the {record.name}, a scheme that does not bind"
        return f"{start}; it applies from {day(record.adopted_on)}." if record.adopted_on else f"{start}."
    if record.kind == "bilateral":
        since_when = f", in force since {day(since)}" if since else ""
        return f"The {instrument(record)} binds {all_of(names)}{since_when}."
    dates = [f"for {name} since {day(place.since)}" for name, place in zip(names, places, strict=True) if place.since]
    since_when = f", in force {all_of(dates)}" if dates else ""
    bound = "both bound by" if is_act_of_the_union(record) else "both parties to"
    return f"{capital(names[0])} and {names[1]} are {bound} the {record.name}{since_when}."


def articles(record: InstrumentRecord) -> str:
    """Where assistance, or an order to a provider, stands in the instrument; "" where the registry has no articles."""
    text = _on_assistance(record.mla_articles)
    if not text:
        return ""
    what = "Orders" if orders.goes_to_a_provider(record) else "Mutual legal assistance"
    return f"{what}: {text[:1].lower() + text[1:] if text.startswith('Whole') else text}."


@cache
def _on_assistance(text: str) -> str:
    """The parts that name assistance, where any does: "Art. 18 (MLA); also Art. 16 (extradition)" has one."""
    parts = _split(text)
    return "; ".join([part for part in parts if re.search(r"\bMLA\b|letters rogatory", part)] or parts)


def _split(text: str) -> list[str]:
    """At each ";" that does not stand in brackets."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == ";" and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def why_not(registry: Registry, record: InstrumentRecord, row: ParticipationRecord, holder: str, place: Place) -> str:
    """Why a State's place does not carry a request on the day."""
    who, the = state(registry, holder), _the(registry, record, row, holder)
    match place.why:
        case "not_yet":
            return f"{capital(the)} is in force for {who} only from {day(row.in_force_on)}."
        case "suspended":
            return f"{capital(the)} has been suspended for {who} since {day(row.suspended_on)}."
        case "ended":
            return f"{capital(the)} has not bound {who} since {day(row.ended_on)}."
        case "before_source":
            return (
                f"{capital(who)} is recorded as bound by {the}, but since when is not known: the source speaks "
                f"of {in_words(row.source_date) or 'a later day'}."
            )
        case "unknown":
            return f"Whether {the} is in force for {who} is not known. Ask the depositary or the other State."
    return _fact_sentence(registry, record, row, holder, place)


def absent(registry: Registry, record: InstrumentRecord, code: str) -> str:
    return f"No participation of {state(registry, code)} in the {record.name} is known to the registry."


def finding(record: FindingRecord) -> str:
    """A finding with how it is known. A claim is told with its verdict."""
    unverified = "" if record.verified else " (not verified)"
    if record.origin == "claim":
        return f"A published claim says: “{record.statement}” Checked{unverified}: {record.kind}. {record.explanation}"
    return f"Checked{unverified}: {record.statement.rstrip('.')}."


def doubts(registry: Registry, row: ParticipationRecord, holder: str, place: Place) -> list[str]:
    """What a lawyer is warned of about one participation."""
    who, found = state(registry, holder), []
    if place.why == "undated":
        speaks = in_words(row.source_date) or "no date"
        found.append(f"Since when it binds {who} is not known; the source speaks of {speaks}.")
    if not row.is_verified("status"):
        found.append(f"That it binds {who} is recalled and not yet checked against a source.")
    elif row.in_force_on and not row.is_verified("in_force_on"):
        found.append(f"The day it came into force for {who} is recalled and not yet checked against a source.")
    if row.state == EUROPEAN_UNION:
        found.append(f"{capital(who)} is bound as a member of the European Union on that day.")
    return found
