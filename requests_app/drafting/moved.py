"""Whether a request's basis has moved: what its channel rests on, as two editions have it. No database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from treaties.cards import DESIGNATED_UNDER
from treaties.channels import Answer, Channel, resolve
from treaties.law import LawBook, NationalProvision
from treaties.registry import AuthorityRecord, Registry

Receiver = tuple[str, str, str]  # role, name and organisation of an authority; a typed one has no role


@dataclass(frozen=True, slots=True)
class Charged:
    """An offence of the request: its key in the catalogue or "", and the provisions of both laws as they are cited."""

    title: str
    catalogue_key: str
    provision: str
    counterpart_provision: str


def moved_because(
    *,
    pair: tuple[str, str],
    channels: Sequence[str],
    measures: Sequence[str],
    offences: Sequence[Charged] = (),
    on: date,
    before: Registry,
    now: Registry,
    addressee: Receiver | None = None,
) -> list[str]:
    """Sentences about each thing that changed; none where the request rests as it did.

    `channels`: the code of the chosen one and of those cited beside it; `on`: the day for which they were chosen;
    `offences`: those of the letter; `addressee`: None where none is chosen, or it is gone from the registry.
    """
    was, is_ = (resolve(registry, *pair, on, tuple(measures)) for registry in (before, now))
    receiving = (_receiving(registry, pair[1], channels) for registry in (before, now))
    return [
        *chain.from_iterable(_changes(code, was, is_, before, now) for code in channels),
        *chain.from_iterable(_taken_in(each, pair, channels, measures, on, before, now) for each in offences),
        *chain.from_iterable(_provisions(each, pair, before.law, now.law) for each in offences),
        *_addressee(addressee, *receiving),
        *_overlays(was, is_, before, now),
    ]


def _changes(code: str, was: Answer, is_: Answer, before: Registry, now: Registry) -> Iterator[str]:
    old, new = was.channel(code), is_.channel(code)
    if old is None:
        return
    if new is None:
        yield f"{_name(old)} is not among the channels of the two States any more."
        return
    if _may_be_cited(was, code) and not _may_be_cited(is_, code):
        yield f"{_name(new)} cannot be used any more. {' '.join(new.reasons)}"
    yield from _facts(old, new)
    yield from _declarations(old, new)
    if before.law.instruments.get(old.law_profile) != now.law.instruments.get(new.law_profile):
        yield _law_changed(_name(new))


def _facts(old: Channel, new: Channel) -> Iterator[str]:
    held = {(fact.instrument, fact.state): fact for fact in old.facts}
    for fact in new.facts:
        known = held.pop((fact.instrument, fact.state), None)
        if known is None:
            yield f"It rests on one fact more: {fact.sentence}"
        elif fact.sentence != known.sentence:
            yield f"The registry says now: {fact.sentence} It said: {known.sentence}"
        elif known.verified and not fact.verified:
            yield f"No longer verified: {fact.sentence} {fact.doubt}"
    for gone in held.values():
        yield f"The registry does not say any more: {gone.sentence}"


def _declarations(old: Channel, new: Channel) -> Iterator[str]:
    """Those that bite. One sentence begins with the other where the two differ by a doubt only, told at the end."""
    held = [declaration.sentence for declaration in old.declarations]
    for declaration in new.declarations:
        sentence = declaration.sentence
        known = next((each for each in held if each.startswith(sentence) or sentence.startswith(each)), None)
        if known is None:
            yield f"The registry says now: {sentence}"
            continue
        held.remove(known)
        if len(sentence) > len(known):
            yield f"In doubt now: {sentence}"
    for gone in held:
        yield f"The registry does not say any more: {gone}"


def _taken_in(
    offence: Charged,
    pair: tuple[str, str],
    channels: Sequence[str],
    measures: Sequence[str],
    on: date,
    before: Registry,
    now: Registry,
) -> Iterator[str]:
    """Whether each channel's scope takes in an offence of the catalogue. What it takes in more freely is no news."""
    key = offence.catalogue_key
    if key not in before.law.offences:
        return
    if key not in now.law.offences:
        yield f"The catalogue of offences does not have {offence.title} any more: look at the offence."
        return
    was, is_ = (resolve(registry, *pair, on, tuple(measures), key) for registry in (before, now))
    for code in channels:
        old, new = was.channel(code), is_.channel(code)
        if old is None or new is None or (old.scope, old.scope_conditions) == (new.scope, new.scope_conditions):
            continue
        conditions = " and ".join(new.scope_conditions)
        if new.scope == "does_not_apply":
            yield f"{_name(new)} does not take in {offence.title} any more: {conditions}."
        elif not set(new.scope_conditions) <= set(old.scope_conditions):
            yield f"{_name(new)} now applies to {offence.title} only if {conditions}."


