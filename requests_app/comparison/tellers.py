"""How each field of a letter is told: the words it says, under the names that people have for them."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from requests_app.checklist import anchors, language_name
from requests_app.choices import Confidentiality, GroundPosition, Urgency
from requests_app.content import Element, LegalBasis, LetterContent

Told = Iterator[tuple[str, str, str, str]]  # (key after the field's name, label, text, anchor)


def plainly(name: str, label: str = "", anchor: str = "") -> Callable[[LetterContent], Told]:
    """A field of which nothing more is known: its words, a line each."""
    label = label or name.replace("_", " ").capitalize()

    def teller(content: LetterContent) -> Told:
        yield "", label, "\n".join(_words(getattr(content, name))), anchor

    return teller


def _words(value) -> Iterator[str]:
    if is_dataclass(value):
        for field in fields(value):
            yield from _words(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _words(each)
    elif isinstance(value, dict):
        yield from _words(tuple(value.items()))
    elif isinstance(value, bool):
        yield "yes" if value else "no"
    elif isinstance(value, date):
        yield _day(value)
    elif value not in (None, ""):
        yield str(value)


def _day(value: date | None) -> str:
    return f"{value.day} {value:%B %Y}" if value else ""


def _typed(name: str, label: str) -> Callable[[LetterContent], Told]:
    return plainly(name, label, anchors.of_field(name))


def _basis(name: str, label: str) -> Callable[[LetterContent], Told]:
    def teller(content: LetterContent) -> Told:
        found = getattr(content, name)
        for basis in found if isinstance(found, tuple) else filter(None, [found]):
            yield from _one_basis(basis, label)

    return teller


def _one_basis(basis: LegalBasis, label: str) -> Told:
    facts = "\n".join(fact.sentence for fact in basis.facts)
    yield basis.instrument, label, "\n".join(filter(None, [basis.name, basis.articles, basis.citation])), "id_channel"
    yield f"{basis.instrument}:facts", f"{label}: what the registry says of it", facts, ""


def _office(content: LetterContent) -> Told:
    office = content.office
    lines = (office.name, *office.letterhead, *office.address, office.email, office.phone)
    yield "", "Letterhead", "\n".join(filter(None, lines)), ""


def _competent_authority(content: LetterContent) -> Told:
    authority = content.competent_authority
    yield "name", "Competent authority", authority.name, anchors.of_field("competent_authority")
    yield "officer", "Officer in charge", authority.officer, anchors.of_field("competent_authority_officer")
    yield "contact", "Contact", authority.contact, anchors.of_field("competent_authority_contact")


def _addressee(content: LetterContent) -> Told:
    addressee = content.addressee
    yield "", "Addressee", "\n".join(filter(None, [addressee.name, *addressee.lines])), ""
    checked = "\n".join(filter(None, [_day(addressee.vouched_on), addressee.vouched]))
    yield "vouched", "How the address was checked", checked, anchors.of_field("addressee_vouched_how")


def _measures(content: LetterContent) -> Told:
    seen: Counter[str] = Counter()
    for measure in content.measures:
        seen[measure.key] += 1
        key = f"{measure.key}:{seen[measure.key]}"
        yield key, f"Measure {measure.number}", measure.title, ""
        for particular in measure.particulars:
            yield f"{key}:{particular.key}", f"{measure.title}: {particular.title}", "\n".join(particular.values), ""


def _persons(content: LetterContent) -> Told:
    for person in content.persons:
        yield person.name, "Person concerned", f"{person.name}, {person.role.lower()}", ""
        for label, value in person.details:
            yield f"{person.name}:{label}", f"{person.name}: {label}", value, ""
        yield f"{person.name}:named", f"{person.name}: Why the name is printed", person.named_because, ""


def _sealed(content: LetterContent) -> Told:
    """That a line of the key is another one, without what it says."""
    for entry in content.sealed:
        yield entry.pseudonym, f"Sealed annex: {entry.pseudonym}", f"Digest {entry.digest[:8]}", ""


OFFENCE = {
    "provision": "Provision",
    "text": "Text of the law",
    "penalty": "Penalty",
    "min_penalty_years": "Minimum in years",
    "max_penalty_years": "Maximum in years",
    "life": "Imprisonment for life, or graver",
    "counterpart_provision": "Provision there",
    "counterpart_text": "Text of the law there",
    "counterpart_penalty": "Penalty there",
    "counterpart_max_years": "Maximum there in years",
    "counterpart_life": "Imprisonment for life there, or graver",
    "counterpart_verified": "Provision there is verified",
    "explanation": "Why it is an offence in both",
}


def _offences(content: LetterContent) -> Told:
    for offence in content.offences:
        yield offence.title, "Offence", offence.title, ""
        for field in fields(offence):
            if field.name not in {"title", "catalogue_key", "elements", "thresholds"}:
                label = OFFENCE.get(field.name, field.name.replace("_", " ").capitalize())
                words = "\n".join(_words(getattr(offence, field.name)))
                yield f"{offence.title}:{field.name}", f"{offence.title}: {label}", words, ""
        for test in offence.thresholds:
            yield f"{offence.title}:{test.instrument}", f"{offence.title}: Penalty asked for", test.sentence, ""
        for element in offence.elements:
            for key, label, words in _element(element):
                yield f"{offence.title}:{element.key}:{key}", f"{offence.title}: {element.title}, {label}", words, ""


def _element(element: Element) -> Iterator[tuple[str, str, str]]:
    """(key, label, words) of what is written of an element."""
    yield "paragraphs", "paragraphs of the facts", ", ".join(map(str, element.paragraphs))
    yield "lost", "to be looked at again", "\n".join((*element.lost, *(f"Paragraph {each}" for each in element.mended)))
    yield "facts", "in words", element.facts
    yield "own_law", "own law", element.own_law
    yield "counterpart_law", "law there", element.counterpart_law


def _proceeding(content: LetterContent) -> Told:
    proceeding = content.proceeding
    yield "stage", "Stage of the proceeding", proceeding.stage, anchors.of_field("stage")
    yield "reference", "National reference", proceeding.national_reference, ""
    yield "nature", "Nature of the proceeding", proceeding.nature, anchors.of_field("nature")


def _grounds(content: LetterContent) -> Told:
    for ground in content.grounds:
        told = [GroundPosition(ground.position).label, ground.note, ground.words]
        yield (
            ground.key,
            f"Ground for refusal: {ground.title}",
            "\n".join(filter(None, told)),
            anchors.of_ground(ground.key),
        )


def _statements(content: LetterContent) -> Told:
    for statement in content.statements:
        anchor = anchors.of_statement(statement.field)
        yield statement.field, statement.heading, statement.text, anchor
        points = f"{len(statement.confirmed)} confirmed" if statement.confirmed else ""
        yield f"{statement.field}:confirmed", f"{statement.heading}: what it says", points, anchor


def _clauses(content: LetterContent) -> Told:
    for clause in content.clauses:
        yield clause.kind, clause.heading, clause.text, anchors.of_clause(clause.kind)


def _annexes(content: LetterContent) -> Told:
    for annex in content.annexes:
        words = [annex.title, annex.filename, language_name(annex.language) if annex.language else "", annex.sha256]
        yield annex.sha256, f"Annex {annex.number}", "\n".join(filter(None, words)), ""


def _languages(content: LetterContent) -> Told:
    names = "\n".join(language_name(code) for code in content.accepted_languages)
    yield "", "Languages that the registry knows to be accepted", names, ""


TELLERS: dict[str, Callable[[LetterContent], Told]] = {
    "version": lambda content: iter([("", "Letter", f"Version {content.version}", "")]),
    "requesting_state": lambda content: iter([("", "From", content.requesting_state.name, "")]),
    "requested_state": lambda content: iter([("", "To", content.requested_state.name, "")]),
    "basis": _basis("basis", "Channel"),
    "supporting": _basis("supporting", "Cited beside it"),
    "registry_edition": lambda content: iter([("", "Registry", f"Edition {content.registry_edition}", "")]),
    "basis_on": plainly("basis_on", "Channel chosen for"),
    "linked_reference": plainly("linked_reference", "Supplements"),
    "is_exercise": lambda content: iter([("", "Exercise", "Exercise" if content.is_exercise else "", "")]),
    "office": _office,
    "competent_authority": _competent_authority,
    "addressee": _addressee,
    "measures": _measures,
    "preservation": plainly("preservation", "What the law says of preservation"),
    "persons": _persons,
    "sealed": _sealed,
    "no_persons_reason": _typed("no_persons_reason", "Why nobody is named"),
    "proceeding": _proceeding,
    "summary_of_facts": _typed("summary_of_facts", "Summary of facts"),
    "nexus": _typed("nexus", "Nexus: why this evidence matters"),
    "purpose": _typed("purpose", "Purpose"),
    "offences": _offences,
    "grounds": _grounds,
    "statements": _statements,
    "urgency": lambda content: iter([("", "Urgency", Urgency(content.urgency).label, anchors.of_choice("urgency"))]),
    "urgency_reason": _typed("urgency_reason", "Why it is urgent"),
    "wanted_by": _typed("wanted_by", "Answer wanted by"),
    "confidentiality": lambda content: iter(
        [("", "Confidentiality", Confidentiality(content.confidentiality).label, anchors.of_choice("confidentiality"))]
    ),
    "clauses": _clauses,
    "annexes": _annexes,
    "language": lambda content: iter([("", "Written in", language_name(content.language), "id_language")]),
    "accepted_languages": _languages,
}
