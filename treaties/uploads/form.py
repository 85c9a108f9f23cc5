"""A file with what an editor says of it: where it was read, when, why; and of a depositary's list which treaty."""

from django import forms

from treaties.choices import InstrumentKind
from treaties.editing.forms.source import SourceFields
from treaties.models import Instrument
from treaties.uploads.comparing import Told, is_list
from treaties.uploads.content import LARGEST, Content, UnreadableFile, opened


class InstrumentChoice(forms.ModelChoiceField):
    def label_from_instance(self, instrument: Instrument) -> str:
        return f"{instrument.title} ({instrument.short_title})" if instrument.short_title else instrument.title


class UploadForm(SourceFields):
    evidence = None  # the file itself is kept with the proposal

    file = forms.FileField(
        label="CSV file",
        allow_empty_file=True,
        help_text="Up to 20 MB, in UTF-8, split by commas or semicolons. Its first row names the columns.",
    )
    instrument = InstrumentChoice(
        Instrument.objects.exclude(kind=InstrumentKind.BILATERAL).order_by("title"),
        label="Instrument that the list is about",
        required=False,
        empty_label="The file names it in each row",
        help_text="Needed for a depositary's list of participants, which does not name it in each row.",
    )
    field_order = ["file", "instrument"]
    content: Content

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError("The file is larger than 20 MB. Split it, each part with the header.")
        try:
            self.content = opened(file.name[-200:], file.read())
            self.is_list = is_list(self.content)
        except UnreadableFile as unreadable:
            raise forms.ValidationError(str(unreadable)) from None
        return file

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("file") and self.is_list and not cleaned.get("instrument"):
            self.add_error("instrument", "This is a list of participants. Choose the instrument it is about.")
        return cleaned

    def said(self) -> Told:
        cleaned = self.cleaned_data
        return Told(
            source=self.source(),
            as_of=cleaned["source_as_of"],
            seen_on=cleaned["seen_on"],
            reason=cleaned["reason"],
            instrument=cleaned["instrument"].code if self.is_list else "",
        )


class ApplyForm(forms.Form):
    """`seen`: digest of the edition that the changes were shown against."""

    seen = forms.CharField(widget=forms.HiddenInput)
    remove = forms.BooleanField(
        label="Also remove the rows that the file does not have",
        required=False,
        help_text="Only if the file is complete for what it speaks of.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
