"""A period typed as start, end and time zone, kept as one text."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial

from django import forms

from requests_app import periods, zones
from requests_app.forms.inputs import Line

AS_PRINTED = ("%d %B %Y, %H:%M", "%d %B %Y %H:%M", "%d %B %Y")  # 1 April 2026, 00:00
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
            widgets["zone"] = forms.TextInput(attrs={"placeholder": "Asia/Karachi or UTC+05:00", "autocomplete": "off"})
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
        """What is not given yet, or ends before it starts, is saved as it stands: the checklist tells it."""
        if not any(values):
            return ""
        readers = [partial(self._moment, which="start"), partial(self._moment, which="end"), time_zone]
        start, end, *zone = _each(zip(readers, values, strict=False))
        if not (start or end):
            raise forms.ValidationError("Give the start or the end of the period beside its time zone.")
        with told():
            return periods.kept(start, end, *zone, in_days=not self.with_zone)

    def _moment(self, value: str, which: str) -> datetime | None:
        example = "2026-04-01 00:00" if self.with_zone else "2026-04-01"
        if not value:
            return None
        try:
            moment = _read(value)
        except ValueError:
            raise forms.ValidationError(f"“{value}” is not understood. Write the {which} as {example}.") from None
        if moment.tzinfo:
            raise forms.ValidationError(f"Write the {which} as {example}, and its offset under the time zone.")
        is_whole_day = ":" not in value and "T" not in value
        return moment.replace(hour=23, minute=59) if is_whole_day and which == "end" else moment

    def has_changed(self, initial, data):
        return [(part or "").strip() for part in data or []] != range_parts(initial or "", with_zone=self.with_zone)


def _read(value: str) -> datetime:
    """As the input asks for it, or as letters print it. Raises ValueError."""
    for form in AS_PRINTED:
        with suppress(ValueError):
            return datetime.strptime(value, form)
    return datetime.fromisoformat(value)


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
    found = periods.KEPT.fullmatch(text) if periods.read(text) else None
    parts = [found["start"] or "", found["end"] or "", found["zone"] or ""] if found else [text, "", ""]
    return parts if with_zone else parts[:2]


@contextmanager
def told() -> Iterator[None]:
    """What is wrong with a zone, said by the form."""
    try:
        yield
    except zones.ZoneRefused as refused:
        raise forms.ValidationError(str(refused)) from None


def time_zone(text: str) -> str:
    """ "UTC", "UTC+05:00", or the name of a zone: what it means is known with the hour (`periods.in_zone`)."""
    text = text.partition("(")[0].strip()  # as it was saved, with its offset
    compact = text.replace(" ", "").replace("−", "-").upper().replace("GMT", "UTC")
    found = OFFSET.fullmatch(compact)
    if not compact:
        return ""
    if not found or not _is_offset(found[2] or ""):
        with told():
            return zones.named(text)
    digits = (found[2] or "").replace(":", "")
    return f"UTC{digits[:3]}:{digits[3:] or '00'}" if digits else "UTC"


def _is_offset(text: str) -> bool:
    """From -12:00 to +14:00, the offsets that are kept anywhere."""
    hours, minutes = int(text[:3] or 0), int(text[3:].strip(":") or 0)
    return -12 <= hours <= 14 and minutes < 60
