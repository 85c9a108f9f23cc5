"""A preservation that was asked for, with the day on which it ends, kept as the one text that the letter prints."""

from django import forms

from requests_app.deadlines import kept_until
from requests_app.deadlines.preservation import KEPT_UNTIL
from requests_app.forms.inputs import Day, Text, cleaned


class PreservationInput(forms.MultiWidget):
    """Its reference, and the day on which it ends."""

    template_name = "requests_app/drafting/_preservation_input.html"

    def __init__(self):
        super().__init__({"": forms.Textarea(attrs={"rows": 2}), "until": Day().widget})

    def decompress(self, value):
        return [without_day(value or ""), kept_until(value or "")]

    def get_context(self, name, value, attrs):
        """The reference has the id of the whole: a gap leads to it."""
        context = super().get_context(name, value, attrs)
        reference, until = context["widget"]["subwidgets"]
        reference["attrs"]["id"], until["attrs"]["id"] = attrs["id"], f"{attrs['id']}_until"
        return context


class Preservation(forms.MultiValueField):
    """ "Provider reference EC-1 of 15 September 2026, ends 14 December 2026"."""

    def __init__(self, label="", *, max_length: int, **kwargs):
        parts = [Text(max_length=max_length), Day()]
        super().__init__(
            parts, label=label, require_all_fields=False, required=False, widget=PreservationInput(), **kwargs
        )

    def compress(self, values):
        reference, until = values or ["", None]
        if until is None:
            return reference
        if not reference:
            raise forms.ValidationError("Name the preservation too: who asked whom for it, when, and its reference.")
        return f"{without_day(reference)}, ends {until.day} {until:%B %Y}"

    def has_changed(self, initial, data):
        reference, until = data or ["", ""]
        shown, day = self.widget.decompress(initial)
        return cleaned(reference or "").strip() != shown or (until or "") != (day.isoformat() if day else "")


def without_day(text: str) -> str:
    """The reference alone, where the text ends with the day."""
    return KEPT_UNTIL.sub("", text.strip()).rstrip(" ,;") if kept_until(text) else text