def _provisions(offence: Charged, pair: tuple[str, str], before: LawBook, now: LawBook) -> Iterator[str]:
    """The provisions that an offence of the request took from the catalogue, its own and the counterpart."""
    for state, quoted in zip(pair, (offence.provision, offence.counterpart_provision), strict=True):
        old = [each for each in _of_catalogue(before, offence, state) if each.cited == quoted]
        new = [each for each in _of_catalogue(now, offence, state) if each.citation in {one.citation for one in old}]
        if old and not new:
            yield f"The catalogue does not name {quoted} any more for {offence.title}: look at the offence."
        elif [_said_by(each) for each in old] != [_said_by(each) for each in new]:
            says = "; ".join(", ".join(filter(None, _said_by(each))) for each in new)
            yield f"What the catalogue says of {quoted} was changed: look at the offence. It says now: {says}."
        elif all(each.seen for each in old) and not all(each.seen for each in new):
            yield f"No longer verified: {quoted}, for {offence.title}."


def _of_catalogue(law: LawBook, offence: Charged, state: str) -> Sequence[NationalProvision]:
    entry = law.offences.get(offence.catalogue_key)
    return entry.provisions.get(state, ()) if entry else ()


def _said_by(provision: NationalProvision) -> tuple[str, str, str]:
    return provision.cited, provision.title, provision.penalty


def _receiving(registry: Registry, state: str, channels: Sequence[str]) -> dict[Receiver, AuthorityRecord]:
    """A State's authorities that receive requests by one of these channels."""
    return {
        (row.role, row.name, row.organisation): row
        for row in registry.authorities
        if row.state == state and not DESIGNATED_UNDER.get(row.role, set(channels)).isdisjoint(channels)
    }


def _addressee(
    chosen: Receiver | None, old: dict[Receiver, AuthorityRecord], new: dict[Receiver, AuthorityRecord]
) -> Iterator[str]:
    """The chosen one. Where the older edition has it not, it was renamed or is gone: each of its role may be it."""
    may_be_it = [key for key in old if key == chosen] or [key for key in old if not chosen or key[0] == chosen[0]]
    for key in may_be_it:
        name = ", ".join(filter(None, key[1:]))
        if key not in new:
            yield f"The registry does not name {name} any more among those who receive: look at the addressee."
        elif key == chosen and _told_of(old[key]) != _told_of(new[key]):
            yield f"What the registry says of the addressee, {name}, was changed: look at it."
        elif key == chosen and old[key].verified and not new[key].verified:
            yield f"No longer verified: the addressee, {name}."


def _told_of(row: AuthorityRecord) -> tuple[str, ...]:
    return row.city, row.accepted_languages, row.transmission_notes


def _overlays(was: Answer, is_: Answer, before: Registry, now: Registry) -> Iterator[str]:
    """National law that is added to any channel."""
    for code in dict.fromkeys((*was.overlays, *is_.overlays)):
        old, new = before.law.instruments.get(code), now.law.instruments.get(code)
        if old != new:
            yield _law_changed((new or old).title)


def _law_changed(title: str) -> str:
    return f"What {title} asks for, allows or refuses was changed: check the request against it."


def _may_be_cited(answer: Answer, code: str) -> bool:
    return any(each.instrument == code for each in (*answer.usable, *answer.supporting))


def _name(channel: Channel) -> str:
    return channel.short_title or channel.title
