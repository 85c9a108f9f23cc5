"""Urgency, confidentiality and the undertakings: texts of the letter that the officer chooses."""

from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.db.models import Q
from django.forms.boundfield import BoundField

from accounts.choices import Role
from accounts.models import RoleAssignment, User
from requests_app import services
from requests_app.checklist import Requirement
from requests_app.checklist.answers import clauses_for
from requests_app.choices import ClauseKind, Confidentiality, Section, Urgency
from requests_app.drafting import guidance
from requests_app.forms.draft_form import DraftForm
from requests_app.forms.inputs import Choice, Choices, Day, Text
from requests_app.models import AssistanceRequest

WORK_ON_REQUESTS = (Role.LEGAL_OFFICER, Role.SUPERVISOR, Role.CENTRAL_AUTHORITY)
OF_THE_REQUEST = ("urgency", "urgency_reason", "wanted_by", "confidentiality")
HELP = {
    ClauseKind.PROCEDURE: "Formalities your courts need: an oath, a certificate, presence.",
    ClauseKind.CONFIDENTIALITY: "Why, until when, and whether the person concerned may be told.",
    ClauseKind.SPECIALITY: "What the evidence will be used for, and that any other use is asked for first.",
    ClauseKind.RECIPROCITY: "What your State would do in a like case.",
    ClauseKind.COSTS: "Who bears them, and that extraordinary ones are agreed first.",
    ClauseKind.RETURN_OF_EVIDENCE: "Whether originals will be returned, and when.",
    ClauseKind.ASSURANCES: "Any other than those you give under Grounds for refusal.",
}
NO_FORMALITY = "Where they need none, leave it empty."
NO_FORMALITY_BUT_ASKED = (
    "The law asks for a word on it: where they need none, write that no other formality is asked for."
)
# What the law asks of a clause, and the rule it has on the matter.
FIELDS = {
    ClauseKind.PROCEDURE: "procedure",
    ClauseKind.CONFIDENTIALITY: "confidentiality",
    ClauseKind.COSTS: "costs",
    ClauseKind.SPECIALITY: "reciprocity_and_use",
    ClauseKind.RECIPROCITY: "reciprocity_and_use",
    ClauseKind.RETURN_OF_EVIDENCE: "reciprocity_and_use",
}
RULES = {
    ClauseKind.CONFIDENTIALITY: "confidentiality",
    ClauseKind.SPECIALITY: "use_limitation",
    ClauseKind.COSTS: "costs",
}


@dataclass(frozen=True, slots=True)
class ClauseInput:
    """A clause with what the law says beside it."""

    field: BoundField
    requirements: tuple[Requirement, ...]
    rules: tuple[guidance.Saying, ...]


class ClausesForm(DraftForm):
    section = Section.CLAUSES

    urgency = Choice("Urgency", choices=Urgency.choices, widget=forms.RadioSelect)
    urgency_reason = Text("Why it is urgent", rows=3, help_text="What will be lost, and when.")
    wanted_by = Day("Answer wanted by")
    confidentiality = Choice("Confidentiality", choices=Confidentiality.choices, widget=forms.RadioSelect)
    named_people = Choices(
        "Who",
        help_text="Whoever drafts it sees it too. Name two reviewers, and who of the central authority sends it.",
        not_listed="Somebody chosen does not work here any more. Choose again.",
    )

    def shown(self):
        saved = self.assistance_request
        clauses = {f"clause_{each.kind}": each.text for each in saved.clauses.all()}
        named = [str(person.pk) for person in saved.named_people.all()]
        return {name: getattr(saved, name) for name in OF_THE_REQUEST} | clauses | {"named_people": named}

    def prepare(self):
        saved = self.assistance_request
        authority = Q(office__state=saved.requesting_state_id, office__is_central_authority=True)
        people = User.objects.filter(Q(office=saved.office_id) | authority, is_active=True)
        work = RoleAssignment.objects.filter(role__in=WORK_ON_REQUESTS).values("user")
        self.fields["named_people"].choices = [
            (str(each.pk), f"{each} ({each.office})") for each in people.filter(pk__in=work).select_related("office")
        ]
        self.asked: dict[ClauseKind, tuple[Requirement, ...]] = {}
        asked = guidance.asked_of(self.reading.content, self.reading.registry.law)
        for kind in ClauseKind:
            self.fields[f"clause_{kind}"] = Text(kind.label, rows=4, help_text=HELP[kind])
            asking = asked.get(FIELDS.get(kind), ())
            self.asked[kind] = tuple(each for each in asking if kind in clauses_for(each))
        must = any(each.mandatory for each in self.asked[ClauseKind.PROCEDURE])
        self.fields["clause_procedure"].help_text += f" {NO_FORMALITY_BUT_ASKED if must else NO_FORMALITY}"

    @property
    def clauses(self) -> list[ClauseInput]:
        """In the order of the letter."""
        rules = guidance.rules_of(self.reading.content, self.reading.registry.law)
        return [
            ClauseInput(self[f"clause_{kind}"], self.asked[kind], rules.get(RULES.get(kind), ())) for kind in ClauseKind
        ]

    @property
    def passed(self) -> date | None:
        """The day that was wanted, where it was saved earlier and has passed since."""
        saved = self.assistance_request.wanted_by
        return saved if saved and saved < self.reading.on else None

    def clean_wanted_by(self):
        day = self.cleaned_data["wanted_by"]
        if day and day < self.reading.on and day != self.passed:
            raise forms.ValidationError("That day has passed. Enter a day to come, or leave it empty.")
        return day

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        for name in OF_THE_REQUEST:
            setattr(locked, name, self.cleaned_data[name])
        locked.named_people.set(self.cleaned_data["named_people"])
        for kind in ClauseKind:
            services.set_clause(locked, kind=kind, text=self.cleaned_data[f"clause_{kind}"])
