"""What the cards of a State are asked: from where they are seen, on which day; and who receives, by three questions."""

from datetime import date

from django import forms

from treaties.channels import Answer, Channel, resolve
from treaties.forms import FinderForm
from treaties.registry import Registry
from treaties.search.folding import by_name


class SeenFromForm(forms.Form):
    """The State that asks (field `from`, as in the address; the reader's own where none is named) and the day."""

    on = FinderForm.declared_fields["on"]

    @classmethod
    def asked(cls, address, *, registry: Registry, requested: str, home: str, today: date):
        """The question an address asks; unbound where no State is named and the reader has none to ask from."""
        asked = address.dict()
        asked["from"] = asked.get("from", "" if home == requested else home).strip().upper()
        asked["on"] = asked.get("on") or today.isoformat()  # so that the day of the card is seen
        is_asked = asked["from"] or "from" in address
        return cls(asked if is_asked else None, registry=registry, requested=requested, initial={"on": asked["on"]})

    def __init__(self, data=None, *, registry: Registry, requested: str, **kwargs):
        super().__init__(data, label_suffix="", **kwargs)
        self.registry, self.requested = registry, requested
        others = [each for each in registry.states.values() if each.kind != "union" and each.code != requested]
        self.fields["from"] = forms.ChoiceField(
            label="Requesting State",
            choices=[
                ("", "Choose a State"),
                *((each.code, each.name) for each in sorted(others, key=by_name)),
            ],
            error_messages={
                "required": "Choose the State that asks.",
                "invalid_choice": f"Choose a State of the list, other than {registry.states[requested].name} itself.",
            },
        )
        self.order_fields(["from", "on"])

    @property
    def requesting(self) -> str:
        return self.cleaned_data["from"]

    @property
    def day(self) -> date:
        return self.cleaned_data["on"]


class AuthorityForm(SeenFromForm):
    """Three questions: which measure, by which channel, and whether data must be preserved at once.

    `answer` and `channel` are there once it is valid.
    """

    measure = forms.ChoiceField(label="Measure", required=False)
    channel = forms.CharField(
        label="Channel", required=False, max_length=60, widget=forms.Select(choices=[("", "The best one")])
    )
    urgent = forms.BooleanField(label="Data must be preserved now, before a request is ready", required=False)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        types = self.registry.law.assistance_types
        titled = sorted(((key, each.title) for key, each in types.items()), key=lambda choice: choice[1])
        self.fields["measure"].choices = [("", "Any measure"), *titled]
        self.fields["measure"].error_messages["invalid_choice"] = "The catalogue has no %(value)s. Choose of the list."
        self.order_fields(["from", "on", "measure", "channel", "urgent"])
        self.answer: Answer | None = None
        self.channel: Channel | None = None

    def clean(self):
        asked = super().clean()
        if self.errors:
            return asked
        measures = [asked["measure"]] if asked["measure"] else []
        self.answer = resolve(self.registry, self.requesting, self.requested, self.day, measures)
        self.fields["channel"].widget.choices = [
            ("", f"The best one: {self.answer.recommended.name}"),
            *((each.instrument, each.name) for each in self.answer.usable[1:]),
        ]
        usable = {each.instrument: each for each in self.answer.usable}
        self.channel = usable.get(asked["channel"] or self.answer.recommended.instrument)
        if self.channel is None:
            self.add_error("channel", "That channel is not usable between the two for this. Choose one of the list.")
        return asked
