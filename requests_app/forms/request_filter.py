"""What a list of requests is narrowed to. All of it stands in the address, so that it can be sent on."""

from functools import lru_cache
from html import escape

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.choices import BaseChoiceIterator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from accounts.choices import Role
from accounts.models import Office, User
from requests_app.choices import Act, Confidentiality, Status, Urgency
from requests_app.forms.inputs import Choice, Day, Line, RowChoice, StateRow
from requests_app.lists import search_words
from requests_app.lists.keyset import ORDERS
from requests_app.models import AssistanceRequest, Measure, RequestEvent
from requests_app.selectors import visible_to
from requests_app.selectors.waiting import statuses_of, waiting_for
from treaties.models import State
from treaties.registry import Registry
from treaties.search.folding import fold

IN_WORDS = {
    "open": "Open",
    "ended": "Ended",
    "at_home": "Under review, or approved and not sent",
    "reviewing": "Under review or awaiting countersignature",
    "with_them": "With the requested State",
    "to_close": "To close",
}


class Plain(forms.Select):
    """A select of hundreds of options, written without a template for each."""

    def use_required_attribute(self, initial):
        return False  # a select looks through its choices for that, which asks the database for them once more

    def render(self, name, value, attrs=None, renderer=None):
        chosen = {str(each) for each in (value if isinstance(value, list | tuple) else [value]) if each is not None}
        options = mark_safe("".join(_option(str(key), str(label), chosen) for key, label in _flat(self.choices)))
        built = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        written = format_html_join("", ' {}="{}"', ((key, each) for key, each in built.items() if each is not False))
        return format_html("<select{}>{}</select>", written, options)


def _option(key: str, label: str, chosen: set[str]) -> str:
    return f'<option value="{escape(key)}"{" selected" if key in chosen else ""}>{escape(label)}</option>'


in_place = lru_cache(maxsize=1024)(fold)  # names of States, as people look for them


class Listed(BaseChoiceIterator):
    """Choices of the registry, by their label; taken as they are."""

    def __init__(self, pairs, *, by=str):
        self.pairs = [("", "Any"), *sorted(pairs, key=lambda pair: by(pair[1]))]

    def __iter__(self):
        return iter(self.pairs)


def _flat(choices):
    for key, label in choices:
        yield getattr(key, "value", key), label


class Input(django_filters.Filter):
    """A filter by one of the inputs of all forms; empty it narrows nothing."""

    def __init__(self, field_class, label, method, **extra):
        self.field_class = field_class
        super().__init__(label=label, method=method, **extra)
        del self.extra["required"]  # the filter set says it of all of them


class Tick(django_filters.Filter):
    field_class = forms.BooleanField


def _any(choices) -> list:
    return [("", "Any"), *choices]


