"""Channel and law -> the parts of a letter that rest on the registry. Only what its facts say can be printed."""

from collections.abc import Collection, Iterable

from requests_app import content, periods
from requests_app.identifiers import KINDS, read
from requests_app.models import Measure
from treaties.channels import Channel
from treaties.law import LawBook, Particular, cite
from treaties.registry import Registry

CITED = ("art", "CETS No.")  # an article, of the channel or of a protocol that amends it

Typed = str | list[str] | bool | None  # what a particular holds


def basis(channel: Channel, registry: Registry, *, beside: Iterable[Channel] = ()) -> content.LegalBasis:
    """What the letter may say of an instrument: only what the registry's facts say. `beside`: what may be cited too."""
    record = registry.instruments.get(channel.instrument)  # none for letters rogatory
    facts = tuple(
        content.Fact(
            key=f"{fact.instrument}:{fact.state}",
            sentence=fact.sentence,
            verified=fact.verified,
            source_title=fact.source_title,
            source_publisher=fact.source_publisher,
            source_url=fact.source_url,
            source_date=fact.source_date,
        )
        for fact in channel.facts
    )
    return content.LegalBasis(
        instrument=channel.instrument,
        title=channel.title,
        short_title=channel.short_title,
        kind=channel.kind,
        articles=channel.articles,
        citation=record.citation if record else "",
        law_profile=channel.law_profile,
        sentences=tuple(fact.sentence for fact in facts if fact.verified),
        facts=facts,
        is_form=channel.is_form,
        supplements=tuple(
            each.instrument
            for each in beside
            if registry.instruments[each.instrument].supplements == channel.instrument
        ),
    )


def dual_criminality(channel: Channel, law: LawBook) -> content.DualCriminality | None:
    profile = law.instruments.get(channel.law_profile)
    if profile is None or profile.dual_criminality.article == "none":
        return None
    rule = profile.dual_criminality
    # A template's articles are not those of the treaty.
    article = rule.article if channel.law_profile == channel.instrument else ""
    return content.DualCriminality(article=article, rule=rule.rule, seen=rule.seen)


def measure(
    row: Measure, number: int, channel: Channel | None, law: LawBook, supplements: Collection[str]
) -> content.Measure:
    """`supplements`: codes of the protocols that bind the two beside the channel."""
    kind = law.assistance_types[row.assistance_type]
    return content.Measure(
        number=number,
        key=kind.key,
        title=kind.title,
        article=_article(kind.key, channel, law, supplements),
        coercive_level=kind.coercive_level,
        particulars=tuple(_answer(each, row.particulars.get(each.key)) for each in kind.particulars),
    )


def _article(measure: str, channel: Channel | None, law: LawBook, supplements: Collection[str]) -> str:
    """Where the channel itself lists the measure; "" where that was not read or is no article, or in a template."""
    listed = law.listed(channel.instrument, supplements, measure) if channel else None
    return listed.article if listed and listed.seen and cite(listed.article).startswith(CITED) else ""


def _answer(particular: Particular, answer: Typed) -> content.ParticularAnswer:
    values, is_period = _values(answer), particular.type in periods.TYPES
    is_list = particular.type == "identifier_list"
    return content.ParticularAnswer(
        key=particular.key,
        title=particular.title,
        required=particular.required,
        values=tuple(map(periods.in_words, values)) if is_period else values,
        identifiers=tuple(_listed(each, particular.accepts) for each in values) if is_list else (),
        period=periods.read(values[0]) if is_period and values else None,
    )


def _listed(line: str, accepts: tuple[str, ...]) -> content.ListedIdentifier:
    found = read(line, accepts)
    kind = KINDS[found.kind].words if found.kind else ""
    return content.ListedIdentifier(kind=kind, identifier=found.normal, note=found.note)


def _values(answer: Typed) -> tuple[str, ...]:
    if isinstance(answer, bool):
        return ("Yes",) if answer else ()
    texts = [answer] if isinstance(answer, str) else answer or []
    return tuple(text.strip() for text in texts if text.strip())
