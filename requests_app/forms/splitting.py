"""Asking several States in one case: first whom and for what, then each State's share, by the channel of that day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from accounts.models import User
from requests_app.forms import measure_choices
from requests_app.forms.inputs import Choices, Seen, StateRow, Text
from requests_app.models import Case
from requests_app.selectors import seen_in_case
from requests_app.services import Share
from treaties.channels import Answer, resolve
from treaties.choices import StateKind
from treaties.models import State
from treaties.registry import Registry

FIRST, PLACES = 2, 6  # States that the page asks for at first, and at most


class WhomForm(forms.Form):
    """The States, and the measures among which each State's share is chosen."""

    measures = Choices(
        "Measures sought",
        help_text="All that any of these States is asked for: each one's share is chosen on the next page.",
        not_listed="The catalogue has no such measure. Choose from the list.",
    )

    def __init__(self, data=None, *, case: Case, registry: Registry, initial: dict | None = None, places: int = FIRST):
        super().__init__(data, initial=initial, label_suffix="")
        filled = (number for number in range(1, PLACES + 1) if (data or {}).get(f"state_{number}"))
        self.registry, self.places = registry, min(max([places, *filled]), PLACES)
        self.fields["measures"].choices = measure_choices.grouped(registry.law)
        states = State.objects.filter(kind=StateKind.STATE).exclude(code=case.office.state_id)
        for number in range(1, self.places + 1):
            self.fields[f"state_{number}"] = StateRow(
                f"State {number}", queryset=states, required=False, empty_label="None",
                not_listed="The registry has no State of that code. Choose one of the list.",
            )  # fmt: skip

    @classmethod
    def with_one_more(cls, data: QueryDict, *, case: Case, registry: Registry) -> "WhomForm":
        """The form as it was filled in, with room for another State; nothing is told of it yet."""
        shown = int(data["places"]) if data.get("places", "") in map(str, range(PLACES)) else FIRST
        return cls(
            initial=data.dict() | {"measures": data.getlist("measures")}, case=case, registry=registry, places=shown + 1
        )

    @property
    def may_grow(self) -> bool:
        return self.places < PLACES

    def clean(self):
        cleaned = super().clean()
        if not self.states:
            self.add_error("state_1", "Choose at least one State.")
        if len(set(self.states)) != len(self.states):
            self.add_error(None, "Choose each State once.")
        if not cleaned.get("measures") and "measures" not in self.errors:
            self.add_error("measures", "Choose what is sought.")
        return cleaned

    @property
    def states(self) -> list[State]:
        named = (self.cleaned_data.get(f"state_{number}") for number in range(1, self.places + 1))
        return [each for each in named if each]

    @property
    def state_fields(self) -> list[BoundField]:
        return [self[f"state_{number}"] for number in range(1, self.places + 1)]

    @property
    def measure_groups(self) -> list[measure_choices.Group]:
        return measure_choices.boxes(self["measures"], self.registry.law)


@dataclass(frozen=True, slots=True)
class ShareShown:
    """A State with its inputs, and the answer of the channel rule for all that is sought."""

    state: State
    measures: BoundField
    identifiers: BoundField
    answer: Answer


class SharesForm(forms.Form):
    """What each of the States is asked for. The channel is the one recommended for its share, told beforehand."""

    def __init__(self, data=None, *, case: Case, user: User, registry: Registry, whom: WhomForm, on: date):
        super().__init__(data, label_suffix="")
        self.case, self.registry, self.on = case, registry, on
        self.states, self.sought = whom.states, whom.cleaned_data["measures"]
        titles = [(key, registry.law.assistance_types[key].title) for key in self.sought]
        for state in self.states:
            self.fields[f"measures_{state.pk}"] = Choices("Ask for", choices=titles, initial=self.sought)
            self.fields[f"identifiers_{state.pk}"] = Text(
                "Accounts and identifiers", rows=3, max_length=20_000, required=False,
                help_text="One a line: those that this State's providers hold, for each measure that lists some.",
            )  # fmt: skip
            self.fields[f"seen_{state.pk}"] = Seen()
            self.initial[f"seen_{state.pk}"] = seen_in_case(user, case, state).count()

    def clean(self):
        cleaned = super().clean()
        for state in self.states:
            if not cleaned.get(f"measures_{state.pk}") and f"measures_{state.pk}" not in self.errors:
                self.add_error(
                    f"measures_{state.pk}", f"Choose what {state.name} is asked for, or go back and leave it out."
                )
        return cleaned

    def show_anew(self) -> None:
        """After a refusal: what the page shows now counts as seen."""
        self.data = self.data.copy()
        for name, count in self.initial.items():
            self.data[name] = count

    @property
    def shown(self) -> Iterator[ShareShown]:
        own = self.case.office.state_id
        for state in self.states:
            sought = self[f"measures_{state.pk}"].value() or self.sought
            known = tuple(key for key in sought if key in self.sought)
            answer = resolve(self.registry, own, state.pk, self.on, known)
            yield ShareShown(state, self[f"measures_{state.pk}"], self[f"identifiers_{state.pk}"], answer)

    @property
    def shares(self) -> list[Share]:
        given = self.cleaned_data
        return [
            Share(
                state=state,
                measures=tuple(given[f"measures_{state.pk}"]),
                seen_requests=given[f"seen_{state.pk}"],
                identifiers=tuple(
                    line.strip() for line in given[f"identifiers_{state.pk}"].splitlines() if line.strip()
                ),
            )
            for state in self.states
        ]
