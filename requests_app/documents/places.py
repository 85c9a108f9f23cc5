"""Every text that a letter prints, with its place in the words of the draft's screens."""

from collections.abc import Iterator, Sequence

from requests_app.content import FollowUpContent, KeyEntry, LegalBasis, LetterContent

Places = Iterator[tuple[str, str]]


def printed(content: LetterContent, signatory: tuple[str, ...] = ()) -> Places:
    """(place, text) of all that is printed. What is not (keys, how an address was vouched for) is left out."""
    yield "Reference", content.reference
    yield "Reference of the request it supplements", content.linked_reference
    yield "States", content.requesting_state.name
    yield "States", content.requested_state.name
    yield from _authorities(content)
    for basis in filter(None, (content.basis, *content.supporting)):
        yield from _basis(basis)
    yield "Case, national reference", content.proceeding.national_reference
    yield "Case, stage", content.proceeding.stage
    yield "Case, nature of the proceeding", content.proceeding.nature
    yield from _persons(content)
    yield "Facts and nexus, summary of facts", content.summary_of_facts
    yield "Facts and nexus, nexus", content.nexus
    yield "Facts and nexus, purpose", content.purpose
    yield from _offences(content)
    yield from _measures(content)
    yield from _preservation(content)
    for statement in content.statements:
        yield f"Statements, “{statement.heading}”", statement.text
        for asker in statement.asked_by:
            yield f"Statements, who asks for “{statement.heading}”", f"{asker.title} {asker.provision}".strip()
    for ground in content.grounds:
        for text in (ground.title, ground.provision, ground.words) if ground.words else ():
            yield f"Grounds for refusal, “{ground.title}”", text
    yield "Urgency, reason", content.urgency_reason
    for clause in content.clauses:
        yield f"Clauses, “{clause.heading}”", clause.text
    for annex in content.annexes:
        yield f"Annexes, title of annex {annex.number}", annex.title
        yield f"Annexes, file name of annex {annex.number}", annex.filename
    for text in signatory:
        yield "Signatory", text


def of_key(key: Sequence[KeyEntry]) -> Places:
    """Of the sealed annex, by pseudonyms."""
    for entry in key:
        for text in (entry.pseudonym, entry.person.name, *(value for _, value in entry.person.details)):
            yield f"Sealed annex, {entry.pseudonym}", text


def of_follow_up(content: FollowUpContent, signatory: tuple[str, ...] = ()) -> Places:
    """Of a letter that follows one."""
    yield from _letterhead(content)
    yield "Their reference", content.their_reference
    yield "Dispatch reference of the letter", content.follows.dispatch_reference
    yield "Route of the letter", content.follows.route
    yield "Subject", content.subject
    yield "Text", content.text
    for each in content.answers:
        yield f"Question {each.number}", each.question
        yield f"Answer {each.number}", each.answer
    for annex in content.annexes:
        yield f"File name of annex {annex.number}", annex.filename
    for text in signatory:
        yield "Signatory", text


def _authorities(content: LetterContent) -> Places:
    authority = content.competent_authority
    yield from _letterhead(content)
    yield "Authorities, competent authority", authority.name
    yield "Authorities, officer", authority.officer
    yield "Authorities, contact", authority.contact


def _letterhead(content: LetterContent | FollowUpContent) -> Places:
    office = content.office
    yield "Letterhead, name of the office", office.name
    for line in (*office.letterhead, *office.address, office.email, office.phone):
        yield "Letterhead", line
    for line in (content.addressee.name, *content.addressee.lines):
        yield "Authorities, addressee", line


def _basis(basis: LegalBasis) -> Places:
    for text in (basis.title, basis.short_title, basis.articles, basis.citation):
        yield "Legal basis", text
    for fact in basis.facts:
        yield "Legal basis", fact.sentence


def _persons(content: LetterContent) -> Places:
    yield "Persons, why none is named", content.no_persons_reason
    for number, person in enumerate(content.persons, start=1):
        yield f"Persons, name of person {number}", person.name
        yield f"Persons, role of person {number}", person.role
        for label, value in person.details:
            yield f"Persons, “{label}” of person {number}", value


def _offences(content: LetterContent) -> Places:
    for number, offence in enumerate(content.offences, start=1):
        of = f"of offence {number}"
        yield f"Offences, title {of}", offence.title
        yield f"Offences, provision {of}", offence.provision
        yield f"Offences, text {of}", offence.text
        yield f"Offences, penalty {of}", offence.penalty
        yield f"Offences, counterpart provision {of}", offence.counterpart_provision
        yield f"Offences, counterpart text {of}", offence.counterpart_text
        yield f"Offences, counterpart penalty {of}", offence.counterpart_penalty
        yield f"Offences, explanation {of}", offence.explanation
        for test in offence.thresholds:
            yield f"Offences, penalty asked for {of}", test.sentence
        for element in offence.elements:
            for text in (element.title, element.facts, element.own_law, element.counterpart_law):
                yield f"Offences, element “{element.title}” {of}", text
    if content.dual_criminality:
        yield "Offences, dual criminality", content.dual_criminality.article


def _preservation(content: LetterContent) -> Places:
    law = content.preservation
    if law:
        for text in (*dict(law.provisions).values(), law.network, law.national_provision):
            yield "Measures, law of preservation", text
        for period in law.kept_for:
            yield "Measures, law of preservation", period.provision
        if law.extends:
            yield "Their reference of the preservation that it extends", law.extends.their_reference


def _measures(content: LetterContent) -> Places:
    for measure in content.measures:
        yield f"Measures, title of measure {measure.number}", measure.title
        yield f"Measures, article of measure {measure.number}", measure.article
        for particular in measure.particulars:
            for each in particular.identifiers:
                yield f"Measures, “{particular.title}” of measure {measure.number}", f"{each.identifier}\n{each.note}"
            for value in () if particular.identifiers else particular.values:
                yield f"Measures, “{particular.title}” of measure {measure.number}", value
