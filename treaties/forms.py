"""The finder's question and the list's filter."""

from datetime import date

from django import forms
from django.core.validators import MinValueValidator
from django.db.models import Q

from treaties.channels import Answer, ChannelQuestionError, resolve
from treaties.choices import StateKind, Urgency
from treaties.models import State
from treaties.registry import Registry
from treaties.search.folding import by_name
from treaties.state_choice import StateChoice

EARLIEST = date(1900, 1, 1)  # before any treaty the registry could have
TOO_EARLY = f"Choose a day from {EARLIEST:%-d %B %Y} on."


class FinderForm(forms.Form):
    """Two States, a day (today without one), what is sought, for what, how urgently. `answer` is there once valid.

    `edition` is the number of a past edition that is to answer; None is the current one.
    """

    requesting = forms.ChoiceField(label="Requesting State")
    requested = forms.ChoiceField(label="Requested State")
    on = forms.DateField(
        label="Day",
        required=False,
        validators=[MinValueValidator(EARLIEST, TOO_EARLY)],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "That is no day. Write it as YYYY-MM-DD, for example 2026-11-24."},
    )
    measure = forms.ChoiceField(label="Measure", required=False)
    offence = forms.ChoiceField(label="Offence", required=False)
    urgency = forms.ChoiceField(
        label="Urgency",
        required=False,
        choices=Urgency.choices,
        error_messages={"invalid_choice": "There is no urgency called %(value)s. Choose from the list."},
    )

    @classmethod
    def asked(cls, address, *, registry: Registry, today: date, edition: int | None = None) -> "FinderForm":
        """The question an address asks. One that names not even both inputs for a State only fills in the form."""
        named = {name: address[name] for name in cls.base_fields if name in address}
        named |= {name: named[name].strip().upper() for name in ("requesting", "requested") if name in named}
        if {"requesting", "requested"} <= named.keys():
            on = named.get("on") or today.isoformat()  # so that the day of the answer is seen
            return cls(named | {"on": on, "edition": edition}, registry=registry, today=today, edition=edition)
        filled_in = {"on": today} | named | {"edition": edition}
        return cls(registry=registry, today=today, edition=edition, initial=filled_in)

    def __init__(self, data=None, *, registry: Registry, today: date, edition: int | None = None, **kwargs):
        super().__init__(data, label_suffix="", **kwargs)
        self.registry, self.today, self.answer = registry, today, None
        states = sorted((each for each in registry.states.values() if each.kind == StateKind.STATE), key=by_name)
        for name in ("requesting", "requested"):
            self.fields[name].choices = [("", "Choose a State"), *((each.code, each.name) for each in states)]
            self.fields[name].error_messages |= {
                "required": "Choose a State.",
                "invalid_choice": "The registry has no such State. Choose one of the list.",
            }
        law = registry.law
        self.fields["measure"].choices = [("", "Any"), *_titled(law.assistance_types)]
        self.fields["offence"].choices = [("", "Any"), *_titled(law.offences)]
        for name in ("measure", "offence"):
            self.fields[name].error_messages["invalid_choice"] = "The catalogue has no %(value)s. Choose from the list."
        if edition:
            self.fields["edition"] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self):
        """Both States are compared even where the day or the measure is wrong, so that one page tells all of it."""
        asked = super().clean()
        if asked.get("requesting") and asked.get("requested"):
            try:
                answer = self._resolve(asked)
            except ChannelQuestionError as error:
                self.add_error("requested", str(error))
            else:
                self.answer = None if self.errors else answer
        return asked

    def clean_urgency(self) -> str:
        return self.cleaned_data["urgency"] or Urgency.ROUTINE

    def _resolve(self, asked: dict) -> Answer:
        measures = [asked["measure"]] if asked.get("measure") else []
        on = asked.get("on") or self.today
        return resolve(
            self.registry, asked["requesting"], asked["requested"], on, measures, asked.get("offence") or None
        )


def _titled(catalogue) -> list[tuple[str, str]]:
    return sorted(((key, each.title) for key, each in catalogue.items()), key=lambda choice: choice[1])


class InstrumentFilter(forms.Form):
    text = forms.CharField(label="Title, year or code", required=False, max_length=100)
    state = StateChoice(State.objects.all(), label="State", required=False, empty_label="Any State")

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
