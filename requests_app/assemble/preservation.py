"""The law behind a letter that asks for preservation alone. Only what was read in its source is cited."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils import timezone

from requests_app import content
from requests_app.choices import Act, DeadlineKind
from requests_app.content import LetterContent
from requests_app.deadlines.law import PRESERVATION
from requests_app.models import AssistanceRequest, DeadlineState, StandingDeadline
from treaties.law import InstrumentLaw, LawBook, cite

NETWORK = "network_24_7"


def preservation(letter: LetterContent, law: LawBook) -> content.Preservation | None:
    """None for a letter that asks for anything else, and before a channel is chosen."""
    if letter.basis is None or set(letter.measure_keys) != {PRESERVATION}:
        return None
    own = _own_profile(letter, law)
    national = [law.instruments[code] for code in letter.overlays if code.startswith(f"{letter.requested_state.code}-")]
    return content.Preservation(
        provisions=tuple(_provisions(own)) if own else (),
        network=_network(own) if own else "",
        kept_for=tuple(period for profile in filter(None, [own, *national]) for period in _kept_for(profile)),
        national_provision=next(filter(None, map(_power, national)), ""),
    )


def with_extended(law_of: content.Preservation | None, saved: AssistanceRequest) -> content.Preservation | None:
    """With the earlier preservation that it asks to extend, where it asks that."""
    if law_of is None or not hasattr(saved, "extension"):
        return law_of
    earlier = saved.extension.earlier
    sent = earlier.events.filter(act=Act.TRANSMIT).order_by("-pk").first()
    heard = earlier.events.filter(act=Act.ACKNOWLEDGE).order_by("-pk").first()
    running = StandingDeadline.objects.filter(assistance_request=earlier, kind=DeadlineKind.PRESERVATION)
    first = running.exclude(state=DeadlineState.OVER).order_by("due_on").first()
    return replace(
        law_of,
        extends=content.Extended(
            reference=earlier.reference,
            sent_on=(sent.on or timezone.localdate(sent.at)) if sent else None,
            their_reference=heard.details.get("counterpart_reference", "") if heard else "",
            kept_until=first.due_on if first else None,
        ),
    )


def _own_profile(letter: LetterContent, law: LawBook) -> InstrumentLaw | None:
    """Of the channel itself: the articles of a template are not those of the treaty."""
    basis = letter.basis
    return law.instruments.get(basis.instrument) if basis.law_profile == basis.instrument else None


def _provisions(profile: InstrumentLaw) -> Iterator[tuple[str, str]]:
    """Of the contents that it asks of a preservation in particular, each field once."""
    found: dict[str, str] = {}
    for each in profile.required_contents:
        if each.seen and PRESERVATION in each.applies_to and cite(each.article).startswith("art"):
            found.setdefault(each.field, cite(each.article))
    yield from found.items()


def _network(profile: InstrumentLaw) -> str:
    routes = (each for each in profile.routes if each.key == NETWORK and each.applies(PRESERVATION) and each.seen)
    return next((cite(each.article) for each in routes), "")


def _kept_for(profile: InstrumentLaw) -> Iterator[content.KeptFor]:
    for each in profile.deadlines:
        if each.seen and each.days and each.bound == "minimum" and PRESERVATION in each.applies_to:
            provision = cite(each.article, national=profile.overlay)
            yield content.KeptFor(days=each.days, provision=provision, renewable=each.renewable)


def _power(profile: InstrumentLaw) -> str:
    covered = profile.measures.get(PRESERVATION)
    return cite(covered.article, national=True) if covered and covered.seen else ""
