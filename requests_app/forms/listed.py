"""What is chosen from a list or said in own words. Saved as the words themselves: a saved answer that the list does not
have, or has no longer, stands among the own words.
"""

from collections.abc import Collection, Sequence

from django import forms

from requests_app.forms.inputs import Choice, Choices, Lines, Text

OTHER = "other"  # the value posted for "Other (say which)"; no option is written so
SEPARATOR = ": "  # between an option and what is added to it


class ListedInput(forms.MultiWidget):
    """The list, and beside it the own words. `words_label` says what these are."""

    def __init__(self, listed: forms.Widget, *, rows: int, words_label: str, listed_label: str = ""):
        self.labels = [listed_label, words_label]
        super().__init__({"": listed, "words": forms.Textarea(attrs={"rows": rows})})

    @property
    def options(self) -> list[str]:
        return [value for value, _ in self.widgets[0].choices if value not in {"", OTHER}]

    def get_context(self, name, value, attrs):
        """The list has the id of the whole: a gap leads to it."""
        context = super().get_context(name, value, attrs)
        listed, words = context["widget"]["subwidgets"]
        words["attrs"]["id"] = f"{attrs['id']}_words"
        listed["attrs"]["id"] = attrs["id"]
        listed["label"], words["label"] = self.labels
        return context


class OneInput(ListedInput):
    template_name = "requests_app/drafting/_one_listed_input.html"

    def decompress(self, value):
        """ "option", "option: more", or own words."""
        starts = [each for each in self.options if f"{value}{SEPARATOR}".startswith(f"{each}{SEPARATOR}")]
        if option := max(starts, key=len, default=""):
            return [option, value.removeprefix(option).removeprefix(SEPARATOR)]
        return [OTHER, value] if value else ["", ""]


class SomeInput(ListedInput):
    template_name = "requests_app/drafting/_some_listed_input.html"

    def decompress(self, value):
        lines = (value or "").split("\n")
        return [[each for each in lines if each in self.options], _lines(lines, besides=self.options)]


class OneListed(forms.MultiValueField):
    """A text: one of `options`, with more behind a colon or without, or other words."""

    def __init__(self, label="", *, options: Sequence[str], max_length: int, **kwargs):
        choices = [("", "Choose one"), *((each, each) for each in options), (OTHER, "Other (say which)")]
        parts = [Choice(choices=choices, required=False), Text(max_length=max_length)]
        widget = OneInput(
            forms.Select(choices=choices, attrs={"class": "form-select"}),
            rows=2,
            listed_label="From the list",
            words_label="Which other, or what is to be added",
        )
        super().__init__(parts, label=label, require_all_fields=False, required=False, widget=widget, **kwargs)

    def compress(self, values):
        option, words = values or ["", ""]
        if option == OTHER and not words:
            raise forms.ValidationError("Say which other, in the field below the list.")
        return words if option in {"", OTHER} else SEPARATOR.join(filter(None, [option, words]))


class SomeListed(forms.MultiValueField):
    """A list of texts: those of `options` that are ticked, then others, one a line."""

    def __init__(self, label="", *, options: Sequence[str], **kwargs):
        choices = [(each, each) for each in options]
        parts = [Choices(choices=choices), Lines()]
        widget = SomeInput(forms.CheckboxSelectMultiple(choices=choices), rows=2, words_label="Others, one a line")
        super().__init__(parts, label=label, require_all_fields=False, required=False, widget=widget, **kwargs)

    def prepare_value(self, value):
        """What is saved is a list of texts; what was posted is a list of ticks and a text."""
        is_saved = isinstance(value, list) and all(isinstance(each, str) for each in value)
        return "\n".join(value) if is_saved else value

    def compress(self, values):
        ticked, others = values or [[], []]
        return list(dict.fromkeys([*(each for each in self.widget.options if each in ticked), *others]))

    def has_changed(self, initial, data):
        return super().has_changed(self.widget.decompress(self.prepare_value(initial)), data)


def _lines(lines: Sequence[str], *, besides: Collection[str]) -> str:
    return "\n".join(each for each in lines if each not in besides)
