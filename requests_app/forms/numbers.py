"""What a report of numbers is narrowed to; and what another State asked of ours in a year."""

from datetime import date

from django import forms

from accounts.models import Office, User
from requests_app.forms.inputs import Choice, Line, RowChoice, StateRow
from requests_app.numbers.asking import Asked, By
from requests_app.numbers.report import instrument_name
from treaties.channels.answer import LETTERS_ROGATORY
from treaties.models import State
from treaties.registry import Registry

MONTH = "%Y-%m"


class Month(forms.DateField):
    """A month, picked or typed as 2026-01; its value is the first day of it."""

    def __init__(self, label: str):
        super().__init__(
            label=label,
            required=False,
            input_formats=[MONTH],
            widget=forms.DateInput(format=MONTH, attrs={"type": "month", "placeholder": "2026-01"}),
            error_messages={"invalid": "Enter a month as 2026-01."},
        )


class NumbersForm(forms.Form):
    """Every input may stay empty."""

    by = Choice("Count by", required=False, choices=By.choices)
    state = StateRow("Requested State", required=False, queryset=State.objects.none(), empty_label="Any")
    instrument = Choice("Instrument", required=False)
    measure = Choice("Measure", required=False)
    office = RowChoice("Office", required=False, queryset=Office.objects.none(), empty_label="Any")
    first = Month("Sent from")
    last = Month("Sent until")

    def __init__(self, data, *, user: User, registry: Registry):
        super().__init__(data, label_suffix="", auto_id="numbers_%s")
        home = user.office.state_id if user.office else ""
        self.fields["state"].queryset = State.objects.exclude(pk=home).exclude(kind="union").order_by("name")
        self.fields["office"].queryset = _offices(user)
        codes = registry.instruments_of.get(home, registry.instruments.keys())
        channels = {code: instrument_name(code, registry) for code in (*codes, LETTERS_ROGATORY)}
        self.fields["instrument"].choices = _any(channels.items())
        self.fields["measure"].choices = _any((each.key, each.title) for each in registry.law.assistance_types.values())

    def clean(self):
        asked = super().clean()
        if asked.get("first") and asked.get("last") and asked["last"] < asked["first"]:
            self.add_error("last", "This is before the first month. Turn them round.")
        return asked

    @property
    def asked(self) -> Asked:
        """What cannot be understood narrows nothing; the form says so."""
        self.is_valid()
        chosen = self.cleaned_data
        state, office = chosen.get("state"), chosen.get("office")
        return Asked(
            by=By(chosen.get("by") or By.STATE),
            state=state.code if state else "",
            instrument=chosen.get("instrument") or "",
            measure=chosen.get("measure") or "",
            office=office.pk if office else None,
            first=chosen.get("first"),
            last=chosen.get("last"),
        )

    def in_words(self) -> list[tuple[str, str]]:
        """(what it is narrowed by, to what), for paper."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value and name != "by"}
        return [(self.fields[name].label, self._told(name, value)) for name, value in chosen.items()]

    def _told(self, name: str, value) -> str:
        if isinstance(value, date):
            return f"{value:%B %Y}"
        return dict(self.fields[name].choices)[value] if isinstance(value, str) else str(value)


def _offices(user: User):
    """Those whose requests they may see."""
    if user.office is None:
        return Office.objects.order_by("name")
    return Office.objects.filter(state=user.office.state_id).order_by("name")


def _any(choices) -> list[tuple[str, str]]:
    return [("", "Any"), *sorted(choices, key=lambda each: each[1])]


HOW_MANY = {"required": "Enter how many; 0 where there were none."}


class IncomingForm(forms.Form):
    """What another State asked of ours in a year."""

    asking_state = StateRow("State that asked", queryset=State.objects.none(), empty_label="Choose a State")
    year = forms.IntegerField(label="Year in which it asked", error_messages={"required": "Enter the year."})
    received = forms.IntegerField(label="Requests that came", min_value=0, error_messages=HOW_MANY)
    executed = forms.IntegerField(label="Of these executed", min_value=0, error_messages=HOW_MANY)
    refused = forms.IntegerField(label="Of these refused", min_value=0, error_messages=HOW_MANY)
    source = Line("Where the numbers are from", missing="Say where the numbers are from.", max_length=300)

    def __init__(self, data=None, *, ours: str, **kwargs):
        super().__init__(data, label_suffix="", auto_id="incoming_%s", **kwargs)
        self.fields["asking_state"].queryset = State.objects.exclude(pk=ours).exclude(kind="union").order_by("name")
