"""A day that somebody enters on the page of a request: what it is, when, and what for."""

from django import forms

from requests_app.choices import DatedKind
from requests_app.forms.inputs import Choice, Day, Hour, Line
from requests_app.services import Day as Entered


class DayForm(forms.Form):
    kind = Choice("What the day is", missing="Choose what the day is.", widget=forms.RadioSelect)
    on = Day("Day", missing="Enter the day.")
    hour = Hour("Hour", help_text="Of a hearing, by your own clock, where it is known.")
    told_on = Day(
        "Day on which the requested State told it",
        help_text="Only for how long data are kept: the day of their answer, also where it renews a preservation.",
    )
    words = Line("Note", help_text="Where, before whom, by whom. It stays on the page and in no notice.")

    def __init__(self, data=None):
        super().__init__(data, label_suffix="")
        self.fields["kind"].choices = DatedKind.choices

    def day(self) -> Entered:
        """Only for a form that is valid."""
        return Entered(**self.cleaned_data)
