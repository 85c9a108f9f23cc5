"""The signed original as it comes out of the scanner, and a leg of the letter's way."""

from datetime import date

from django import forms
from django.conf import settings

from requests_app import file_types
from requests_app.choices import Carried, HopMeans, Party
from requests_app.files import FitFile, UnfitFile, fit_beside
from requests_app.forms.files import ManyFiles, ManyFilesInput
from requests_app.forms.inputs import Choice, Day, Line, Text
from requests_app.models import Hop
from requests_app.sending import scans
from requests_app.sending.hops import Leg
from requests_app.sending.originals import ACCEPTED

THERE = Party.of_the_requested_state()
OURS = [each for each in Party if each not in (*THERE, Party.OTHER)]
PARTIES = [
    ("", "Choose"),
    ("On our side", [(each.value, each.label) for each in OURS]),
    ("On the side of the requested State", [(each.value, each.label) for each in THERE]),
    (Party.OTHER.value, Party.OTHER.label),
]


class OriginalForm(forms.Form):
    files = ManyFiles(
        label="The scan",
        widget=ManyFilesInput(endings=scans.ENDINGS),
        help_text=f"One PDF of all pages, or a picture of each in their order. Accepted are: {ACCEPTED}.",
        error_messages={"required": "Choose the scan of the signed letter."},
    )
    code = Line(
        "Letter code on the paper",
        help_text="Only where the scan shows no code: type what stands at the foot of each page, as ABCD-EFGH-JKLM.",
    )

    def __init__(self, *args):
        super().__init__(*args, label_suffix="")


class HopForm(forms.Form):
    """A leg; with `corrects`, the entry that it puts right."""

    on = Day("Day on which it went", missing="Enter the day on which it went.")
    from_party = Choice("From", missing="Say who handed it on.", choices=PARTIES)
    from_name = Line("Name of the office that handed it on", help_text="Where the list does not say it all.")
    to_party = Choice("To", missing="Say who took it.", choices=PARTIES)
    to_name = Line("Name of the office that took it", help_text="Where the list does not say it all.")
    carried = Choice("What went", missing="Say what went.", choices=Carried.choices)
    means = Choice("How it went", missing="Say how it went.", choices=[("", "Choose"), *HopMeans.choices])
    means_words = Line(
        "Which security, which system, which other means",
        help_text="E-mail: how it was secured (encryption and signature, or the service).",
    )
    number = Line("Number", max_length=120, help_text="Of the note, consignment, message or receipt.")
    person = Line("Who carried or took it", help_text="As far as it matters later.")
    receipt = forms.FileField(label="Receipt", required=False, widget=forms.FileInput)
    note = Text("Note", rows=2)

    def __init__(self, *args, last: Hop | None = None, corrects: Hop | None = None, carries: str = "", today: date):
        self.corrects = corrects
        super().__init__(*args, initial=self._shown(last, corrects, carries, today), label_suffix="")
        self.fields["on"].widget.attrs["max"] = today.isoformat()
        limit = settings.ANNEX_MAX_BYTES // 1024**2
        kept = f" {corrects.filename} stays where you choose none." if corrects and corrects.filename else ""
        self.fields["receipt"].help_text = f"At most {limit} MB. Accepted are: {file_types.ACCEPTED}.{kept}"
        if corrects:
            self.fields["never_was"] = forms.BooleanField(
                label="It never went like this: take the entry out", required=False
            )

    def _shown(self, last: Hop | None, corrects: Hop | None, carries: str, today: date) -> dict:
        if corrects:
            return {name: getattr(corrects, name) for name in Leg.__slots__ if name in self.base_fields}
        if last is None:
            return {"on": today, "from_party": Party.OFFICE, "carried": carries}
        return {"on": today, "from_party": last.to_party, "from_name": last.to_name, "carried": last.carried}

    def clean_receipt(self) -> FitFile | None:
        file = self.cleaned_data["receipt"]
        if not file:
            return None
        try:
            return fit_beside([file], {})[0]
        except UnfitFile as unfit:
            raise forms.ValidationError(unfit.reasons) from unfit

    def leg(self) -> Leg:
        """What was typed. Only for a form that is valid."""
        told = {name: self.cleaned_data[name] for name in Leg.__slots__ if name in self.base_fields}
        return Leg(**told, took_place=not self.cleaned_data.get("never_was", False))
