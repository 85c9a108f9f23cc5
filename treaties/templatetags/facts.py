"""What screens say of a fact's age."""

from datetime import date

from django import template
from django.utils import timezone

from treaties.snapshot import KINDS

register = template.Library()
NAMES = {kind.model: kind.name for kind in KINDS}


@register.filter
def kind(row) -> str:
    """What the addresses of facts call a row's kind: "participations"."""
    return NAMES[type(row)]


@register.filter
def counted(counts: dict[str, int]) -> str:
    """What an edition holds, in words: "28 EU memberships, 251 States"."""
    names = {kind.name: str(kind.model._meta.verbose_name_plural).replace("states", "States") for kind in KINDS}
    return ", ".join(f"{number:,} {names.get(name, name)}" for name, number in counts.items())


@register.filter
def age(as_of: str, today: date | None = None) -> str:
    """How old what a source says is; "" where it does not say of when. A bare year or month speaks from its end."""
    if not as_of:
        return ""
    today = today or timezone.localdate()
    year, month, day = map(int, (as_of + "-12-31"[len(as_of) - 4 :]).split("-"))
    months = (today.year - year) * 12 + today.month - month - (today.day < day)
    if months < 1:
        return "less than a month old"
    if months < 24:
        return f"{months} month{'s' if months > 1 else ''} old"
    return f"{months // 12} years old"
