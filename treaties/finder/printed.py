"""An answer of the finder on paper, with its facts and their sources: the same answer gives the same bytes."""

from collections.abc import Iterable, Iterator, Sequence

from reportlab.platypus import Flowable

from paper import document, style
from paper.blocks import headed, labelled, paragraph, prose
from paper.page import Running
from treaties.cards import Demands, Requirement
from treaties.cards.quicker import QuickerWay, route_name
from treaties.channels import Channel
from treaties.channels.sentences import capital, day, state
from treaties.choices import Urgency
from treaties.finder.citing import Sources, by_instrument, covered, lines, titled, told
from treaties.finder.found import Found, Group
from treaties.languages import language_name
from treaties.registry import Registry

HOW_TO_READ = (
    "A fact marked UNVERIFIED is recalled and not yet checked against a source, a rule so marked was not read in its "
    "text: neither is settled. Articles, authorities and languages are those this edition holds, also for a day long "
    "past. What the registry does not know is not thereby denied."
)


def printed(registry: Registry, found: Found) -> bytes:
    """The PDF of what `find` found in this registry."""
    answer, sources = found.answer, Sources()
    asks = f"{capital(state(registry, answer.requesting))} asks {state(registry, answer.requested)}"
    story = [
        paragraph(asks, style.TITLE),
        *labelled(_question(registry, found)),
        paragraph(HOW_TO_READ, style.SMALL),
        *_section("Quicker lawful ways", _quicker(registry, found, sources)),
        *_recommended(found, sources),
        *(flowable for group in found.groups for flowable in _group(group, sources)),
        *_section("Notes", answer.notes),
        *_section("Sources", sources.listed()),
    ]
    running = Running(
        reference=f"{asks}, {day(answer.on)}", below=f"Registry edition {answer.edition}, SHA-256 {registry.sha256}"
    )
    return document.draw(
        document.with_room(story),
        running,
        lang="en",
        title=running.reference,
        author="Comity",
        subject=running.below,
        keywords="channels",
    )


def _section(title: str, sentences: Iterable[str]) -> list[Flowable]:
    body = prose("\n\n".join(sentences))
    return [paragraph(title, style.HEADING), *body] if body else []


def _question(registry: Registry, found: Found) -> Iterator[tuple[str, str]]:
    answer, law = found.answer, registry.law
    yield "Day", day(answer.on)
    yield "Measure", ", ".join(law.assistance_types[key].title for key in answer.measures) or "Any"
    yield "Offence", law.offences[answer.offence].title if answer.offence else "Any"
    yield "Urgency", str(Urgency(found.urgency).label)
    yield "Registry", f"Edition {answer.edition}\nSHA-256 {registry.sha256}"


def _quicker(registry: Registry, found: Found, sources: Sources) -> Iterator[str]:
    orders = [f"An order to the service provider, under the {each.name}; see below." for each in found.orders]
    ways = [_way(registry, each, sources) for each in found.open_ways]
    yield from [*ways, *orders] if found.urgency == Urgency.EMERGENCY else [*orders, *ways]
    for each in found.urgent_ways:
        yield f"In urgent cases only: {_way(registry, each, sources)}"
    for fact in found.barred:
        yield f"Not past the central authority: {sources.known(fact)}"


def _way(registry: Registry, each: QuickerWay, sources: Sources) -> str:
    serves = ", ".join(registry.law.assistance_types[key].title.lower() for key in each.serves)
    contacts = (f"Contact point: {sources.known(contact.fact)}" for contact in each.way.contacts)
    way = f"{each.way.title}, for {serves}. {told(each.way.told)}."
    return " ".join(filter(None, (way, each.way.limits, *contacts)))


def _recommended(found: Found, sources: Sources) -> list[Flowable]:
    channel, asks = found.answer.recommended, found.asks
    return [
        paragraph(f"Recommended: {channel.name}", style.HEADING),
        *_channel(channel, sources),
        *headed(by_instrument(asks.mandatory), _heading(asks.mandatory, "Mandatory contents", "usually ask for")),
        *headed(by_instrument(asks.recommended), _heading(asks.recommended, "Recommended contents", "may ask for")),
        *headed(lines(_receives(asks, sources)), "Who receives"),
        *headed(lines(_languages(asks, sources)), "Languages"),
        *headed(lines(f"{route_name(key)}: {told(rule)}" for key, rule in asks.routes), "Routes"),
        *headed(lines(_deadlines(asks)), "Time limits"),
        *headed(lines(map(told, asks.dual_criminality)), "Dual criminality"),
        *headed(by_instrument(asks.special), "Asked besides"),
    ]


def _heading(contents: Sequence[Requirement], heading: str, usually: str) -> str:
    """The pattern for bilateral treaties makes nothing mandatory."""
    return f"Such treaties {usually}" if any(each.told.is_pattern for each in contents) else heading


def _group(group: Group, sources: Sources) -> Iterator[Flowable]:
    yield paragraph(group.title, style.HEADING)
    yield paragraph(group.hint, style.SMALL)
    for channel, asks in group.channels:
        yield paragraph(channel.name, style.SUBHEADING)
        yield from _channel(channel, sources, is_marked=group.name != "unavailable")
        if asks and asks.mandatory:
            yield from prose(_heading(asks.mandatory, "It asks for", "usually ask for") + ":")
            yield from prose(by_instrument(asks.mandatory))


def _channel(channel: Channel, sources: Sources, *, is_marked: bool = True) -> list[Flowable]:
    mark = "Verified." if channel.verified else "It rests on UNVERIFIED facts."
    known = [mark] if channel.facts and is_marked else []
    known += [f"Both bound since {day(channel.since)}."] if channel.since else []
    told_of = [covered(each) for each in channel.coverage if each.carries]
    return [
        *prose(" ".join([*known, *channel.reasons, *told_of])),
        *prose(lines(f"Mind: {each}" for each in channel.warnings)),
        *prose(lines(map(sources.known, (*channel.declarations, *channel.facts)))),
    ]


def _receives(asks: Demands, sources: Sources) -> Iterator[str]:
    yield from asks.receiving.why
    yield from (sources.known(each.fact) for each in asks.receiving.found)
    yield from map(sources.known, asks.receiving.declared)
    yield from asks.receiving.advice


def _languages(asks: Demands, sources: Sources) -> Iterator[str]:
    if asks.languages.codes:
        yield f"Accepted: {', '.join(map(language_name, asks.languages.codes))}."
    elif not asks.languages.declared:
        yield "No declaration of the languages it accepts is known to the registry."
    yield from map(sources.known, asks.languages.declared)
    yield from map(told, asks.languages.rules)


def _deadlines(asks: Demands) -> Iterator[str]:
    for each in asks.deadlines:
        starts = f"; runs from: {each.runs_from}" if each.runs_from else ""
        usually = "Usually in such treaties: " if each.told.is_pattern else ""
        yield titled(f"{usually}{each.title}: {each.length}{starts}", each.told)
