"""The finder's question and the list's filter."""

from django import forms
from django.db.models import Q
from django.utils import timezone

from treaties.channels import Answer, ChannelQuestionError, resolve
from treaties.choices import StateKind
from treaties.models import State
from treaties.registry import Registry


class FinderForm(forms.Form):
    """Two States, a day, and what is sought. `answer` is there once it is valid."""

    requesting = forms.ModelChoiceField(
        State.objects.filter(kind=StateKind.STATE), label="Requesting State", empty_label="Choose a State"
    )
    requested = forms.ModelChoiceField(
        State.objects.filter(kind=StateKind.STATE), label="Requested State", empty_label="Choose a State"
    )
    on = forms.DateField(
        label="Day",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Today without one.",
        error_messages={"invalid": "That is no day. Write it as YYYY-MM-DD, for example 2026-11-24."},
    )
    measure = forms.ChoiceField(label="Measure", required=False)
    offence = forms.ChoiceField(label="Offence", required=False)

    def __init__(self, data=None, *, registry: Registry, **kwargs):
        super().__init__(data, label_suffix="", **kwargs)
        self.registry, self.answer = registry, None
        for name in ("requesting", "requested"):
            self.fields[name].error_messages |= {
                "required": "Choose a State.",
                "invalid_choice": "The registry has no such State. Choose one of the list.",
            }
        law = registry.law
        self.fields["measure"].choices = [("", "Any"), *_titled(law.assistance_types)]
        self.fields["offence"].choices = [("", "Any"), *_titled(law.offences)]
        for name in ("measure", "offence"):
            self.fields[name].error_messages["invalid_choice"] = "The catalogue has no %(value)s. Choose from the list."

    def clean(self):
        asked = super().clean()
        if self.errors:
            return asked
        try:
            self.answer = self._resolve(asked)
        except ChannelQuestionError as error:
            self.add_error("requested", str(error))
        return asked

    def _resolve(self, asked: dict) -> Answer:
        measures = [asked["measure"]] if asked["measure"] else []
        pair = asked["requesting"].code, asked["requested"].code
        return resolve(self.registry, *pair, asked["on"] or timezone.localdate(), measures, asked["offence"] or None)


def _titled(catalogue) -> list[tuple[str, str]]:
    return sorted(((key, each.title) for key, each in catalogue.items()), key=lambda choice: choice[1])


class InstrumentFilter(forms.Form):
    text = forms.CharField(label="Title, year or code", required=False, max_length=100)
    state = forms.ModelChoiceField(State.objects.all(), label="State", required=False, empty_label="Any State")

    def narrow(self, instruments):
        """The instruments that match; all of them where the filter is empty or no good."""
        if not self.is_valid():
            return instruments
        if text := self.cleaned_data["text"].strip():
            from_text = Q(title__icontains=text) | Q(short_title__icontains=text)
            instruments = instruments.filter(from_text | Q(code__icontains=text))
        if state := self.cleaned_data["state"]:
            instruments = instruments.filter(participations__state=state)
        return instruments
