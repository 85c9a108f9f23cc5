"""What the forms of all acts have in common: their inputs, and what they carry of the page they were shown on."""

from django import forms

from requests_app.acts import DETAILS, ActDetails
from requests_app.choices import Act
from requests_app.forms.inputs import Seen
from requests_app.reading import Reading


class ActForm(forms.Form):
    """The details of an act, filled in by somebody who has `reading` before them.

    It carries the newest history row its page showed, so that whoever acts second reads what happened first.
    """

    act: Act
    consequence: str  # what will happen, in a sentence or two
    is_final = False  # cannot be undone
    template = "act"

    seen_event = Seen()
    entry = forms.IntegerField(required=False, widget=forms.HiddenInput)  # of the thread, which the act follows from

    def __init__(self, data=None, *, reading: Reading):
        self.reading = reading
        super().__init__(data, initial=self.shown(), auto_id=f"{self.act}_%s", label_suffix="")
        if "on" in self.fields:
            self.fields["on"].widget.attrs["max"] = reading.on.isoformat()

    def shown(self) -> dict:
        """What the page shows, or carries along unseen, before anything is typed."""
        return {"seen_event": self.reading.newest_event, "entry": "", "on": self.reading.on}

    def fill_in(self, found: dict) -> None:
        """Show what an entry of the thread says, where the form asks for it."""
        self.initial |= {name: value for name, value in found.items() if name in self.fields and value}

    def show_anew(self) -> None:
        """Keep what was typed and what was found wrong with it, but carry along what the page shows now."""
        now = self.shown()
        hidden = [name for name, item in self.fields.items() if item.widget.is_hidden and name != "entry"]
        self.data = self.data.copy()
        self.data.update({name: now[name] for name in hidden})

    def details(self) -> ActDetails:
        """The act's details. Only for a form that is valid."""
        carried = {"seen_event", "entry"}
        return DETAILS[self.act](**{key: value for key, value in self.cleaned_data.items() if key not in carried})

    def typed(self) -> list[tuple[str, str]]:
        """(label, text) of every text that was typed, to be copied where the act is not open any more."""
        texts = [item for item in self if isinstance(item.field, forms.CharField) and not item.is_hidden]
        return [(str(item.label), item.value()) for item in texts if (item.value() or "").strip()]
