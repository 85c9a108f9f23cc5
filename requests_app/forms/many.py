"""Handing many requests of one's office to one of its people, with the reason."""

from django import forms

from accounts.choices import Role
from accounts.models import User
from requests_app.forms.inputs import RowChoice, Text


class HandOverManyForm(forms.Form):
    to = RowChoice(
        "Who works on them from now on",
        queryset=User.objects.none(),
        empty_label="Choose one",
        missing="Choose who works on them from now on.",
        not_listed="That person does not draft in your office. Choose somebody of the list.",
    )
    note = Text("Reason", rows=3, max_length=2000, missing="Say why. It stands in the history of each.")

    def __init__(self, data=None, *, by: User):
        super().__init__(data, label_suffix="")
        drafters = User.objects.filter(
            office=by.office_id, is_active=True, role_assignments__role__in=[Role.LEGAL_OFFICER, Role.SUPERVISOR]
        )
        self.fields["to"].queryset = drafters.distinct().order_by("name")
