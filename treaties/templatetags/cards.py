"""Words for what a card holds."""

from django import template

from treaties.cards.routes import TITLES
from treaties.choices import AuthorityRole
from treaties.templatetags.registry import words

register = template.Library()


@register.filter
def route_name(key: str) -> str:
    return TITLES.get(key) or words(key).replace("Ejn", "EJN")


@register.filter
def role_name(role: str) -> str:
    return AuthorityRole(role).label
