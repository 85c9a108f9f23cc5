"""The form for a token."""

from datetime import date, timedelta

from django import forms


class TokenForm(forms.Form):
    name = forms.CharField(
        max_length=60,
        help_text="What will use it, so that you know later which to revoke. For example: weekly treaty report.",
    )
    days = forms.TypedChoiceField(
        label="Holds for",
        coerce=int,
        choices=[(30, "30 days"), (90, "90 days"), (365, "One year")],
        initial=90,
    )

    def expires_on(self, today: date) -> date:
        return today + timedelta(days=self.cleaned_data["days"])
