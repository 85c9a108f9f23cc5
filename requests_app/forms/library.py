"""A text of the library, as those who keep it write it."""

from django import forms

from accounts.models import Office, User
from requests_app.drafting import library
from requests_app.forms.annexes import languages
from requests_app.forms.inputs import Choice, Line, Text
from requests_app.models import LibraryText
from treaties.law import LawBook

ALL = ""


class LibraryTextForm(forms.Form):
    """`text`: the one that is changed, None for a new one."""

    place = Choice("For", missing="Choose the input of the draft that it is for.")
    title = Line("Title", max_length=120, missing="Give it a title, by which officers choose it.")
    text = Text(
        "Text",
        rows=12,
        missing="Write the text.",
        help_text="What each draft fills in for itself stands in square brackets: [name of the provider]. "
        "No request is submitted while one is left.",
    )
    language = Choice("Language", missing="Choose its language.", help_text="It is offered to letters in it.")
    office = Choice("Offered to", required=False, help_text="Those who draft in this office, or in every office.")

    def __init__(self, data=None, *, user: User, law: LawBook, text: LibraryText | None = None):
        initial = {"language": "en", "office": user.office_id or ALL}
        if text:
            initial = {name: getattr(text, name) for name in ("place", "title", "text", "language")}
            initial["office"] = text.office_id or ALL
        super().__init__(data, initial=initial, label_suffix="")
        groups = library.places(law)
        self.fields["place"].choices = [("", "Choose"), *((name, list(each.items())) for name, each in groups.items())]
        self.fields["language"].choices = languages("en")
        offices = Office.objects.filter(is_active=True) if library.may_keep(user, None) else [user.office]
        self.offices = {str(each.pk): each for each in offices if each}
        everybody = [(ALL, "Every office")] if library.may_keep(user, None) else []
        self.fields["office"].required = not everybody
        self.fields["office"].choices = [*everybody, *((pk, str(each)) for pk, each in self.offices.items())]

    def clean_office(self) -> Office | None:
        """None: every office."""
        return self.offices.get(self.cleaned_data["office"])
