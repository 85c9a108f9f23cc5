"""The inputs of all forms, each with plain words for what is wrong.

Text is cleaned at this door: no control characters but line breaks and tabs, and nothing unseen that only broke lines
where it was copied from. Whatever is typed is kept as typed otherwise; markup is text like any other. Identifiers are
cleaned further: in them nothing unseen stays.
"""

import re

from django import forms

from requests_app.identifiers import seen
from treaties.state_choice import ByName

LINE = 200  # characters
LONG_TEXT = 1024 * 1024  # characters: some 300 pages
LOST = "Part of it was lost on its way. Copy what you typed, open the page again and repeat it."
NOT_LISTED = "That is not on the list. Choose again."
DAY_INVALID = "Enter a day that exists, for example 2026-11-24."
LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# With those that turn the reading direction of whatever follows them; the marks of right-to-left text stay.
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# What Word, PDF and web pages leave in a text unseen: soft hyphens, joiners of words, marks of the byte order. The
# joiners of Arabic, Urdu and Indic letters (U+200C, U+200D) are spelling and stay, and so does U+200B where it parts
# the words of a script without spaces.
UNSEEN = re.compile("[\u00ad\u2060-\u2064\ufeff]|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b")


def cleaned(text: str) -> str:
    """Without control characters: copied from a PDF they come along unseen, and no letter can print them."""
    return UNSEEN.sub("", CONTROL.sub("", LINE_BREAK.sub("\n", text)))


class Text(forms.CharField):
    """A text of any number of lines."""

    when_too_long = "Shorten it, or annex part of it."

    def __init__(self, label="", *, rows=4, max_length=LONG_TEXT, required=False, missing="", **kwargs):
        super().__init__(
            label=label,
            required=required or bool(missing),
            max_length=max_length,
            widget=kwargs.pop("widget", None) or forms.Textarea(attrs={"rows": rows}),
            **kwargs,
        )
        self.error_messages["max_length"] = (
            f"This has %(show_value)d characters, and at most %(limit_value)d fit. {self.when_too_long}"
        )
        if missing:
            self.error_messages["required"] = missing

    def to_python(self, value):
        return super().to_python(cleaned(value) if isinstance(value, str) else value)

    def widget_attrs(self, widget):
        """No `maxlength`: a browser would cut what is pasted without a word."""
        return {}


class Line(Text):
    """A text of one line."""

    when_too_long = "Shorten it."

    def __init__(self, label="", *, max_length=LINE, **kwargs):
        super().__init__(label, max_length=max_length, widget=forms.TextInput(), **kwargs)

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class Lines(Text):
    """A list, one item a line. Its value is a list of texts."""

    def to_python(self, value):
        if isinstance(value, list):
            return value
        return [line.strip() for line in super().to_python(value).split("\n") if line.strip()]

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def validate(self, value):
        forms.Field.validate(self, value)

    def run_validators(self, value):
        super().run_validators("\n".join(value))

    def has_changed(self, initial, data):
        return self.to_python(initial or "") != self.to_python(data or "")


class Identifiers(Lines):
    """One a line, without anything that cannot be seen; what is wrong with one is told by the checklist."""

    def to_python(self, value):
        return [line for each in super().to_python(value) if (line := seen(each))]


class Day(forms.DateField):
    """A day, picked or typed as 2026-11-24."""

    def __init__(self, label="", *, missing="", **kwargs):
        super().__init__(
            label=label,
            required=bool(missing),
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"required": missing, "invalid": DAY_INVALID},
            **kwargs,
        )


class Hour(forms.TimeField):
    """An hour of a day, picked or typed as 14:35; it may be left out."""

    def __init__(self, label="", **kwargs):
        super().__init__(
            label=label,
            required=False,
            widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            error_messages={"invalid": "Enter an hour that exists, for example 14:35."},
            **kwargs,
        )


class Choice(forms.ChoiceField):
    """One of a list."""

    def __init__(self, label="", *, missing="Choose one.", not_listed=NOT_LISTED, **kwargs):
        super().__init__(label=label, error_messages={"required": missing, "invalid_choice": not_listed}, **kwargs)


class Choices(forms.MultipleChoiceField):
    """Any of a list. An empty value is none of them."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, label="", *, not_listed=NOT_LISTED, **kwargs):
        messages = {"invalid_choice": not_listed, "invalid_list": not_listed}
        super().__init__(label=label, required=False, error_messages=messages, **kwargs)

    def to_python(self, value):
        return [each for each in super().to_python(value) if each]


class RowChoice(forms.ModelChoiceField):
    """One row of a table; what can be no key at all is answered in the same words as an unknown one."""

    def __init__(self, label="", *, missing="Choose one.", not_listed=NOT_LISTED, **kwargs):
        messages = {"required": missing, "invalid_choice": not_listed}
        super().__init__(kwargs.pop("queryset", None), label=label, error_messages=messages, **kwargs)

    def validate_no_null_characters(self, value):
        if "\0" in str(value):
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")


class StateRow(RowChoice):
    """A State, in the order in which people look for its name."""

    iterator = ByName


class Seen(forms.IntegerField):
    """What a page carries along unseen of what it showed."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(label="This page", error_messages={"required": LOST, "invalid": LOST})
