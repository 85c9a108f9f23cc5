"""Two people on one form: what only one of them changed is taken as it is, what both changed is shown to the second.

The page carries a fingerprint of each input as it was shown. An input that still has it was not changed: neither by
the one who posts the form, nor by whoever saved meanwhile.
"""

import hashlib
import json
from collections.abc import Mapping

from django import forms
from django.forms.boundfield import BoundField

from requests_app.content import canonical_json

Posted = dict[str, list[str]]  # input name -> its values, as a browser posts them


def as_posted(bound: BoundField, value) -> Posted:
    """The inputs of a field as a browser would post them where this value is shown."""
    widget, name, field = bound.field.widget, bound.html_name, bound.field
    shown = field.prepare_value(value)
    if isinstance(widget, forms.MultiWidget):
        parts = shown if isinstance(shown, list) else widget.decompress(shown)
        inputs = zip(widget.widgets_names, parts or [], strict=False)
        return {f"{name}{each}": part if isinstance(part, list) else [_text(part)] for each, part in inputs}
    if isinstance(widget, forms.CheckboxInput):
        return {name: ["on"] if shown else []}
    if getattr(widget, "allow_multiple_selected", False):
        return {name: sorted(map(str, shown or []))}
    formatted = widget.format_value(shown)
    return {name: [_text(formatted[0] if isinstance(formatted, list) and formatted else formatted or "")]}


def fingerprint(posted: Posted) -> str:
    """The first 12 hex digits of its SHA-256. Line ends and the order of ticks make no difference."""
    plain = {name: sorted(_text(value) for value in values if value) for name, values in posted.items()}
    return hashlib.sha256(canonical_json(plain).encode()).hexdigest()[:12]


def read(text: str) -> dict[str, str]:
    """Field name -> fingerprint, as the page carried it; nothing where that was lost or is no such thing."""
    try:
        seen = json.loads(text)
    except ValueError:
        return {}
    return seen if isinstance(seen, Mapping) else {}


def _text(value) -> str:
    return str("" if value is None else value).replace("\r\n", "\n").strip()
