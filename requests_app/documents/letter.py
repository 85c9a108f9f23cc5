"""The letter of request as a PDF, drawn from frozen content: the same content gives the same bytes."""

import io
from collections.abc import Iterator

from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate

from requests_app.content import FrozenLetter, Issue, LetterContent
from requests_app.documents import fonts, style
from requests_app.documents.page import NumberedCanvas
from requests_app.documents.parts import (
    annexes,
    assistance,
    authority,
    clauses,
    facts,
    legal_basis,
    offences,
    opening,
    persons,
    relevance,
    signature,
    statements,
    summary,
)
from requests_app.documents.reading import KEYWORD

# Each numbered section: its heading is left out, and the numbers close up, where it has nothing to say.
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
    clauses.UNDERTAKINGS,
    annexes,
)


def draw(letter: FrozenLetter) -> bytes:
    """The PDF of an issued letter."""
    return _draw(letter.content, letter.issue, stamps=())


def draw_draft(content: LetterContent) -> bytes:
    """The letter as it would be printed, without day, signature and code, stamped on every page."""
    return _draw(content, None, stamps=("DRAFT",))


def _draw(content: LetterContent, issue: Issue | None, *, stamps: tuple[str, ...]) -> bytes:
    fonts.register()
    stamps += ("EXERCISE",) if content.is_exercise else ()
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=style.PAGE,
        title=f"{opening.title(content)}, {content.reference}",
        author=content.office.name,
        subject=f"{content.requesting_state.name} to {content.requested_state.name}",
        keywords=f"{KEYWORD}{issue.code}" if issue else "draft",
        creator="Comity",
        initialFontName=fonts.BODY,
        invariant=1,
    )
    frame = Frame(style.LEFT, style.BOTTOM, style.WIDTH, style.PAGE[1] - style.TOP - style.BOTTOM, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate("letter", [frame]))

    def canvas(*args, **kwargs):
        running = f"{content.reference}, version {content.version}"
        return NumberedCanvas(*args, running=running, code=issue.code if issue else "", stamps=stamps, **kwargs)

    document.build(story(content, issue), canvasmaker=canvas)
    return out.getvalue()


def story(content: LetterContent, issue: Issue | None) -> list[Flowable]:
    story = [*opening.build(content, issue), *summary.build(content)]
    number = 0
    for section in SECTIONS:
        if body := section.build(content):
            number += 1
            story += [style.paragraph(f"{number}.  {section.TITLE}", style.HEADING), *body]
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
    return getattr(flowable, "style", None) in (style.HEADING, style.SUBHEADING)
