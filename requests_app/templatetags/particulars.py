"""How the page of a measure shows an input below what is said of it."""

from django import template
from django.forms import BoundField

from requests_app.templatetags.drafting import labelled_above

register = template.Library()


@register.filter
def described_above(field: BoundField) -> str:
    """An input whose label and help are seen above it, the help with the id that `aria-describedby` names."""
    attributes = field.field.widget.attrs
    attributes.setdefault("aria-describedby", f"{field.auto_id}_helptext")
    field.help_text = ""
    return labelled_above(field)
