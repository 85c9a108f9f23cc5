"""A request of one State to another by a channel, for tests of what holds between the two."""

from requests_app.models import Measure
from tests.factories import AssistanceRequestFactory, OfficeFactory
from treaties.models import State


def between(requesting, requested, channel, *, measures=("taking_testimony",), **fields):
    """A request of another pair, with these measures and nothing else."""
    opened = AssistanceRequestFactory(
        office=OfficeFactory(state=State.objects.get(code=requesting)),
        requested_state=State.objects.get(code=requested),
        channel=channel,
        complete=False,
        **fields,
    )
    for position, key in enumerate(measures, start=1):
        Measure.objects.create(assistance_request=opened, assistance_type=key, position=position)
    return opened
