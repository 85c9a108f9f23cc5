"""The preservation request: a short letter of what a convention's article on preservation asks for, and no more.

Each content stands under its own heading with the provision that asks for it, where the channel has one.
"""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from paper import document, style
from paper.blocks import labelled, listed, numbered, paragraph, prose
from requests_app.content import Extended, Issue, LetterContent, Measure, ParticularAnswer
from requests_app.documents.parts import (
    annexes,
    assurances,
    clauses,
    identifiers,
    legal_basis,
    opening,
    persons,
    signature,
)

FOLLOW_UP = "A request for assistance to obtain these data will be submitted."
OF_THE_DATA = {"provider": "Provider", "identifiers": "Accounts", "period": "Period", "data_to_preserve": "Data"}
# What follows where somebody wrote it.
BESIDE = (
    clauses.PROCEDURE,
    clauses.CONFIDENTIALITY,
    clauses.URGENCY,
    clauses.ASSURED,
    assurances,
    annexes,
)


def story(letter: LetterContent, issue: Issue | None) -> list[Flowable]:
    """Everything the frames are filled with, in order."""
    parts = [*text(letter, issue), *_schedules(letter)]
    return [*document.with_room(parts), *signature.build(letter, issue)]


def text(letter: LetterContent, issue: Issue | None) -> list[Flowable]:
    """All but the schedules and the signature."""
    parts = [*opening.build(letter, issue), *_asked(letter), *legal_basis.build(letter, issued=issue is not None)]
    beside = ((section.TITLE, "", section.build(letter)) for section in BESIDE)
    sections = (each for each in (*_contents(letter), *beside) if each[2])
    for number, (title, field, body) in enumerate(sections, start=1):
        provision = letter.preservation.provision(field)
        heading = f"{number}. {title}" + (f" ({provision})" if provision else "")
        parts += [paragraph(heading, style.SUBHEADING), *body]
    return parts


def _schedules(letter: LetterContent) -> list[Flowable]:
    body = identifiers.build(letter)
    return [paragraph(identifiers.TITLE, style.SUBHEADING), *body] if body else []


def _contents(letter: LetterContent) -> Iterator[tuple[str, str, list[Flowable]]]:
    """(heading, the law field it answers, body), in the order of Budapest art. 29(2)."""
    told = (
        ("Authority that seeks the preservation", "authority", _authority(letter)),
        ("Offence under investigation", "offence_and_law", _offences(letter)),
        ("Summary of the facts", "facts", numbered(letter.summary_of_facts)),
        ("Data to be preserved and how they relate to the offence", "preservation_data", _data(letter)),
        ("Who holds the data", "custodian", _of_each(letter, "custodian_or_location")),
        ("Why preservation is necessary", "necessity", _of_each(letter, "necessity")),
        ("Request that will follow", "follow_up", _follow_up(letter)),
        ("Persons concerned", "persons", persons.build(letter)),
        ("Secrecy towards the user", "", _of_each(letter, "non_disclosure")),
    )
    yield from told
    for statement in letter.statements:
        if statement.field != "follow_up" and statement.text.strip():
            yield statement.heading, statement.field, prose(statement.text)


def _asked(letter: LetterContent) -> list[Flowable]:
    """What is asked, by which way, for how long: the first thing the person on duty reads."""
    law = letter.preservation
    asked = "Please have the stored data described below preserved at once, for as long as your law allows"
    floors = [f"at least {each.days} days ({each.provision})" for each in law.kept_for]
    asked += f", and {' and '.join(floors)}." if floors else "."
    parts = [_extended(law.extends), asked.replace("preserved at once", "kept")] if law.extends else [asked]
    if law.national_provision:
        parts.append(f"Your authorities are asked to have whoever holds the data keep them ({law.national_provision}).")
    if any(each.renewable for each in law.kept_for):
        parts.append("If more time is needed, its extension will be asked for before that period ends.")
    parts.append(
        "Please tell this office your reference, and the day until which the data are kept. No data are asked for now."
    )
    if law.network:
        parts.append(f"This request may be received and passed on by the 24/7 network ({law.network}).")
    return prose(" ".join(parts))


def _extended(earlier: Extended) -> str:
    """The preservation that is to go on."""
    of = f" of {earlier.sent_on:%-d %B %Y}" if earlier.sent_on else ""
    theirs = f" (your reference {earlier.their_reference})" if earlier.their_reference else ""
    words = f"The request {earlier.reference}{of}{theirs} asked for the preservation of these data"
    until = f", which are kept until {earlier.kept_until:%-d %B %Y} at least" if earlier.kept_until else ""
    return f"{words}{until}. Please have that preservation extended before it ends."


def _authority(letter: LetterContent) -> list[Flowable]:
    authority, proceeding = letter.competent_authority, letter.proceeding
    rows = [
        ("Authority", ", ".join(filter(None, [authority.name, authority.officer]))),
        ("Contact", authority.contact),
        ("Case", ", ".join(filter(None, [proceeding.national_reference, proceeding.stage.lower()]))),
        ("Proceeding", proceeding.nature),
    ]
    return labelled(rows)


def _offences(letter: LetterContent) -> list[Flowable]:
    rows = []
    for each in letter.offences:
        law = "; ".join(filter(None, [each.provision, each.penalty]))
        rows.append((each.title, law or "Under investigation"))
    return labelled(rows)


def _data(letter: LetterContent) -> list[Flowable]:
    parts: list[Flowable] = []
    schedules = {(measure.number, answer.key): name for name, measure, answer in identifiers.schedules(letter)}
    for measure in letter.measures:
        if len(letter.measures) > 1:
            parts += prose(f"({measure.number})", style.LABEL)
        answers = [each for each in measure.particulars if each.key in OF_THE_DATA and each.values]
        parts += labelled(
            (OF_THE_DATA[each.key], _said(each, schedules.get((measure.number, each.key), ""))) for each in answers
        )
        for each in answers:
            if 1 < len(each.identifiers) <= identifiers.LONGEST:
                parts += [*prose(each.title, style.LABEL), *identifiers.table(each.identifiers)]
    return [*parts, *prose(letter.nexus), *prose(letter.purpose)]


def _said(answer: ParticularAnswer, schedule: str) -> str:
    return identifiers.in_measure(answer, schedule) if answer.identifiers else listed(answer.values)


def _of_each(letter: LetterContent, key: str) -> list[Flowable]:
    """A particular of each measure; the number before it where there are several."""
    return [each for measure in letter.measures for each in prose(_numbered(letter, measure, key))]


def _numbered(letter: LetterContent, measure: Measure, key: str) -> str:
    words = "\n".join(value for each in measure.particulars if each.key == key for value in each.values)
    if words and words[-1].isalnum():
        words += "."
    return f"({measure.number}) {words}" if words and len(letter.measures) > 1 else words


def _follow_up(letter: LetterContent) -> list[Flowable]:
    """In the officer's words; else that one follows, where each measure says so."""
    words = "\n\n".join(each.text for each in letter.statements if each.field == "follow_up" and each.text.strip())
    intended = all(any(p.key == "intent_to_follow" and p.values for p in each.particulars) for each in letter.measures)
    return prose(words or (FOLLOW_UP if intended else ""))
