"""A new bilateral treaty: one instrument and its two participations, alike in all they say."""

from django import forms

from treaties.choices import BasisRole, InstrumentKind, MaterialScope, ParticipationStatus, StateKind
from treaties.difference import BY_NAME, RowChange
from treaties.editing.forms.source import SourceFields, day_input
from treaties.models import Instrument, State
from treaties.registry import InstrumentRecord, ParticipationRecord
from treaties.state_choice import StateChoice

PREFERENCE = {MaterialScope.EXECUTIVE_AGREEMENT: 12}  # DESIGN: data access
GENERAL = 10
STATUSES = [
    ParticipationStatus.IN_FORCE,
    ParticipationStatus.SIGNED,
    ParticipationStatus.UNKNOWN,
    ParticipationStatus.TERMINATED,
]
SCOPES = [MaterialScope.GENERAL, MaterialScope.DRUGS, MaterialScope.EXECUTIVE_AGREEMENT]


def _party(label: str) -> StateChoice:
    return StateChoice(State.objects.filter(kind=StateKind.STATE), label=label, empty_label="Choose a State")


class TreatyForm(SourceFields):
    party_a = _party("One party")
    party_b = _party("The other party")
    title = forms.CharField(
        label="Title", max_length=300, initial="Treaty on mutual legal assistance in criminal matters"
    )
    scope = forms.ChoiceField(
        label="About",
        error_messages={"required": "Choose what it is about."},
        choices=[(scope.value, scope.label) for scope in SCOPES],
    )
    status = forms.ChoiceField(label="Status", choices=[(status.value, status.label) for status in STATUSES])
    signed_on = forms.DateField(label="Signed on", required=False, widget=day_input())
    in_force_on = forms.DateField(label="In force since", required=False, widget=day_input())
    citation = forms.CharField(label="Where it is published", max_length=200, required=False)
    notes = forms.CharField(label="Notes", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    @property
    def row_fields(self) -> list:
        return [self[name] for name in TreatyForm.declared_fields if name not in SourceFields.declared_fields]

    def clean(self):
        told = super().clean()
        one, other = told.get("party_a"), told.get("party_b")
        signed, in_force = told.get("signed_on"), told.get("in_force_on")
        if signed and in_force and in_force < signed:
            self.add_error("in_force_on", "It cannot have come into force before it was signed.")
        if one and one == other:
            self.add_error("party_b", "Choose two different States.")
        elif one and other and Instrument.objects.filter(code=self.code()).exists():
            self.add_error("party_b", f"The registry has {self.code()} already. Propose a change of that one.")
        return told

    def code(self) -> str:
        """As the registry's files make them: MLAT-CN-PK-2007. Fixed from now on."""
        told = self.cleaned_data
        parties = sorted([told["party_a"].code, told["party_b"].code])
        signed = told.get("signed_on")
        return "-".join(["MLAT", *parties, *([str(signed.year)] if signed else [])])

    def rows(self) -> list[RowChange]:
        told, source = self.cleaned_data, self.source()
        parties = f"{told['party_a']}–{told['party_b']}"  # en dash
        treaty = InstrumentRecord(
            code=self.code(),
            title=told["title"],
            short_title=f"{parties}, {told['signed_on'].year}" if told["signed_on"] else parties,
            kind=InstrumentKind.BILATERAL.value,
            adopted_on=None,
            signed_on=told["signed_on"],
            in_force_on=told["in_force_on"],
            citation=told["citation"],
            mla_articles="",
            url="",
            notes=told["notes"],
            basis_role=BasisRole.STANDALONE.value,
            supplements="",
            material_scope=told["scope"],
            preference=PREFERENCE.get(told["scope"], GENERAL),
        )
        places = [self._place(treaty, party.code, source) for party in (told["party_a"], told["party_b"])]
        return [
            RowChange.of(BY_NAME["instruments"], None, treaty),
            *(RowChange.of(BY_NAME["participations"], None, place) for place in places),
            *self.source_rows(),
        ]

    def _place(self, treaty: InstrumentRecord, state: str, source) -> ParticipationRecord:
        told = self.cleaned_data
        return ParticipationRecord(
            instrument=treaty.code,
            state=state,
            status=told["status"],
            signed_on=told["signed_on"],
            ratified_on=None,
            in_force_on=told["in_force_on"],
            ended_on=None,
            suspended_on=None,
            verified=True,  # read in the source that the proposal names
            verified_fields=frozenset(),
            computed_fields=frozenset(),
            recalled_fields=frozenset(),
            source=source,
            source_date=told["source_as_of"],
            notes="",
        )
