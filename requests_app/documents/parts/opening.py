"""The first page's head: letterhead, urgency, the two authorities, references, title."""

from reportlab.platypus import Flowable

from paper import style
from paper.blocks import in_columns, paragraph, prose, rule
from requests_app.content import FollowUpContent, Issue, LetterContent, Office
from requests_app.documents.parts.legal_basis import is_letter_rogatory
from treaties.channels.sentences import spoken

URGENCY = {"urgent": "URGENT", "emergency": "EMERGENCY: DANGER TO LIFE OR LIMB"}


def title(letter: LetterContent) -> str:
    if is_letter_rogatory(letter):
        what = "for the preservation of stored data" if letter.preservation else "in a criminal matter"
        return f"Letter rogatory {what}"
    if letter.preservation and letter.preservation.extends:
        return "Request to extend the preservation of stored data"
    if letter.preservation:
        return "Request for the expedited preservation of stored data"
    if letter.basis and letter.basis.is_form:
        return "Request in a criminal matter: content of the prescribed form"
    return "Request for mutual legal assistance in a criminal matter"


def build(letter: LetterContent, issue: Issue | None) -> list[Flowable]:
    return [
        *letterhead(letter.office),
        rule(),
        *_urgency(letter),
        *authorities(letter, through_courts=is_letter_rogatory(letter)),
        *_references(letter, issue),
        paragraph(title(letter), style.TITLE),
        *_courtesy(letter),
    ]


def letterhead(office: Office) -> list[Flowable]:
    contact = " · ".join(filter(None, [office.phone, office.email]))
    return [*prose("\n".join(office.letterhead or (office.name,)), style.LETTERHEAD), *prose(contact, style.SMALL)]


def _urgency(letter: LetterContent) -> list[Flowable]:
    word = URGENCY.get(letter.urgency)
    if not word:
        return []
    by = f" – wanted by {letter.wanted_by:%-d %B %Y}" if letter.wanted_by else ""
    return [paragraph(f"{word}{by}", style.URGENT)]


def authorities(letter: LetterContent | FollowUpContent, *, through_courts: bool) -> list[Flowable]:
    """The two authorities side by side, as addressed."""
    office, addressee = letter.office, letter.addressee
    sender = [office.name, *office.address]
    receiver = list(filter(None, [addressee.name, *addressee.lines]))
    if through_courts:
        receiver = ["To the competent judicial authority,", "through the diplomatic channel", *receiver]
    sides = [
        ("Requesting State", letter.requesting_state.name, sender),
        ("Requested State", letter.requested_state.name, receiver),
    ]
    cells = [
        prose(label, style.LABEL) + prose(state, style.STRONG_CELL) + prose("\n".join(lines), style.CELL)
        for label, state, lines in sides
    ]
    return in_columns([cells], [style.WIDTH / 2] * 2)


def _references(letter: LetterContent, issue: Issue | None) -> list[Flowable]:
    known = [("Our reference", letter.reference), ("Date", f"{issue.on:%-d %B %Y}" if issue else "not issued")]
    if letter.linked_reference:
        known.insert(1, ("Supplements our request", letter.linked_reference))
    cells = [prose(label, style.LABEL) + prose(value, style.CELL) for label, value in known]
    others = len(cells) - 1
    return in_columns([cells], [style.WIDTH / 2, *[style.WIDTH / 2 / others] * others])


def _courtesy(letter: LetterContent) -> list[Flowable]:
    """Who asks whom for what, in one sentence; a request for preservation goes straight to what is asked."""
    if is_letter_rogatory(letter):
        return prose(_compliments(letter, "the competent judicial authority"))
    if letter.basis and letter.basis.is_form:
        form = f"A form is prescribed by {letter.basis.named}."
        return prose(f"{form} The form itself must be used; this text gives its content.")
    if letter.preservation:
        return []
    return prose(_compliments(letter, f"the competent authorities of {spoken(letter.requested_state)}"))


def _compliments(letter: LetterContent, whom: str) -> str:
    office = letter.office.name if letter.office.name.startswith("The ") else f"The {letter.office.name}"
    return (
        f"{office}, {letter.requesting_state.name}, presents its compliments to {whom} and has the honour to request "
        "the assistance set out below."
    )