class RequestFilter(django_filters.FilterSet):
    """Every input may stay empty; one that cannot be understood narrows nothing and says so."""

    text = Input(Line, "Words", "with_words")
    status = Input(Choice, "Status", "at_status", choices=_any([*IN_WORDS.items(), *Status.choices]), widget=Plain)
    state = Input(
        StateRow, "Requested State", "to_state", queryset=State.objects.all(), empty_label="Any", widget=Plain
    )
    sort = Input(
        Choice,
        "Order",
        "as_it_is",
        choices=[("", "Newest first"), ("due", ORDERS["due"].title), ("oldest", "Oldest first")],
    )
    mine = Tick(label="Only those assigned to me", method="assigned_to_me")
    waits = Tick(label="Only what waits for me", method="waits_for_me")
    overdue = Tick(label="Only overdue", method="past_its_day")
    channel = Input(Choice, "Instrument", "by_channel", widget=Plain)
    measure = Input(Choice, "Measure", "with_measure", widget=Plain)
    offence = Input(Line, "Offence", "with_offence")
    office = Input(RowChoice, "Office", "of_office", queryset=Office.objects.none(), empty_label="Any", widget=Plain)
    person = Input(
        RowChoice, "Assigned to", "of_person", queryset=User.objects.none(), empty_label="Anybody", widget=Plain
    )
    urgency = Input(Choice, "Urgency", "by_urgency", choices=_any(Urgency.choices))
    confidentiality = Input(
        Choice,
        "Confidentiality",
        "by_confidentiality",
        choices=_any((each.value, each.label.partition(":")[0]) for each in Confidentiality),
    )
    opened_from = Input(Day, "Opened from", "opened_since")
    opened_to = Input(Day, "Opened until", "opened_until")
    sent_from = Input(Day, "Sent from", "sent_since")
    sent_to = Input(Day, "Sent until", "sent_until")

    FIRST = ("text", "status", "state", "sort")
    TICKS = ("mine", "waits", "overdue")

    class Meta:
        model = AssistanceRequest
        fields: list[str] = []

    def __init__(self, data, *, user: User, registry: Registry, on):
        self.user, self.on = user, on
        super().__init__(data, queryset=visible_to(user))
        fields = self.form.fields
        fields["state"].choices = Listed(((code, each.name) for code, each in registry.states.items()), by=in_place)
        fields["channel"].choices = Listed((code, each.title) for code, each in registry.instruments.items())
        fields["measure"].choices = Listed((key, each.title) for key, each in registry.law.assistance_types.items())
        fields["office"].queryset = offices_seen_by(user)
        fields["person"].queryset = people_seen_by(user)
        for field in fields.values():
            field.required = False

    def get_form_class(self):
        form = super().get_form_class()
        return type("RequestFilterForm", (form,), {"use_required_attribute": False})

    @property
    def chosen(self) -> dict:
        """What narrows it, by name; the order narrows nothing."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value and name != "sort"}

    @property
    def told(self) -> list[tuple[str, str]]:
        """What narrows it: the name and the label of each."""
        return [(name, self.form.fields[name].label) for name in self.chosen]

    @property
    def is_narrowing(self) -> bool:
        return bool(self.chosen)

    @property
    def has_more(self) -> bool:
        """Whether something is chosen of what is folded away."""
        return bool((set(self.chosen) | set(self.form.errors)) - {*self.FIRST, *self.TICKS})

    @property
    def first_fields(self):
        return [self.form[name] for name in self.FIRST]

    @property
    def ticks(self):
        return [self.form[name] for name in self.TICKS]

    @property
    def more_fields(self):
        return [self.form[name] for name in self.form.fields if name not in {*self.FIRST, *self.TICKS}]

    @property
    def order(self):
        self.form.is_valid()
        return ORDERS[self.form.cleaned_data.get("sort") or "newest"]

    def requests(self) -> QuerySet[AssistanceRequest]:
        return self.qs

    def with_words(self, found, name, value):
        asked = search_words.asked(value)
        return found.filter(listing__words__has_words=asked) if asked else found

    def at_status(self, found, name, value):
        return found.filter(status__in=statuses_of(value)) if value else found

    def to_state(self, found, name, value):
        return found.filter(requested_state=value) if value else found

    def as_it_is(self, found, name, value):
        return found

    def assigned_to_me(self, found, name, value):
        return found.filter(assigned_to=self.user) if value else found

    def waits_for_me(self, found, name, value):
        return found.filter(pk__in=waiting_for(self.user).values("pk")) if value else found

    def past_its_day(self, found, name, value):
        return found.filter(listing__due_on__lt=self.on) if value else found

    def by_channel(self, found, name, value):
        return found.filter(channel=value) if value else found

    def with_measure(self, found, name, value):
        measures = Measure.objects.filter(assistance_request=OuterRef("pk"), assistance_type=value)
        return found.filter(Exists(measures)) if value else found

    def with_offence(self, found, name, value):
        for word in (value or "").split():
            of_it = AssistanceRequest.offences.through.objects.filter(
                Q(offence__title__icontains=word) | Q(offence__provision__icontains=word),
                assistancerequest=OuterRef("pk"),
            )
            found = found.filter(Exists(of_it))
        return found

    def of_office(self, found, name, value):
        return found.filter(office=value) if value else found

    def of_person(self, found, name, value):
        return found.filter(assigned_to=value) if value else found

    def by_urgency(self, found, name, value):
        return found.filter(urgency=value) if value else found

    def by_confidentiality(self, found, name, value):
        return found.filter(confidentiality=value) if value else found

    def opened_since(self, found, name, value):
        return found.filter(created_at__date__gte=value) if value else found

    def opened_until(self, found, name, value):
        return found.filter(created_at__date__lte=value) if value else found

    def sent_since(self, found, name, value):
        return found.filter(_sent(on__gte=value)) if value else found

    def sent_until(self, found, name, value):
        return found.filter(_sent(on__lte=value)) if value else found


def _sent(**days) -> Exists:
    return Exists(RequestEvent.objects.filter(assistance_request=OuterRef("pk"), act=Act.TRANSMIT, **days))


def offices_seen_by(user: User) -> QuerySet[Office]:
    """Of which this user may see requests."""
    offices = Office.objects.order_by("name")
    if user.has_role(Role.AUDITOR):
        return offices
    if user.office is None:
        return offices.none()
    if user.office.is_central_authority and user.has_role(Role.CENTRAL_AUTHORITY, Role.SUPERVISOR):
        return offices.filter(state=user.office.state_id)
    return offices.filter(pk=user.office_id)


def people_seen_by(user: User) -> QuerySet[User]:
    """Who may work on what this user sees, those who left too."""
    people = User.objects.filter(
        office__in=offices_seen_by(user), role_assignments__role__in=[Role.LEGAL_OFFICER, Role.SUPERVISOR]
    )
    return people.distinct().order_by("name", "pk")
