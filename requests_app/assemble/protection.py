"""Protected people of a case -> what must not be printed, and the key to what is printed instead."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from requests_app import content
from requests_app.assemble import parts
from requests_app.content import LetterContent, pointing, protection
from requests_app.models import AssistanceRequest, Case


def protected(saved: AssistanceRequest) -> tuple[content.Protected, ...]:
    """All of the case: a text that several requests print may name somebody whom this request does not."""
    facts = pointing.paragraphs(saved.case.summary_of_facts)
    return tuple(
        replace(each, exposed=tuple(_exposed(each, saved)), told_in=tuple(_told_in(facts, each)))
        for each in protected_in(saved.case)
    )


def _told_in(facts: Sequence[pointing.Paragraph], person: content.Protected) -> Iterator[int]:
    return (each.number for each in facts if protection.in_text(each.words, [person]) != each.words)


def protected_in(case: Case) -> tuple[content.Protected, ...]:
    is_read = "persons" in getattr(case, "_prefetched_objects_cache", {})
    rows = case.persons.all() if is_read else case.persons.select_related("protection")
    return tuple(
        content.Protected(
            pseudonym=row.pseudonym,
            names=protection.names_in(row.name, row.other_names),
            numbers=protection.numbers_in(row.identity_document),
            accounts=tuple(filter(None, map(str.strip, row.accounts.splitlines()))),
        )
        for row in rows
        if row.pseudonym
    )


def with_pseudonyms(letter: LetterContent, saved: AssistanceRequest) -> LetterContent:
    """The letter as it may be read by anybody, with a digest of each line of the key that it needs."""
    people = protected(saved)
    if not people:
        return letter
    named = {each.name for each in letter.persons}
    needed = [each for each in people if each.pseudonym in named or protection.masked(letter, [each]) != letter]
    entries = key(saved, [each.pseudonym for each in needed])
    sealed = (content.SealedEntry(each.pseudonym, content.digest_of(each)) for each in entries)
    return replace(protection.masked(letter, people), sealed=tuple(sealed))


def key(saved: AssistanceRequest, pseudonyms: Sequence[str]) -> tuple[content.KeyEntry, ...]:
    """The lines of the key for these pseudonyms, in the order of the case."""
    return tuple(
        content.KeyEntry(each.pseudonym, parts.person_as_known(each))
        for each in saved.case.persons.all()
        if each.pseudonym in pseudonyms
    )


def _exposed(person: content.Protected, saved: AssistanceRequest) -> Iterator[str]:
    """Where the name leaves the office beside the text: what lists, mails and folders show."""
    for what, text in (("The title of the case", saved.case.title), ("Its reference", saved.case.national_reference)):
        if protection.stands_in(text, person):
            yield what
    for number, annex in enumerate(saved.attachments.all(), start=1):
        if protection.stands_in(annex.filename, person):
            yield f"The file name of annex {number}"
