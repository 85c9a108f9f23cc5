"""A story of blocks as a PDF: the same story and running words give the same bytes."""

import io
from collections.abc import Iterable, Iterator

from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate

from paper import fonts, style
from paper.page import NumberedCanvas, Running, draw_head

# Bytes as they are, not as letters of base 85: a fifth smaller and quicker. Every way a letter takes carries bytes.
rl_config.useA85 = 0


def draw(story: Iterable[Flowable], running: Running, *, lang: str, **information: str) -> bytes:
    """`information`: title, author, subject, keywords of the document."""
    fonts.register()
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=style.PAGE,
        creator="Comity",
        lang=lang,
        initialFontName=fonts.BODY,
        invariant=1,
        **information,
    )
    frame = Frame(style.LEFT, style.BOTTOM, style.WIDTH, style.HEIGHT, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=lambda canvas, document: draw_head(canvas, running)))

    def canvas(*args, **kwargs):
        return NumberedCanvas(*args, running=running, **kwargs)

    document.build(list(story), canvasmaker=canvas)
    return out.getvalue()


def with_room(story: Iterable[Flowable]) -> Iterator[Flowable]:
    """A heading stays with what follows. (`keepWithNext` would carry a whole table to the next page with it.)"""
    above = None
    for flowable in story:
        if _is_heading(flowable) and not _is_heading(above):
            yield CondPageBreak(style.ROOM_BELOW_A_HEADING)
        yield flowable
        above = flowable


def _is_heading(flowable: Flowable | None) -> bool:
    return getattr(flowable, "style", None) in style.HEADINGS
