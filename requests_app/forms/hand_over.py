"""Give the work on a request to somebody else of its office."""

from django import forms

from accounts.choices import Role
from accounts.models import User
from requests_app.forms.inputs import RowChoice, Text
from requests_app.models import AssistanceRequest


class HandOverForm(forms.Form):
    to = RowChoice(
        "Who works on it from now on",
        queryset=User.objects.none(),
        empty_label="Choose one",
        missing="Choose who works on it from now on.",
        not_listed="That person does not draft in this office. Choose somebody of the list.",
    )
    note = Text("Note to them", rows=3)

    def __init__(self, data=None, *, assistance_request: AssistanceRequest):
        super().__init__(data, label_suffix="")
        drafters = User.objects.filter(
            office=assistance_request.office_id,
            is_active=True,
            role_assignments__role__in=[Role.LEGAL_OFFICER, Role.SUPERVISOR],
        )
        self.fields["to"].queryset = drafters.exclude(pk=assistance_request.assigned_to_id).distinct()
