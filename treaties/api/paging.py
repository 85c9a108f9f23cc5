"""Lists in parts."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest

from treaties.api.parameters import Slice


def page(request: HttpRequest, rows: Sequence | QuerySet, part: Slice, *, edition: int) -> dict:
    """The part asked for, with links to those beside it that keep the filter."""
    count = rows.count() if isinstance(rows, QuerySet) else len(rows)
    start, end = part.offset, part.offset + part.limit
    return {
        "edition": edition,
        "count": count,
        "next": _link(request, part, end) if end < count else None,
        "previous": _link(request, part, max(start - part.limit, 0)) if start else None,
        "results": list(rows[start:end]),
    }


def _link(request: HttpRequest, part: Slice, offset: int) -> str:
    query = request.GET.copy()
    query["limit"], query["offset"] = part.limit, offset
    return request.build_absolute_uri(f"?{query.urlencode()}")
