"""Suggestions: what any signed-in reader thinks is wrong, answered by a registry editor."""

from datetime import datetime

from django.db import transaction

from treaties import policies
from treaties.choices import SuggestionStatus
from treaties.editing.proposing import ChangeRefused
from treaties.models import Proposal, Suggestion


def suggest(*, about: str, words: str, by, at: datetime, url: str = "", kind: str = "", key: str = "") -> Suggestion:
    """`about`: what was read, in words; `kind` and `key` where it is one row."""
    if not policies.may_suggest(by):
        raise ChangeRefused(policies.may_suggest.__doc__)
    return Suggestion.objects.create(
        about=about[:300], about_kind=kind, about_key=key, words=words, url=url, suggested_by=by, suggested_at=at
    )


@transaction.atomic
def answer(suggestion: Suggestion, *, by, at: datetime, words: str = "", proposal: Proposal | None = None) -> None:
    """Take it up by a proposal, or say why not."""
    if not policies.may_edit(by):
        raise ChangeRefused(policies.may_edit.__doc__)
    locked = Suggestion.objects.select_for_update(of=("self",)).get(pk=suggestion.pk)
    if locked.status != SuggestionStatus.OPEN:
        raise ChangeRefused(f"It was answered already by {locked.answered_by}.")
    if proposal is None and not words.strip():
        raise ChangeRefused("Say why it is not taken up: the reader who sent it sees the answer.")
    locked.status = SuggestionStatus.TAKEN_UP if proposal else SuggestionStatus.DISMISSED
    locked.answered_by, locked.answered_at, locked.answer, locked.proposal = by, at, words, proposal
    locked.save()
