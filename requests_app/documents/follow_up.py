"""A letter that follows one that was sent, as a PDF drawn from its frozen content.

The same content gives the same bytes. Short, with the head and the close of the letter that it follows.
"""

from reportlab.platypus import Flowable

from paper import document, style, text
from paper.blocks import beside_qr, in_columns, paragraph, prose, rule
from paper.page import Running
from requests_app.choices import FollowUpKind, LetterKind
from requests_app.content import Answered, Follows, FollowUpContent, FrozenFollowUp, Issue
from requests_app.documents.parts import annexes, opening, signature
from requests_app.documents.reading import KEYWORD, on_page

TITLES = {
    FollowUpKind.ANSWER: "Answer to your query",
    FollowUpKind.REMINDER: "Reminder",
    FollowUpKind.WITHDRAWAL: "Withdrawal of our request",
}
MARKED = {"confidential": "CONFIDENTIAL", "restricted": "RESTRICTED"}


def draw(letter: FrozenFollowUp) -> bytes:
    return _draw(letter.content, letter.issue, office=letter.signatory_office)


def draw_draft(content: FollowUpContent) -> bytes:
    """As it would be printed, without day, signature and code, stamped DRAFT on every page."""
    return _draw(content, None)


def _draw(content: FollowUpContent, issue: Issue | None, *, office: str = "") -> bytes:
    running = Running(
        reference=f"{TITLES[content.kind]}: {content.reference}",
        below=f"Letter code {issue.code}" if issue else "",
        confidentiality=MARKED.get(content.confidentiality, ""),
        stamps=("DRAFT",) * (issue is None) + ("EXERCISE",) * content.is_exercise,
        code=on_page(issue.code) if issue else "",
    )
    return document.draw(
        story(content, issue, office=office),
        running,
        lang=content.language,
        title=text.line(f"{TITLES[content.kind]}, {content.reference}"),
        author=text.line(content.office.name),
        subject=f"{content.requesting_state.name} to {content.requested_state.name}",
        keywords=f"{KEYWORD}{issue.code}" if issue else "draft",
    )


def story(content: FollowUpContent, issue: Issue | None, *, office: str = "") -> list[Flowable]:
    """Everything the frames are filled with, in order."""
    parts = [
        *opening.letterhead(content.office),
        rule(),
        *opening.authorities(content, through_courts=content.through_courts),
        *_references(content, issue),
        paragraph(TITLES[content.kind], style.TITLE),
        *prose(content.subject, style.SUBHEADING),
        *prose(content.text),
        *(each for answered in content.answers for each in _answered(answered)),
        *_annexes(content),
    ]
    return [*document.with_room(parts), *signature.signed(content, issue, office=office), *_page(content, issue)]


def _references(content: FollowUpContent, issue: Issue | None) -> list[Flowable]:
    follows = content.follows
    known = [
        ("Our reference", content.reference),
        ("Your reference", content.their_reference),
        ("Our letter", _our_letter(follows)),
        ("Date", f"{issue.on:%-d %B %Y}" if issue else "not issued"),
    ]
    cells = [prose(label, style.LABEL) + prose(value, style.CELL) for label, value in known if value]
    if len(cells) == 3:
        cells.insert(1, [])
    half = style.WIDTH / 2
    return [each for row in (cells[:2], cells[2:]) for each in in_columns([row], [half, half])]


def _our_letter(follows: Follows) -> str:
    if not follows.is_ours:
        return f"sent on {follows.sent_on:%-d %B %Y}"
    return f"{follows.issued_on:%-d %B %Y}, version {follows.version}, code {follows.code}"


def _answered(each: Answered) -> list[Flowable]:
    asked = f"Question {each.number}, of {each.asked_on:%-d %B %Y}"
    return [
        paragraph(asked, style.SUBHEADING),
        *prose(each.question, style.QUOTED),
        *prose("Answer", style.LABEL),
        *prose(each.answer),
    ]


def _annexes(content: FollowUpContent) -> list[Flowable]:
    body = annexes.listed(content.annexes)
    return [paragraph(annexes.TITLE, style.SUBHEADING), *body] if body else []


def _page(content: FollowUpContent, issue: Issue | None) -> list[Flowable]:
    """Where the authority that receives it writes back: on the page of the letter that it follows."""
    if issue is None or not issue.receipt_page:
        return []
    page, _, _ = issue.receipt_page.rstrip("/").rpartition("/")
    what = LetterKind(content.follows.kind).label.lower()
    told = (
        f"To the receiving authority: you can answer by this code or at {page}/ with the code of our {what}, "
        f"{content.follows.code}. No account is needed. The page shows the reference, the day and the digest of that "
        "letter, and nothing of the case."
    )
    return beside_qr(issue.receipt_page, prose(told, style.SMALL))
