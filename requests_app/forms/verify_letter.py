"""A file that somebody says is a letter issued here."""

from django import forms

from requests_app.letters.verifying import looks_like_pdf

MAX_MB = 60


class VerifyLetterForm(forms.Form):
    file = forms.FileField(
        label="The letter as a PDF file",
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={
            "required": "Choose the PDF file.",
            "missing": "Choose the PDF file.",
            "empty": "The file is empty (0 bytes). Choose it again.",
        },
    )

    def __init__(self, *args):
        super().__init__(*args, label_suffix="")

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_MB * 1024**2:
            raise forms.ValidationError(f"The file is larger than {MAX_MB} MB. No letter issued here is.")
        if not looks_like_pdf(file.read(1024)):
            raise forms.ValidationError(f"{file.name} is not a PDF. Choose the letter as you received it.")
        file.seek(0)
        return file
