"""What every proposal names: the source that was read, on which day, and why."""

from django import forms
from django.core.validators import RegexValidator

from treaties.difference import BY_NAME, RowChange
from treaties.plain_words import PlainWords
from treaties.registry import SourceRecord
from treaties.snapshot import Links

LARGEST_FILE = 20 * 1024 * 1024
YEAR_MONTH_OR_DAY = RegexValidator(
    r"^\d{4}(-\d\d(-\d\d)?)?$", "Write a year, a month or a day: 2026, 2026-11 or 2026-11-24."
)


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SourceFields(PlainWords, forms.Form):
    """The source read. A link that the registry does not have becomes a source of its own."""

    source_url = forms.URLField(
        label="Link of the source",
        max_length=1000,
        assume_scheme="https",
        help_text="Where the fact can be read: a depositary's list, an official gazette, a treaty series.",
        error_messages={"required": "Enter the link under which the fact can be read."},
    )
    source_title = forms.CharField(
        label="Title of the source",
        max_length=400,
        required=False,
        help_text="Needed where the registry has not this link.",
    )
    source_publisher = forms.CharField(label="Publisher", max_length=200, required=False)
    source_as_of = forms.CharField(
        label="State of the source",
        max_length=10,
        required=False,
        validators=[YEAR_MONTH_OR_DAY],
        help_text="The year, month or day it speaks of, if it says so.",
    )
    seen_on = forms.DateField(
        label="Read on", widget=day_input(), error_messages={"required": "Enter the day on which you read it."}
    )
    evidence = forms.FileField(
        label="A copy of what you read",
        required=False,
        help_text="For example the page as a PDF, up to 20 MB. Not needed.",
    )
    reason = forms.CharField(
        label="Why the registry should change",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The second editor decides by this and by the source.",
        error_messages={"required": "Say why the registry should change."},
    )

    def __init__(self, *args, on, **kwargs):
        """`on`: today."""
        super().__init__(*args, label_suffix="", **kwargs)
        self.on = on
        self.links = Links()
        self.fields["seen_on"].initial = on

    def clean_seen_on(self):
        seen_on = self.cleaned_data["seen_on"]
        if seen_on > self.on:
            raise forms.ValidationError("That day has not come yet.")
        return seen_on

    def clean_evidence(self):
        file = self.cleaned_data["evidence"]
        if file and file.size > LARGEST_FILE:
            raise forms.ValidationError("The file is larger than 20 MB. Keep the page that shows the fact.")
        return file

    def clean(self):
        cleaned = super().clean()
        url = cleaned.get("source_url")
        if url and not self._known(url) and not cleaned.get("source_title"):
            self.add_error("source_title", "The registry has not this link yet. Say what the source is called.")
        return cleaned

    def source(self) -> SourceRecord:
        """The source that was read, as the registry has it or shall have it."""
        told = self.cleaned_data
        return self._known(told["source_url"]) or SourceRecord(
            url=told["source_url"],
            title=told["source_title"],
            publisher=told["source_publisher"],
            as_of=told["source_as_of"],
        )

    def source_rows(self) -> list[RowChange]:
        """The source as a row of its own, where it is new."""
        source = self.source()
        return [] if self._known(source.url) else [RowChange.of(BY_NAME["sources"], None, source)]

    def _known(self, url: str) -> SourceRecord | None:
        return next((source for source in self.links.source_records.values() if source.url == url), None)

    @property
    def about_source(self) -> list:
        """Bound fields about the source, without those of what it says."""
        return [self[name] for name in SOURCE_FIELDS if name in self.fields]

    @property
    def told(self) -> dict:
        """What `editing.propose` asks beside the rows."""
        names = ("reason", "source_url", "seen_on", "evidence")
        return {name: self.cleaned_data[name] for name in names}


SOURCE_FIELDS = ("source_url", "source_title", "source_publisher", "source_as_of", "seen_on", "evidence", "reason")
