"""Words for what a card holds."""

from django import template

from treaties.cards.quicker import route_name
from treaties.choices import AuthorityRole

register = template.Library()
register.filter("route_name", route_name)


@register.filter
def role_name(role: str) -> str:
    return AuthorityRole(role).label
