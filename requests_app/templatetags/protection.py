"""What screens tell of protected people, whoever reads them."""

from django import template

from requests_app import assemble
from requests_app.content import protection

register = template.Library()


@register.filter
def told_title(case) -> str:
    """The title of a case, with pseudonyms. What was typed stands where it is changed."""
    return protection.in_name(case.title, assemble.protected_in(case))
