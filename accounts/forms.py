"""Forms for offices and people. What they check, the services check again: a form only tells it sooner and nearer."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from accounts import checks, numbering
from accounts.choices import Role
from accounts.models import Office, Signatory, User
from treaties.choices import StateKind
from treaties.models import State
from treaties.plain_words import PlainWords
from treaties.state_choice import StateChoice


class NumberingField(forms.CharField):
    """An office's pattern, written as the first reference of a year looks."""

    def __init__(self, *, year: int, **kwargs):
        self.year = year
        super().__init__(
            label="After the code",
            help_text=f"Write it as it looks for the first request of {year}, for example {year}/0001, 0001/{year} or "
            f"MLA/{year}/1. The number then counts on without gaps, and from 1 again each year.",
            error_messages={"required": "Write what follows the code, as in the example."},
            **kwargs,
        )

    def clean(self, value):
        return numbering.pattern_like(super().clean(value), year=self.year)


class OfficeForm(PlainWords, forms.ModelForm):
    """An office; its State is chosen once. `on` is the day whose year the example of its numbering shows."""

    class Meta:
        model = Office
        fields = [
            "state",
            "name",
            "is_central_authority",
            "letterhead",
            "address",
            "email",
            "phone",
            "code",
            "number_pattern",
            "is_active",
        ]
        labels = {"email": "Email address"}
        field_classes = {"state": StateChoice}
        widgets = {"letterhead": forms.Textarea({"rows": 4}), "address": forms.Textarea({"rows": 3})}

    def __init__(self, *args, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number_pattern"] = NumberingField(year=on.year, max_length=40)
        self.initial["number_pattern"] = numbering.example_of(self.instance.number_pattern, year=on.year)
        self.fields["state"].queryset = State.objects.filter(kind=StateKind.STATE)
        self.fields["state"].empty_label = "Choose a State"
        if self.instance.pk is None:
            del self.fields["is_active"]
            return
        self.fields["state"].disabled = True
        self.fields["code"].disabled = self.instance.has_numbers

    def clean_code(self):
        return self.cleaned_data["code"].upper()


class SignatoryForm(PlainWords, forms.ModelForm):
    class Meta:
        model = Signatory
        fields = ["name", "title"]
        help_texts = {"title": "As it stands under the name, for example Director of International Co-operation."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="id_signatory_%s", **kwargs)  # the office on the same page has a name too


class PersonForm(PlainWords, forms.Form):
    """Who somebody is, where they work and what they may do. `person` is None for an invitation."""

    name = forms.CharField(max_length=120)
    email = forms.EmailField(label="Email address", help_text="They sign in with it.")
    office = forms.ModelChoiceField(Office.objects.none(), required=False, empty_label="No office")
    roles = forms.MultipleChoiceField(
        choices=[(role.value, f"{role.label}: {role.duty}") for role in Role],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one role."},
    )

    def __init__(self, *args, person: User | None = None, **kwargs):
        if person is not None:
            initial = {"name": person.name, "email": person.email, "office": person.office, "roles": list(person.roles)}
            kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        self.person = person
        own = person.office_id if person else None
        self.fields["office"].queryset = Office.objects.filter(Q(is_active=True) | Q(pk=own)).select_related("state")
        self.fields["office"].label_from_instance = lambda office: f"{office.state}: {office}"

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        taken = User.objects.filter(email__iexact=email).exclude(pk=self.person and self.person.pk).first()
        if taken:
            raise ValidationError(f"{taken} has this address already. Open their page instead.")
        return email

    def clean(self):
        cleaned = super().clean()
        if "roles" in cleaned and "office" in cleaned:
            for problem in checks.roles_fit(cleaned["roles"], cleaned["office"]):
                self.add_error("roles", problem)
        return cleaned


class HandOverForm(PlainWords, forms.Form):
    """Who takes over. Nobody is chosen beforehand."""

    hand_over_to = forms.ModelChoiceField(
        User.objects.none(),
        label="Who takes it over",
        empty_label="Choose a person",
        error_messages={"required": "Choose who takes it over."},
    )

    def __init__(self, *args, takers: list[User], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hand_over_to"].queryset = User.objects.filter(pk__in=[each.pk for each in takers])
        self.fields["hand_over_to"].label_from_instance = lambda person: f"{person} ({person.roles_in_words})"


class PeopleFilter(PlainWords, forms.Form):
    """What a list of people is narrowed to."""

    words = forms.CharField(label="Name or email address", required=False, max_length=120)
    office = forms.ModelChoiceField(Office.objects.all(), required=False, empty_label="Every office")
    role = forms.ChoiceField(choices=[("", "Every role"), *Role.choices], required=False)

    def chosen(self) -> dict:
        """What to narrow to; a value that is none narrows nothing."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}


class OwnNameForm(PlainWords, forms.Form):
    name = forms.CharField(max_length=120, label="Your name", help_text="As colleagues and the record show it.")
