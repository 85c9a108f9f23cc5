"""What the editing screens read: proposals and suggestions by what waits for whom, and the rows they change."""

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from treaties.choices import ProposalStatus, SuggestionStatus
from treaties.difference import BY_NAME, PROPOSED, PUBLISHED, Names, RowChange, Told, told
from treaties.models import Proposal, Suggestion
from treaties.registry import Registry
from treaties.snapshot import Links, read


def changes_of(proposal: Proposal, registry: Registry) -> list[Told]:
    """What it asks for, in sentences; of a published one, what it did."""
    rows = [RowChange.from_json(row) for row in proposal.rows]
    names = Names.of(registry, rows=rows)
    verbs = PUBLISHED if proposal.status == ProposalStatus.PUBLISHED else PROPOSED
    return [told(row, names, verbs) for row in rows]


def proposals(*statuses: ProposalStatus) -> QuerySet[Proposal]:
    return Proposal.objects.filter(status__in=statuses).select_related("proposed_by", "decided_by", "edition")


def open_suggestions() -> QuerySet[Suggestion]:
    return Suggestion.objects.filter(status=SuggestionStatus.OPEN).select_related("suggested_by")


def waiting_for(editor) -> dict[str, int]:
    """What waits for an editor, in words, and how much of it; nothing that there is none of. Two queries."""
    theirs = Q(proposed_by=editor)
    counts = Proposal.objects.aggregate(
        to_decide=Count("pk", filter=~theirs & Q(status=ProposalStatus.PROPOSED)),
        to_correct=Count("pk", filter=theirs & Q(status=ProposalStatus.RETURNED)),
        to_publish=Count("pk", filter=Q(status=ProposalStatus.ACCEPTED)),
    )
    waiting = {
        "Proposals to decide": counts["to_decide"],
        "Your proposals that were returned": counts["to_correct"],
        "Accepted proposals to publish": counts["to_publish"],
        "Suggestions to answer": open_suggestions().count(),
    }
    return {what: count for what, count in waiting.items() if count}


def published_changes(kind: str, key: str) -> list[Proposal]:
    """The proposals that made a row what it is, newest first."""
    return [
        proposal
        for proposal in proposals(ProposalStatus.PUBLISHED)
        if any(row["kind"] == kind and row["key"] == key for row in proposal.rows)
    ]


def address_of(suggestion: Suggestion) -> str:
    """Where an editor takes a suggestion up; "" where it is about no row, or about one that is gone."""
    if suggestion.about_kind not in BY_NAME:
        return ""
    kind = BY_NAME[suggestion.about_kind]
    found = (pk for pk, record in read(kind, Links()) if kind.key_of(record) == suggestion.about_key)
    pk = next(found, None)
    return f"{reverse('treaties:change', args=[kind.name, pk])}?suggestion={suggestion.pk}" if pk else ""


def form_address(proposal: Proposal) -> str:
    """Where a returned proposal is mended; "" for one of several new rows, which is made anew."""
    change = RowChange.from_json(proposal.rows[0])
    if change.before is None:
        return f"{reverse('treaties:add', args=[change.kind])}?again={proposal.pk}" if len(proposal.rows) < 3 else ""
    kind = BY_NAME[change.kind]
    pk = next((pk for pk, record in read(kind, Links()) if kind.key_of(record) == change.key), None)
    return f"{reverse('treaties:change', args=[kind.name, pk])}?again={proposal.pk}" if pk else ""
