"""Names that a letter should not print: of protected people, and of victims who are named for a reason."""

from collections import Counter
from collections.abc import Iterator, Sequence

from requests_app.checklist import anchors
from requests_app.checklist.gap import Gap, Proposal, house_gap
from requests_app.choices import Section, Severity
from requests_app.content import LetterContent, Protected, pointing, protection

Place = tuple[Section, str, str, str]  # section, anchor, the place in words, its text
TOLD = "Comity puts the pseudonym for the whole name by itself, and leaves to you what may be another word."
AROUND = 60  # letters before and after a pseudonym, by which its sentence is known
TITLES = "Lists, mails and folders show it to people who may not know the name. Put the pseudonym there."


def gaps(content: LetterContent, people: Sequence[Protected]) -> Iterator[Gap]:
    yield from _named_victims(content)
    yield from _taken_for_another(content, people)
    for number, person in enumerate(people, start=1):
        for place, where in enumerate(person.exposed, start=1):
            section = Section.ANNEXES if "annex" in where else Section.FACTS
            title = f"{where} names {person.pseudonym}"
            yield house_gap(f"exposed:{number}:{place}", section, "", title, TITLES)
        yield from _told(content, number, person)
        yield from _near(content, number, person)


def _named_victims(content: LetterContent) -> Iterator[Gap]:
    for number, person in enumerate(content.persons, start=1):
        if person.named_because:
            yield house_gap(
                f"named:{number}",
                Section.PERSONS,
                "",
                f"The letter prints the name of a victim, {person.name}",
                f"The reason given: {person.named_because}",
                Severity.RECOMMENDED,
            )


def _taken_for_another(content: LetterContent, people: Sequence[Protected]) -> Iterator[Gap]:
    """Somebody else who has the name of a protected person would be printed as that person."""
    counted = Counter(each.name for each in content.persons)
    for number, person in enumerate(people, start=1):
        if counted[person.pseudonym] > 1:
            title = f"Two people of this request are printed as {person.pseudonym}"
            guidance = "They have the same name. Take one out if they are one person; else protect both."
            yield house_gap(f"same_name:{number}", Section.PERSONS, "", title, guidance)


def _told(content: LetterContent, number: int, person: Protected) -> Iterator[Gap]:
    """A sentence that names somebody may be absurd with the pseudonym: “Victim K, whose name is Victim K”."""
    printed = {each.number: each.words for each in pointing.paragraphs(content.summary_of_facts)}
    for paragraph in person.told_in:
        yield house_gap(
            f"told:{number}:{paragraph}",
            Section.FACTS,
            anchors.of_field("summary_of_facts"),
            f"Paragraph {paragraph} of the facts names {person.pseudonym}",
            f"The letter prints the pseudonym: “{_around(printed.get(paragraph, ''), person.pseudonym)}”. Read the "
            "sentence as it is printed, or write the pseudonym yourself.",
            Severity.RECOMMENDED,
        )


def _around(words: str, pseudonym: str) -> str:
    """The words before and after the first pseudonym."""
    before, found, after = " ".join(words.split()).partition(pseudonym)
    start = before if len(before) <= AROUND else f"… {before[-AROUND:].partition(' ')[2]}"
    end = after if len(after) <= AROUND else f"{after[:AROUND].rpartition(' ')[0]} …"
    return f"{start}{found}{end}"


def _near(content: LetterContent, number: int, person: Protected) -> Iterator[Gap]:
    found: dict[str, list[Place]] = {}
    for place in _places(content):
        for word in protection.near(place[-1], person):
            found.setdefault(word, []).append(place)
    for word, places in found.items():
        (section, anchor, *_), names = places[0], dict.fromkeys(where for _, _, where, _ in places)
        yield house_gap(
            f"near:{number}:{word}",
            section,
            anchor,
            f"“{word}” in {_listed(list(names))} may name {person.pseudonym}",
            TOLD,
            Severity.RECOMMENDED,
            proposal=Proposal(words=f"Put “{person.pseudonym}” there", word=word, value=person.pseudonym),
        )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _places(content: LetterContent) -> Iterator[Place]:
    """What people typed, but for names of persons and authorities."""
    facts = anchors.of_field("summary_of_facts")
    for each in pointing.paragraphs(content.summary_of_facts):
        yield Section.FACTS, facts, f"paragraph {each.number} of the facts", each.words
    for name, where in (("nexus", "the nexus"), ("purpose", "the purpose")):
        yield Section.FACTS, anchors.of_field(name), where, getattr(content, name)
    yield Section.FACTS, "", "the nature of the proceeding", content.proceeding.nature
    reason = anchors.of_field("no_persons_reason")
    yield Section.PERSONS, reason, "why nobody is named", content.no_persons_reason
    for measure in content.measures:
        for each in measure.particulars:
            anchor = anchors.of_particular(measure.number, each.key)
            notes = [listed.note for listed in each.identifiers] or each.values
            yield Section.MEASURES, anchor, f"measure {measure.number}", "\n".join(notes)
    for number, offence in enumerate(content.offences, start=1):
        told = [offence.explanation, *(each.facts for each in offence.elements)]
        yield Section.OFFENCES, "", f"offence {number}", "\n".join(told)
    for statement in content.statements:
        anchor = anchors.of_statement(statement.field)
        yield Section.STATEMENTS, anchor, f"“{statement.heading}”", statement.text
    for ground in content.grounds:
        yield Section.GROUNDS, anchors.of_ground_words(ground.key), f"“{ground.title}”", ground.words
    for clause in content.clauses:
        yield Section.CLAUSES, anchors.of_clause(clause.kind), f"“{clause.heading}”", clause.text
    yield Section.CLAUSES, anchors.of_field("urgency_reason"), "why it is urgent", content.urgency_reason
    for annex in content.annexes:
        yield Section.ANNEXES, "", f"the title of annex {annex.number}", annex.title
