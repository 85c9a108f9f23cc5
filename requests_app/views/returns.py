"""What requests were sent back for, in numbers: by field, State, reason and month."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.views.decorators.http import require_safe

from requests_app import policies
from requests_app.choices import Deficiency, ReturnReason, Section
from requests_app.reviewing import objections

WHO = {"reviewers": False, "states": True}


@require_safe
def returns(request):
    """Of the requests this person may see; `by` narrows it to reviewers or to the requested States."""
    if not policies.may_read_returns(request.user):
        raise PermissionDenied(policies.sentence(policies.may_read_returns))
    by = request.GET.get("by", "")
    rows = objections.known_to(request.user)
    if by in WHO:
        rows = rows.filter(is_external=WHO[by])
    context = {"by": by if by in WHO else "", "total": rows.count(), "tables": _tables(rows)}
    return render(request, "requests_app/returns.html", context)


def _tables(rows) -> list[tuple[str, list[tuple]]]:
    """(what it is counted by, lines of (words, times))."""
    fields = objections.by_what(rows, "section", "field")
    states = objections.by_what(rows, "assistance_request__requested_state__name")
    reasons = objections.by_what(rows, "is_external", "reason")
    return [
        ("Field", [(_where(each["section"], each["told"]), each["times"]) for each in fields]),
        ("Requested State", [(each["assistance_request__requested_state__name"], each["times"]) for each in states]),
        ("Reason", [(_reason(each["is_external"], each["reason"]), each["times"]) for each in reasons]),
        ("Month", [(f"{each['month']:%B %Y}", each["times"]) for each in objections.by_month(rows)]),
    ]


def _where(section: str, label: str) -> str:
    name = Section(section).label if section in Section else ""
    return label if not name or label == name else f"{name}: {label}"


def _reason(is_external: bool, reason: str) -> str:
    named = Deficiency if is_external else ReturnReason
    who = "requested State" if is_external else "reviewer"
    return f"{named(reason).label if reason in named else reason} ({who})"
