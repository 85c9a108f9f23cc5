"""The letter of request as a PDF, drawn from frozen content: the same content gives the same bytes."""

import io
from collections.abc import Iterator

from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate

from requests_app.content import FrozenLetter, Issue, LetterContent
from requests_app.documents import fonts, style, text
from requests_app.documents.blocks import paragraph
from requests_app.documents.page import NumberedCanvas, Running, draw_head
from requests_app.documents.parts import (
    annexes,
    assistance,
    authority,
    clauses,
    facts,
    in_short,
    legal_basis,
    offences,
    opening,
    persons,
    relevance,
    signature,
    statements,
)
from requests_app.documents.reading import KEYWORD

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
    annexes,
)
MARKED = {"confidential": "CONFIDENTIAL", "restricted": "RESTRICTED"}


def draw(letter: FrozenLetter, *, draft: bool = False) -> bytes:
    """The PDF of an issued letter; stamped DRAFT on every page where `draft` asks for it."""
    return _draw(letter.content, letter.issue, draft=draft)


def draw_draft(content: LetterContent) -> bytes:
    """The letter as it would be printed, without day, signature and code, stamped DRAFT on every page."""
    return _draw(content, None, draft=True)


def _draw(content: LetterContent, issue: Issue | None, *, draft: bool) -> bytes:
    fonts.register()
    running = Running(
        reference=f"{content.reference}, version {content.version}",
        code=issue.code if issue else "",
        confidentiality=MARKED.get(content.confidentiality, ""),
        stamps=("DRAFT",) * draft + ("EXERCISE",) * content.is_exercise,
    )
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=style.PAGE,
        title=text.line(f"{opening.title(content)}, {content.reference}"),
        author=text.line(content.office.name),
        subject=f"{content.requesting_state.name} to {content.requested_state.name}",
        keywords=f"{KEYWORD}{issue.code}" if issue else "draft",
        creator="Comity",
        lang=content.language,
        initialFontName=fonts.BODY,
        invariant=1,
    )
    frame = Frame(style.LEFT, style.BOTTOM, style.WIDTH, style.HEIGHT, 0, 0, 0, 0)
    document.addPageTemplates(
        PageTemplate("letter", [frame], onPage=lambda canvas, document: draw_head(canvas, running))
    )

    def canvas(*args, **kwargs):
        return NumberedCanvas(*args, running=running, **kwargs)

    document.build(story(content, issue), canvasmaker=canvas)
    return out.getvalue()


def story(content: LetterContent, issue: Issue | None) -> list[Flowable]:
    """Everything the frames are filled with, in order."""
    story = [*opening.build(content, issue), *in_short.build(content)]
    number = 0
    for section in SECTIONS:
        if body := section.build(content):
            number += 1
            story += [paragraph(f"{number}. {section.TITLE}", style.HEADING), *body]
    return [*_with_room(story), *signature.build(content, issue)]


def _with_room(story: list[Flowable]) -> Iterator[Flowable]:
    """A heading stays with what follows. (`keepWithNext` would carry a whole table to the next page with it.)"""
    above = None
    for flowable in story:
        if _is_heading(flowable) and not _is_heading(above):
            yield CondPageBreak(style.ROOM_BELOW_A_HEADING)
        yield flowable
        above = flowable


def _is_heading(flowable: Flowable | None) -> bool:
    return getattr(flowable, "style", None) in style.HEADINGS
