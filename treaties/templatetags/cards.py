"""Words for what a card holds."""

from django import template

from treaties.choices import AuthorityRole

register = template.Library()


@register.filter
def role_name(role: str) -> str:
    return AuthorityRole(role).label
