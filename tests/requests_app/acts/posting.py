"""What is posted from the page of each act."""

from datetime import timedelta

from django.urls import reverse

from requests_app.choices import Act, Status
from requests_app.forms.acts import FORMS
from requests_app.reading import Reading
from tests.factories import TODAY
from tests.requests_app.performing import fresh


def url(assistance_request, act):
    return reverse("requests_app:act", args=[assistance_request.pk, act])


def shown(assistance_request, act, **typed):
    """What a browser posts from the page of an act: what it carries unseen, and what somebody typed."""
    form = FORMS[act](reading=Reading(fresh(assistance_request), on=TODAY))
    carried = {name: form.shown()[name] for name, field in form.fields.items() if field.widget.is_hidden}
    return carried | typed


ON = {"on": str(TODAY)}


# Act -> from which status, by whom, with what typed
FOLLOW_UP = {
    Act.SUBMIT: (Status.DRAFT, "officer", {}),
    Act.TRANSMIT: (Status.APPROVED, "sender", {"route": "central_authority"} | ON),
    Act.ACKNOWLEDGE: (Status.TRANSMITTED, "sender", {"counterpart_reference": "DOJ-5"} | ON),
    Act.RAISE_QUERY: (
        Status.TRANSMITTED,
        "sender",
        {"question": "Which?", "due_on": str(TODAY + timedelta(days=9))} | ON,
    ),
    Act.ANSWER_QUERY: (Status.QUERY_OPEN, "officer", {"answer": "Account 88213407."} | ON),
    Act.RECORD_RETURN: (
        Status.TRANSMITTED,
        "sender",
        {"where_1": "facts/nexus", "deficiency_1": "unclear", "words_1": "Which ledger?"} | ON,
    ),
    Act.REVISE: (Status.RETURNED, "officer", {"note": ""}),
    Act.POSTPONE: (Status.TRANSMITTED, "sender", {"ground": "Own investigation."} | ON),
    Act.RESUME: (Status.POSTPONED, "sender", ON),
    Act.EXECUTE_IN_PART: (Status.TRANSMITTED, "sender", {"received": "Registration data."} | ON),
    Act.EXECUTE: (Status.TRANSMITTED, "sender", {"received": "All records."} | ON),
    Act.REFUSE: (Status.TRANSMITTED, "sender", {"ground": "Essential interests."} | ON),
    Act.WITHDRAW: (Status.DRAFT, "officer", {"reason": "The suspect confessed."}),
    Act.CLOSE: (Status.EXECUTED, "sender", {"note": ""}),
}
