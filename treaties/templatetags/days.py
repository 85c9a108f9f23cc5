"""Days as screens say them, and as links carry them on."""

from datetime import date

from django import template
from django.utils import timezone

from treaties.days import in_words

register = template.Library()
register.filter("in_words", in_words)


@register.filter
def carried(on: date | str | None, start: str = "?") -> str:
    """What a link appends so that another day than today is carried on: "?on=2005-06-01"; `start` may be "&"."""
    return f"{start}on={on.isoformat()}" if isinstance(on, date) and on != timezone.localdate() else ""
