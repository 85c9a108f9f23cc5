"""A spreadsheet of requests from before Comity."""

from django import forms

from requests_app.earlier.sheets import LARGEST


class EarlierSheetForm(forms.Form):
    file = forms.FileField(
        label="The filled-in sheet",
        help_text="CSV (UTF-8) or XLSX, at most 5,000 rows and 10 MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={
            "required": "Choose the file.",
            "missing": "Choose the file.",
            "empty": "The file is empty (0 bytes). Choose it again.",
        },
    )

    def __init__(self, *args):
        super().__init__(*args, label_suffix="")

    def clean_file(self):
        if self.cleaned_data["file"].size > LARGEST:
            raise forms.ValidationError("The file is larger than 10 MB. Split it, each part with the header.")
        return self.cleaned_data["file"]
