"""The order of a draft's parts that the letter numbers: measures and annexes. All inside `services.editing`."""

from requests_app.models import Attachment, Measure


def move(part: Measure | Attachment, *, by: int) -> None:
    """One place up (-1) or down (1), as far as there is one."""
    parts = _siblings(part)
    place = parts.index(part)
    parts.insert(min(max(place + by, 0), len(parts) - 1), parts.pop(place))
    _renumber(parts)


def take_out(part: Measure | Attachment) -> None:
    """Delete it and close the gap in the numbers."""
    part.delete()
    _renumber(_siblings(part))


def _siblings(part: Measure | Attachment) -> list:
    return list(type(part).objects.filter(assistance_request=part.assistance_request_id))


def _renumber(parts: list) -> None:
    for position, part in enumerate(parts, start=1):
        part.position = position
    if parts:
        type(parts[0]).objects.bulk_update(parts, ["position"])
