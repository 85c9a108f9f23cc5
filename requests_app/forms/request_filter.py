"""What a list of requests is narrowed to."""

from django import forms
from django.db.models import Q, QuerySet

from accounts.models import User
from requests_app.choices import Status
from requests_app.discretion import case_found_by
from requests_app.forms.inputs import Choice, Line, StateRow
from requests_app.lifecycle import BEFORE_ITS_END
from requests_app.models import AssistanceRequest, Case
from treaties.models import State

OPEN, ENDED = "open", "ended"


class RequestFilter(forms.Form):
    """Every input may stay empty; one that cannot be understood narrows nothing and says so."""

    text = Line("Reference or case")
    status = Choice(
        "Status",
        required=False,
        choices=[("", "Any"), (OPEN, "Open"), (ENDED, "Ended"), *Status.choices],
    )
    state = StateRow(
        "Requested State",
        required=False,
        queryset=State.objects.none(),
        empty_label="Any",
        not_listed="No request you may see goes to that State.",
    )
    mine = forms.BooleanField(label="Only those assigned to me", required=False)

    def __init__(self, data, *, requests: QuerySet[AssistanceRequest], user: User):
        super().__init__(data, label_suffix="", auto_id="filter_%s")
        self.visible, self.user = requests, user
        self.fields["state"].queryset = State.objects.filter(
            pk__in=requests.order_by().values("requested_state").distinct()
        )

    @property
    def is_narrowing(self) -> bool:
        return any(self.cleaned_data.values()) if self.is_valid() else False

    def requests(self) -> QuerySet[AssistanceRequest]:
        self.is_valid()
        chosen = self.cleaned_data
        found = self.visible
        for word in chosen.get("text", "").split():
            found = found.filter(Q(reference__icontains=word) | Q(case__in=Case.objects.filter(case_found_by(word))))
        if status := chosen.get("status"):
            statuses = {OPEN: BEFORE_ITS_END, ENDED: [each for each in Status if each not in BEFORE_ITS_END]}
            found = found.filter(status__in=statuses.get(status, [status]))
        if state := chosen.get("state"):
            found = found.filter(requested_state=state)
        return found.filter(assigned_to=self.user) if chosen.get("mine") else found
