"""An offence: the case's own law, written once, and the law of the State that this request asks."""

from datetime import datetime
from decimal import Decimal

from django import forms

from accounts.models import User
from requests_app import services
from requests_app.assemble.offences import counterpart
from requests_app.checklist import anchors
from requests_app.choices import Section
from requests_app.forms.inputs import Choice, Line, Text
from requests_app.forms.parts import PartForm, saved
from requests_app.models import AssistanceRequest, Offence
from treaties.selectors import current_registry

WRONG_YEARS = "Enter a number of years, for example 14, or 0.5 for six months."


class Years(forms.DecimalField):
    """A penalty in years; parts of a year as decimals."""

    def __init__(self, label: str, **kwargs):
        errors = dict.fromkeys(("invalid", "min_value", "max_value", "max_digits", "max_decimal_places"), WRONG_YEARS)
        errors["max_whole_digits"] = WRONG_YEARS
        super().__init__(
            label=label,
            required=False,
            min_value=0,
            max_value=Decimal("999.99"),
            max_digits=5,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages=errors,
            **kwargs,
        )

    def prepare_value(self, value):
        """Without zeros that say nothing: 14, not 14.00."""
        return f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, Decimal | float) else value


def _life() -> forms.BooleanField:
    return forms.BooleanField(label="The maximum is imprisonment for life, or death", required=False)


class OffenceFields(forms.Form):
    """What is the same whoever is asked."""

    title = Line("Title", missing="Name the offence in a few words.")
    catalogue_key = Text(widget=forms.HiddenInput())
    provision = Line("Provision", missing="Cite the provision: act and section.", help_text="Act, year and section.")
    text = Text(
        "Text of the provision", rows=6, help_text="Quote it, or say in short what it punishes and annex the full text."
    )
    penalty = Line("Penalty", max_length=300, help_text="Minimum and maximum, in words, as the letter says it.")
    min_penalty_years = Years("Minimum in years")
    max_penalty_years = Years("Maximum in years", help_text="Compared with what the channel asks for.")
    life = _life()
    is_read = forms.BooleanField(
        label="I have read this provision and its penalty where they are published",
        required=False,
        help_text="The catalogue gave them when the request was begun. Correct what is wrong, then say so here.",
    )

    taken = Choice(
        "Provision you rely on",
        required=False,
        widget=forms.RadioSelect,
        help_text="The catalogue knows several. The one you choose is written, with its penalty, where you left a box "
        "below empty.",
        not_listed="The catalogue has no such provision. Choose one of the list, or cite it below.",
    )

    def prepare(self):
        """Only what the catalogue alone gave is confirmed, and chosen where it knows several."""
        super().prepare()
        is_begun = self.part is not None and hasattr(self.part, "begun")
        self.known = {each.citation: each for each in self._known()} if is_begun and not self.part.provision else {}
        if not is_begun:
            del self.fields["is_read"]
        if not self.known:
            del self.fields["taken"]
            return
        told = [(key, f"{each.cited}: {each.title}") for key, each in self.known.items()]
        self.fields["taken"].choices = [*told, ("", "None of these; I cite it below")]
        if self["taken"].value():
            self.fields["provision"].required = False

    def _known(self):
        offence = current_registry().law.offences.get(self.part.catalogue_key)
        return offence.provisions.get(self.part.case.office.state_id, ()) if offence else ()

    def clean(self):
        cleaned = super().clean()
        if chosen := self.known.get(self.cleaned_data.get("taken", "")):
            given = services.own_law(chosen)
            self.cleaned_data |= {name: each for name, each in given.items() if not self.cleaned_data.get(name)}
        least, most = self.cleaned_data.get("min_penalty_years"), self.cleaned_data.get("max_penalty_years")
        if least is not None and most is not None and least > most:
            self.add_error("min_penalty_years", "The minimum is higher than the maximum. Correct one of them.")
        return cleaned


NAMES = tuple(name for name in OffenceFields.base_fields if name not in {"is_read", "taken"})


class CounterpartFields(forms.Form):
    """The law of the requested State on the same conduct."""

    counterpart_provision = Line(
        "Counterpart provision", help_text="The provision that punishes the same conduct there."
    )
    counterpart_text = Text("What the counterpart says", rows=4)
    counterpart_penalty = Line("Penalty there", max_length=300)
    counterpart_max_penalty_years = Years("Maximum there in years")
    counterpart_life = _life()
    counterpart_is_checked = forms.BooleanField(
        label="I have read this provision itself",
        required=False,
        help_text="Else the letter says that it is cited as known to you, unless the registry has it from a source.",
    )
    explanation = Text(
        "Why the conduct is an offence in both",
        rows=5,
        help_text="Compare the conduct and the elements, not the names of the offences.",
    )


PREFIX = "counterpart_"
OF_THE_STATE = {name: name.removeprefix(PREFIX) for name in CounterpartFields.base_fields}  # input -> field of the row


class OffenceForm(OffenceFields, CounterpartFields, PartForm):
    """A new one may be begun from the catalogue. `number`: its place in the letter."""

    section = Section.OFFENCES

    def __init__(self, *args, reading, part: Offence | None = None, begun: dict | None = None, **kwargs):
        self.begun, self.offence, self.told = begun or {}, part, False
        if part:
            number = list(reading.assistance_request.offences.all()).index(part) + 1
            kwargs["auto_id"] = anchors.of_offence(number, "%s")
        super().__init__(*args, reading=reading, part=part, **kwargs)

    def shown(self):
        if self.part is None:
            return self.begun
        row = counterpart(self.part, self.assistance_request.requested_state_id)
        return saved(self.part, NAMES) | {name: getattr(row, field) for name, field in OF_THE_STATE.items()}

    @property
    def printed_by(self):
        return printing(
            self.part, self.assistance_request, everybody=not {*NAMES, "taken"}.isdisjoint(self.changed_data)
        )

    def clean_catalogue_key(self):
        """A key that the catalogue does not have is none."""
        key = self.cleaned_data["catalogue_key"]
        return key if key in self.reading.registry.law.offences else ""

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        own = {name: self.cleaned_data[name] for name in NAMES}
        if self.part is None:
            self.offence = services.add_offence(locked, **own)
        else:
            Offence.objects.filter(pk=self.part.pk).update(**own)
            self.offence = Offence.objects.get(pk=self.part.pk)
            if self.cleaned_data.get("is_read"):
                services.confirm_offence(self.offence)
        theirs = {field: self.cleaned_data[name] for name, field in OF_THE_STATE.items()}
        services.set_counterpart(self.offence, locked.requested_state, **theirs)
        if services.may_tell(locked.case, locked):
            both = ((locked.requesting_state, own["provision"]), (locked.requested_state, theirs["provision"]))
            told = [services.tell_editors(self.offence, state, cited, user=user, at=at) for state, cited in both]
            self.told = any(told)


def printing(offence: Offence, assistance_request: AssistanceRequest, *, everybody: bool):
    """The requests that print a change of an offence: all that name it, or those that ask the same State."""
    requests = offence.requests.all()
    return requests if everybody else requests.filter(requested_state=assistance_request.requested_state_id)
