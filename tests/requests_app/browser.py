"""What a browser does with a page of forms, for tests: it posts back what the form shows, and what somebody typed."""

from html import unescape

from django.forms import BooleanField, MultiWidget
from django.urls import reverse


def section_url(assistance_request, section):
    return reverse("requests_app:section", args=[assistance_request.pk, section])


def posted(form, **typed):
    """The data of a form as it is shown, with what was typed instead."""
    data = {}
    for field in form:
        value = field.value()
        if isinstance(field.field.widget, MultiWidget):
            parts = value if isinstance(value, list) else field.field.widget.decompress(value)
            names = field.field.widget.widgets_names
            data |= {
                f"{field.html_name}{name}": part if isinstance(part, list) else str(part or "")
                for name, part in zip(names, parts, strict=True)
            }
        elif isinstance(field.field, BooleanField):
            data |= {field.html_name: "on"} if value else {}
        elif value is not None and not field.field.widget.needs_multipart_form:
            data[field.html_name] = value
    return data | typed


def edit(client, url, **typed):
    """Open a page and save it with what was typed; gives the answer."""
    return client.post(url, posted(client.get(url).context["form"], **typed))


def words_of(response):
    return " ".join(unescape(response.content.decode()).split())
