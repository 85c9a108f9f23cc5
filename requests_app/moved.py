"""Whether a request's basis has moved: what its channel rests on, as two editions have it. No database."""

from collections.abc import Iterator, Sequence
from datetime import date

from treaties.channels import Answer, Channel, resolve
from treaties.registry import Registry


def moved_because(
    *,
    pair: tuple[str, str],
    channels: Sequence[str],
    measures: Sequence[str],
    on: date,
    before: Registry,
    now: Registry,
) -> list[str]:
    """Sentences about each thing that changed; none where the request rests as it did.

    `channels`: the code of the chosen one and of those cited beside it; `on`: the day for which they were chosen.
    """
    was, is_ = (resolve(registry, *pair, on, tuple(measures)) for registry in (before, now))
    return [sentence for code in channels for sentence in _changes(code, was, is_, before, now)]


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
    if before.law.instruments.get(old.law_profile) != now.law.instruments.get(new.law_profile):
        yield f"What {_name(new)} asks for, allows or refuses was changed: check the request against it."


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


def _may_be_cited(answer: Answer, code: str) -> bool:
    return any(each.instrument == code for each in (*answer.usable, *answer.supporting))


def _name(channel: Channel) -> str:
    return channel.short_title or channel.title
