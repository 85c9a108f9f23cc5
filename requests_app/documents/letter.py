"""The letter of request as a PDF, drawn from frozen content: the same content gives the same bytes."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from paper import document, style, text
from paper.blocks import paragraph
from paper.page import Running
from requests_app.content import FrozenLetter, Issue, LetterContent
from requests_app.documents import preservation
from requests_app.documents.parts import (
    annexes,
    assistance,
    assurances,
    authority,
    clauses,
    facts,
    identifiers,
    in_short,
    legal_basis,
    offences,
    opening,
    persons,
    relevance,
    signature,
    statements,
)
from requests_app.documents.reading import KEYWORD, on_page

# The numbered sections. One that has nothing to say is left out, and the numbers close up.
SECTIONS = (
    legal_basis,
    authority,
    persons,
    facts,
    offences,
    assistance,
    relevance,
    statements,
    clauses.PROCEDURE,
    clauses.CONFIDENTIALITY,
    clauses.URGENCY,
    clauses.ASSURED,
    assurances,
    annexes,
    identifiers,
)
MARKED_IN_DRAFTS = (legal_basis, offences)  # what is not verified has a mark until a reviewer answered for it
MARKED = {"confidential": "CONFIDENTIAL", "restricted": "RESTRICTED"}


def draw(letter: FrozenLetter, *, draft: bool = False) -> bytes:
    """The PDF of an issued letter; stamped DRAFT on every page where `draft` asks for it."""
    return _draw(letter.content, letter.issue, draft=draft)


def draw_draft(content: LetterContent) -> bytes:
    """The letter as it would be printed, without day, signature and code, stamped DRAFT on every page."""
    return _draw(content, None, draft=True)


def _draw(content: LetterContent, issue: Issue | None, *, draft: bool) -> bytes:
    running = Running(
        reference=f"{content.reference}, version {content.version}",
        below=f"Letter code {issue.code}" if issue else "",
        confidentiality=MARKED.get(content.confidentiality, ""),
        stamps=("DRAFT",) * draft + ("EXERCISE",) * content.is_exercise,
        code=on_page(issue.code) if issue else "",
    )
    drawn = preservation.story if content.preservation else story
    return document.draw(
        drawn(content, issue),
        running,
        lang=content.language,
        title=text.line(f"{opening.title(content)}, {content.reference}"),
        author=text.line(content.office.name),
        subject=f"{content.requesting_state.name} to {content.requested_state.name}",
        keywords=f"{KEYWORD}{issue.code}" if issue else "draft",
    )


def story(content: LetterContent, issue: Issue | None) -> list[Flowable]:
    """Everything the frames are filled with, in order."""
    story = [*opening.build(content, issue), *in_short.build(content)]
    for _, heading, body in sections(content, issued=issue is not None):
        story += [heading, *body]
    return [*document.with_room(story), *signature.build(content, issue)]


def sections(content: LetterContent, *, issued: bool = False) -> Iterator[tuple[object, Flowable, list[Flowable]]]:
    """(one of SECTIONS, its numbered heading, what it says), of those that say something."""
    number = 0
    for section in SECTIONS:
        body = section.build(content, issued=issued) if section in MARKED_IN_DRAFTS else section.build(content)
        if body:
            number += 1
            yield section, paragraph(f"{number}. {section.TITLE}", style.HEADING), body
