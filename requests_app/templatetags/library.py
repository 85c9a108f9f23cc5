"""The texts of the library beside the input each is for."""

from django import template

from requests_app.drafting.library import Offered
from requests_app.models import LibraryText

register = template.Library()


@register.filter
def texts_for(offered: Offered | str, place: str) -> list[LibraryText]:
    """None on a page that is offered no texts."""
    return offered.of(place) if isinstance(offered, Offered) else []
