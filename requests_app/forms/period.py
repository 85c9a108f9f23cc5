"""A period typed as start, end and time zone, kept as one text."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from django import forms

from requests_app import periods
from requests_app.forms.inputs import Line

OFFSET = re.compile(r"(UTC|Z)?([+-]\d{2}(:?\d{2})?)?")


class RangeInput(forms.MultiWidget):
    """Start and end, and for times the zone, with a label each."""

    template_name = "requests_app/drafting/_range_input.html"

    def __init__(self, *, with_zone: bool):
        self.with_zone = with_zone
        example = "2026-04-01 00:00" if with_zone else "2026-04-01"
        widgets = {
            "from": forms.TextInput(attrs={"placeholder": example, "autocomplete": "off"}),
            "to": forms.TextInput(attrs={"placeholder": example, "autocomplete": "off"}),
        }
        if with_zone:
            widgets["zone"] = forms.TextInput(attrs={"placeholder": "UTC+05:00", "autocomplete": "off"})
        super().__init__(widgets)

    def decompress(self, value):
        return range_parts(value or "", with_zone=self.with_zone)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        labels = ["From", "To", "Time zone"]
        for label, part in zip(labels, context["widget"]["subwidgets"], strict=False):
            part["label"] = label
        return context


class Range(forms.MultiValueField):
    """A period: one text such as "From 2026-04-01 00:00 to 2026-09-05 23:59, UTC+05:00" (see `periods`)."""

    def __init__(self, label="", *, with_zone: bool, **kwargs):
        self.with_zone = with_zone
        parts = [Line(), Line(), Line()] if with_zone else [Line(), Line()]
        widget = RangeInput(with_zone=with_zone)
        super().__init__(parts, label=label, require_all_fields=False, required=False, widget=widget, **kwargs)

    def compress(self, values):
        if not any(values):
            return ""
        readers = [partial(self._moment, which="start"), partial(self._moment, which="end"), _zone]
        start, end, *zone = _each(zip(readers, values, strict=False))
        if start > end:
            raise forms.ValidationError("The period ends before it starts. Check both.")
        return periods.kept(start, end, *zone)

    def _moment(self, value: str, which: str) -> datetime:
        example = "2026-04-01 00:00" if self.with_zone else "2026-04-01"
        if not value:
            raise forms.ValidationError(
                f"Give the {which} too: an open-ended period is refused or narrowed. To come back to it later, leave "
                "all of it empty."
            )
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise forms.ValidationError(f"“{value}” is not understood. Write the {which} as {example}.") from None
        if moment.tzinfo:
            raise forms.ValidationError(f"Write the {which} as {example}, and its offset under the time zone.")
        is_whole_day = len(value) == len("2026-04-01")
        return moment.replace(hour=23, minute=59) if is_whole_day and which == "end" else moment

    def has_changed(self, initial, data):
        return [(part or "").strip() for part in data or []] != range_parts(initial or "", with_zone=self.with_zone)


def _each(read: Iterable[tuple[Callable, str]]) -> list:
    """What each reader makes of its text. Raises a ValidationError with all that is wrong."""
    results, wrong = [], []
    for reader, text in read:
        try:
            results.append(reader(text))
        except forms.ValidationError as error:
            wrong.append(error)
    if wrong:
        raise forms.ValidationError(wrong)
    return results


def range_parts(text: str, *, with_zone: bool) -> list[str]:
    """The inputs that make this text; a period in other words stands in the first, to be written anew."""
    found = periods.KEPT.fullmatch(text)
    if not found:
        return [text, "", ""] if with_zone else [text, ""]
    parts = [found["start"], found["end"]]
    return [*parts, found["zone"] or ""] if with_zone else parts


def _zone(text: str) -> str:
    """ "UTC" or "UTC+05:00". Named zones say nothing sure about another year's summer time."""
    compact = text.replace(" ", "").replace("−", "-").upper()
    found = OFFSET.fullmatch(compact)
    if not compact:
        raise forms.ValidationError("Give the time zone, for example UTC or UTC+05:00.")
    if not found:
        raise forms.ValidationError(f"“{text}” is no time zone. Write UTC, or the offset from it as UTC+05:00.")
    digits = (found[2] or "").replace(":", "")
    return f"UTC{digits[:3]}:{digits[3:] or '00'}" if digits else "UTC"
