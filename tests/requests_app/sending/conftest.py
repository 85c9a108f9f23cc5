"""An approved request with its letter, and what its office puts beside it."""

import pytest

from requests_app import letters
from requests_app.choices import Act, AttachmentKind
from tests.requests_app.attaching import attached
from tests.requests_app.performing import fresh, perform, seen


@pytest.fixture
def with_annexes(at_status, officer):
    """A draft with the annexes of the demo case, each with a file."""
    made = at_status()
    made.attachments.all().delete()
    told = [
        ("Prevention of Trafficking in Persons Act", AttachmentKind.LEGAL_TEXT, "act.txt", b"The law.", "en"),
        ("Перевод", AttachmentKind.TRANSLATION, "перевод.pdf", b"%PDF-1.4 translated", "ru"),
        ("Ålands öar, kartor & skärmbilder 2026", AttachmentKind.EVIDENCE, "Bild 1.PNG", b"\x89PNG\r\n\x1a\n..", ""),
    ]
    for title, kind, name, data, language in told:
        attached(made, officer, name=name, data=data, title=title, kind=kind, language=language)
    return made


@pytest.fixture
def approved(with_annexes, officer, reviewer, sender):
    perform(Act.SUBMIT, with_annexes, officer)
    perform(Act.APPROVE, with_annexes, reviewer, seen(fresh(with_annexes)))
    return fresh(with_annexes)


@pytest.fixture
def letter(approved):
    return letters.standing(approved)
