"""What a picture is asked: the day, and for a matrix which States."""

import re
from datetime import date
from difflib import get_close_matches

from django import forms

from treaties.forms import FinderForm
from treaties.pictures.matrix import MOST, groups, members, most_connected
from treaties.registry import Registry
from treaties.search.folding import fold


class DayForm(forms.Form):
    """A day, as the finder asks it; today where none is given."""

    on = FinderForm.declared_fields["on"]

    @classmethod
    def asked(cls, address, *, today: date, **kwargs) -> "DayForm":
        on = address.get("on") or today.isoformat()  # so that the day of the picture is seen
        return cls(address.dict() | {"on": on}, label_suffix="", **kwargs)

    @property
    def day(self) -> date:
        return self.cleaned_data["on"]


class MatrixForm(DayForm):
    """States typed, else those of a group, else those most connected to one. `codes` is there once it is valid."""

    around = forms.ChoiceField(label="Those most connected to", required=False)
    group = forms.ChoiceField(label="Or a group", required=False)
    states = forms.CharField(
        label="Or these States",
        required=False,
        max_length=1000,
        help_text=f"Names or codes with commas between, at most {MOST}. For example: Pakistan, CN, AE",
    )
    field_order = ["around", "group", "states", "on"]

    @classmethod
    def asked(cls, address, *, home: str, **kwargs) -> "MatrixForm":
        """Without a choice: around the State of the reader, where they have one."""
        if not any(address.get(name) for name in ("around", "group", "states")):
            address = address.copy()
            address["around"] = home
        return super().asked(address, **kwargs)

    def __init__(self, data, *, registry: Registry, **kwargs):
        super().__init__(data, **kwargs)
        self.registry, self.codes = registry, []
        self.names = {each.name: each.code for each in registry.states.values() if each.kind != "union"}
        self.fields["around"].choices = [
            ("", "Choose a State"),
            *((self.names[name], name) for name in sorted(self.names, key=fold)),
        ]
        self.fields["group"].choices = [("", "No group"), *groups(registry)]
        self.fields["around"].error_messages["invalid_choice"] = (
            "The registry has no such State. Choose one of the list."
        )
        self.fields["group"].error_messages["invalid_choice"] = "There is no such group. Choose one of the list."

    def clean_states(self):
        typed = [each.strip() for each in re.split(r"[,;\n]", self.cleaned_data["states"]) if each.strip()]
        codes = dict.fromkeys(self._code(each) for each in typed)
        if len(codes) == 1:
            raise forms.ValidationError("One State makes no pair. Name at least two.")
        if len(codes) > MOST:
            raise forms.ValidationError(f"These are {len(codes)} States. Name at most {MOST}: more cannot be read.")
        return list(codes)

    def _code(self, typed: str) -> str:
        by_word = {word.casefold(): code for name, code in self.names.items() for word in (name, code)}
        if code := by_word.get(typed.casefold()):
            return code
        near = get_close_matches(typed.title(), self.names, n=3, cutoff=0.6)
        meant = f" Did you mean {' or '.join(near)}?" if near else ""
        raise forms.ValidationError(f"The registry has no State “{typed[:60]}”.{meant}")

    def clean(self):
        asked = super().clean()
        if not self.errors:
            self.codes = self._chosen(asked)
            if (asked["states"] or asked["group"]) and len(self.codes) < 2:
                self.add_error("group", "On that day it applies to fewer than two States. Choose another day or group.")
        return asked

    def _chosen(self, asked) -> list[str]:
        if asked["states"]:
            return asked["states"]
        if asked["group"]:
            return members(self.registry, asked["group"], asked["on"])
        return most_connected(self.registry, asked["around"], asked["on"]) if asked["around"] else []
