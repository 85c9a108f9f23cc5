"""A name for what the list is narrowed to."""

from django import forms

from accounts.models import User
from requests_app import services
from requests_app.forms.inputs import Line


class SavedViewForm(forms.Form):
    name = Line("Name of this view", max_length=80, missing="Give the view a name.")
    query = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    is_default = forms.BooleanField(label="Open the list with it", required=False)
    shared = forms.BooleanField(label="Share it with my office", required=False)

    def __init__(self, data=None, *, user: User, query: str = ""):
        super().__init__(data, label_suffix="", auto_id="view_%s", initial={"query": query})
        if not services.may_share(user):
            del self.fields["shared"]
