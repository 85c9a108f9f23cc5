"""The thread as a reader may read it: with pseudonyms for those who may not read the names (docs/decisions/0027)."""

from collections.abc import Iterable

from accounts.models import User
from requests_app import discretion
from requests_app.content import Protected
from requests_app.models import AssistanceRequest, Correspondence

NAMES = ("subject", "counterpart", "counterpart_contact", "counterpart_reference")


def told(entries: Iterable[Correspondence], assistance_request: AssistanceRequest, user: User) -> list[Correspondence]:
    """To be shown and not to be saved. Entries of this request, with their files, questions and what became of them."""
    entries = list(entries)
    if hidden := discretion.hidden_from(user, assistance_request):
        for each in entries:
            _veil(each, hidden)
    return entries


def _veil(entry: Correspondence, hidden: tuple[Protected, ...]) -> None:
    discretion.veil(entry, *NAMES, texts=("text",), people=hidden)
    if entry.answers:
        discretion.veil(entry.answers, *NAMES, people=hidden)
    if hasattr(entry, "handled"):
        discretion.veil(entry.handled, texts=("word",), people=hidden)
    if hasattr(entry, "no_longer_expected"):
        discretion.veil(entry.no_longer_expected, texts=("word",), people=hidden)
    if hasattr(entry, "follow_up_sent") and hasattr(entry.follow_up_sent, "way"):
        texts = ("route", "reason_for_route", "dispatch_reference")
        discretion.veil(entry.follow_up_sent.way, texts=texts, people=hidden)
    for question in entry.questions.all():
        discretion.veil(question, texts=("text",), people=hidden)
    for file in entry.files.all():
        discretion.veil(file, "filename", people=hidden)
        for step in file.custody.all():
            discretion.veil(step, texts=("words",), people=hidden)
