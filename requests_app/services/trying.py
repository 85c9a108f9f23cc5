"""A draft as it would read with a change that is not saved: the same reading, the same checklist, nothing kept."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from requests_app import assemble
from requests_app.models import AssistanceRequest
from requests_app.reading import Reading
from requests_app.services.carrying_over import carry_over


def tried(assistance_request: AssistanceRequest, write: Callable[[AssistanceRequest], None], *, on: date) -> Reading:
    """Write, read, and take back what was written. Nobody is asked, locked out or made a drafter by it."""
    with transaction.atomic():
        trial = AssistanceRequest.objects.select_related("case").get(pk=assistance_request.pk)
        facts = trial.case.summary_of_facts
        write(trial)
        carry_over(trial.case, facts)
        trial.case.save()
        trial.save()
        reading = Reading(assemble.with_parts(AssistanceRequest.objects.all()).get(pk=trial.pk), on=on)
        _ = reading.gaps, reading.preservation_warning  # read while it stands
        transaction.set_rollback(True)
    return reading
