"""Letterhead, references, from and to, title."""

from reportlab.platypus import Flowable

from requests_app.content import Issue, LetterContent
from requests_app.documents.style import (
    LETTERHEAD,
    SMALL,
    TITLE,
    URGENT,
    WIDTH,
    gap,
    labelled,
    paragraph,
    rule,
)

URGENCY = {"urgent": "URGENT", "emergency": "EMERGENCY: DANGER TO LIFE OR LIMB"}


def title(content: LetterContent) -> str:
    if content.basis and content.basis.kind == "letters_rogatory":
        return "Letter rogatory in a criminal matter"
    return "Request for mutual legal assistance in a criminal matter"


def build(content: LetterContent, issue: Issue | None) -> list[Flowable]:
    return [
        *_letterhead(content),
        rule(),
        *_urgency(content),
        labelled(_references(content, issue), labels=WIDTH * 0.2),
        gap(4),
        paragraph(title(content), TITLE),
    ]


def _letterhead(content: LetterContent) -> list[Flowable]:
    office = content.office
    contact = ", ".join(filter(None, [*office.address, office.phone, office.email]))
    return [
        *(paragraph(line, LETTERHEAD) for line in office.letterhead),
        *([paragraph(contact, SMALL)] if contact else []),
    ]


def _urgency(content: LetterContent) -> list[Flowable]:
    word = URGENCY.get(content.urgency)
    if not word:
        return []
    by = f" - wanted by {content.wanted_by:%-d %B %Y}" if content.wanted_by else ""
    return [paragraph(f"{word}{by}", URGENT)]


def _references(content: LetterContent, issue: Issue | None) -> list[tuple[str, str]]:
    addressee = [content.addressee.name, *content.addressee.lines]
    if content.requested_state.name not in addressee:
        addressee.append(content.requested_state.name)
    return [
        ("Our reference", content.reference),
        ("Supplements", content.linked_reference),
        ("Date", f"{issue.on:%-d %B %Y}" if issue else ""),
        ("From", f"{content.office.name}, {content.requesting_state.name}"),
        ("To", "\n".join(filter(None, addressee))),
    ]
