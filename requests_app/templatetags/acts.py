"""How a request's open acts and clocks are laid out on a page."""

from collections.abc import Sequence

from django import template
from django.urls import reverse

from accounts.models import User
from requests_app.choices import Act
from requests_app.deadlines import Clock, ClockState
from requests_app.forms.acts import REVIEWING
from requests_app.lifecycle import BEFORE_ITS_END
from requests_app.models import AssistanceRequest, RequestEvent
from requests_app.notifications import TOLD
from requests_app.policies import may_hand_over
from requests_app.workflow import OpenAct

register = template.Library()

# The one main act of a page is the first of these that is open; what is not here is never the main one.
MAIN = (
    Act.SUBMIT,
    Act.APPROVE,
    Act.COUNTERSIGN,
    Act.TRANSMIT,
    Act.ANSWER_QUERY,
    Act.REVISE,
    Act.ACKNOWLEDGE,
    Act.RESUME,
    Act.EXECUTE,
    Act.CLOSE,
)


@register.filter
def by_weight(open_acts: Sequence[OpenAct]) -> dict:
    """{"main": the act the page is about, or None, "others": the rest in the order of the lifecycle}"""
    main = min((each for each in open_acts if each.act in MAIN), key=lambda each: MAIN.index(each.act), default=None)
    return {"main": main, "others": [each for each in open_acts if each is not main]}


@register.filter
def can_be_handed_over_by(assistance_request: AssistanceRequest, user: User) -> bool:
    return assistance_request.status in BEFORE_ITS_END and may_hand_over(assistance_request, user)


@register.filter
def act_url(act: Act, assistance_request: AssistanceRequest) -> str:
    """Where an act is done: a reviewer acts under the whole text, a drafter submits where every gap is listed."""
    if act == Act.SUBMIT:
        return reverse("requests_app:check", args=[assistance_request.pk])
    if act in REVIEWING:
        return reverse("requests_app:review", args=[assistance_request.pk])
    return reverse("requests_app:act", args=[assistance_request.pk, act])


@register.filter
def outcome(event: RequestEvent) -> str:
    """What was done, as something that happened: "Receipt acknowledged"."""
    what, _ = TOLD[event.act]
    return what


@register.filter
def running_and_information(clocks: Sequence[Clock]) -> dict:
    return {
        "running": [clock for clock in clocks if clock.due_on],
        "information": [clock for clock in clocks if clock.state == ClockState.INFORMATION],
    }


@register.filter
def of_key(found: dict, key: str):
    """What a dictionary has under a key; None for nothing."""
    return (found or {}).get(key)
