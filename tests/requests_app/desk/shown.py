"""What a desk shows, shortly; and a draft that came back."""

from requests_app import acts
from requests_app.choices import Act, ReturnReason, Status
from requests_app.desk import desk_of
from tests.factories import TODAY
from tests.requests_app.conftest import record


def groups(user, on=TODAY):
    """Title -> references."""
    return {
        group.kind.title: [item.assistance_request.reference for item in group.items]
        for group in desk_of(user, on=on).groups
    }


def returned_by(user, made, *, days_ago=0):
    details = acts.ReturnForCorrection(reason=ReturnReason.STYLE, note="Shorter.")
    record(made, Act.RETURN_FOR_CORRECTION, details, user, Status.DRAFT, Status.DRAFT, days_ago=days_ago)
