"""Durations, moments, sums and States: typed in parts or line by line, kept as texts that a letter prints."""

import re
from collections.abc import Callable
from datetime import datetime

import pycountry
from django import forms

from requests_app.forms.inputs import Line, Lines, Text
from requests_app.forms.period import time_zone, told
from requests_app.periods import KEPT_MOMENT, in_zone

UNITS = ("days", "weeks", "months")
DURATION = re.compile(rf"(?P<number>\d{{1,4}}) (?P<unit>{'|'.join(UNITS)})(?:; (?P<more>.+))?", re.DOTALL)
SUM = re.compile(r"([A-Z]{3}) \d[\d ,.']*")


class PartsInput(forms.MultiWidget):
    """Inputs with a label each, the last of them a text; other words stand in that."""

    template_name = "requests_app/drafting/_parts_input.html"

    def __init__(self, form: re.Pattern, *, labels: dict[str, str], **widgets: forms.Widget):
        self.form, self.labels = form, list(labels.values())
        super().__init__(widgets | {"more": forms.Textarea(attrs={"rows": 2})})

    def decompress(self, value):
        if found := self.form.fullmatch(value or ""):
            return [part or "" for part in found.groups()]
        return [*[""] * (len(self.widgets) - 1), value or ""]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        parts = context["widget"]["subwidgets"]
        for label, part in zip(self.labels, parts, strict=True):
            part["label"] = label
        parts[0]["attrs"]["id"] = attrs["id"]
        return context


class Parts(forms.MultiValueField):
    """A text "FORM; more", where FORM is what `written` makes of the parts before the last; or other words."""

    def __init__(self, label="", *, parts: list[forms.Field], max_length: int, widget: forms.Widget, **kwargs):
        parts = [*parts, Text(max_length=max_length)]
        super().__init__(parts, label=label, require_all_fields=False, required=False, widget=widget, **kwargs)

    def compress(self, values):
        *parts, more = values or [""]
        return "; ".join(filter(None, [self.written(*parts) if any(parts) else "", more]))

    def written(self, *parts: str) -> str:
        raise NotImplementedError


class Duration(Parts):
    """ "30 days; from the day of the order, because ..."."""

    def __init__(self, label="", *, max_length: int, **kwargs):
        units = [("", "Choose"), *((each, each) for each in UNITS)]
        widget = PartsInput(
            DURATION,
            labels={"number": "How long", "unit": "In", "more": "From when, and why so long"},
            number=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            unit=forms.Select(choices=units, attrs={"class": "form-select"}),
        )
        parts = [Line(), forms.ChoiceField(choices=units, required=False)]
        super().__init__(label, parts=parts, max_length=max_length, widget=widget, **kwargs)

    def written(self, number, unit):
        if not re.fullmatch(r"[1-9]\d{0,3}", number):
            raise forms.ValidationError("Write how long as a whole number, for example 30.")
        if not unit:
            raise forms.ValidationError("Choose days, weeks or months.")
        return f"{number} {unit}"


class Moment(Parts):
    """ "2027-02-10 13:30, UTC+05:00; about three hours"."""

    def __init__(self, label="", *, max_length: int, **kwargs):
        plain = {"autocomplete": "off"}
        widget = PartsInput(
            KEPT_MOMENT,
            labels={"moment": "Day and hour", "zone": "Time zone", "more": "How long, where, and what else to know"},
            moment=forms.TextInput(attrs=plain | {"placeholder": "2027-02-10 13:30"}),
            zone=forms.TextInput(attrs=plain | {"placeholder": "Asia/Karachi or UTC+05:00"}),
        )
        super().__init__(label, parts=[Line(), Line()], max_length=max_length, widget=widget, **kwargs)

    def written(self, moment, zone):
        try:
            read = datetime.strptime(moment, "%Y-%m-%d %H:%M")
        except ValueError:
            raise forms.ValidationError("Write day and hour as 2027-02-10 13:30.") from None
        if not (chosen := time_zone(zone)):
            raise forms.ValidationError("Give the time zone, for example Asia/Karachi or UTC+05:00.")
        with told():
            return f"{read:%Y-%m-%d %H:%M}, {in_zone(chosen, read)}"


class Sums(Lines):
    """Sums of money, one a line: "GBP 85 a day for three days"."""

    def validate(self, value):
        super().validate(value)
        for line in value:
            found = SUM.match(line)
            if not found or pycountry.currencies.get(alpha_3=found[1]) is None:
                raise forms.ValidationError(f"“{line}”: begin with the currency and the amount, as in GBP 85 a day.")


class StateNames(Lines):
    """States, one a line. `named` gives the registry's name for what somebody calls a State, None for what is none."""

    def __init__(self, label="", *, named: Callable[[str], str | None], **kwargs):
        self.named = named
        super().__init__(label, **kwargs)

    def clean(self, value):
        lines = super().clean(value)
        found = {line: self.named(line) for line in lines}
        if unknown := [line for line, name in found.items() if name is None]:
            raise forms.ValidationError(
                f"No State is called “{unknown[0]}”. Write its name in English, one State a line."
            )
        return [found[line] for line in lines]
