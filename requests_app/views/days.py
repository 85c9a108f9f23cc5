"""The deadlines on the page of a request, with what moved them; days entered and taken back; extensions."""

from dataclasses import replace

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from requests_app import assemble, discretion, policies, services
from requests_app.clocks import clocks
from requests_app.content import protection
from requests_app.deadlines import preservation_ends_on
from requests_app.deadlines.preservation import extension_warning
from requests_app.forms.days import DayForm
from requests_app.models import AssistanceRequest, DatedItem
from requests_app.reading import Reading
from requests_app.selectors import for_list, visible_to
from requests_app.services import EditRefused
from requests_app.views.acts import fetch, not_open
from requests_app.views.small_acts import telling


def deadlines_of(reading: Reading, user: User) -> dict:
    """For `requests_app/_deadlines.html` and `_extend.html`."""
    saved = reading.assistance_request
    hidden = discretion.hidden_from(user, saved)
    found = [  # what they asked, and who said when they would act, was typed
        replace(each, rule=protection.in_text(each.rule, hidden))
        for each in clocks(saved, reading.registry, on=reading.on)
    ]
    changes = list(saved.deadline_changes.all())
    people = assemble.protected(saved)
    return {
        "deadlines": found,
        "moved": {each.key: each for each in changes if each.before and each.after},
        "changes": changes,
        "days": [(each, protection.in_text(each.words, people)) for each in saved.clock_days],
        "may_enter_days": policies.may_enter_days(saved, user),
        **extending(saved, preservation_ends_on(found), user, reading),
    }


def extending(preservation: AssistanceRequest, ends_on, user: User, reading: Reading) -> dict:
    """Whether it ends before an answer is to be expected, and what can be done."""
    usual = {"usual_days": reading.beside.usual_days, "usual_because": reading.beside.usual_because}
    warning = extension_warning(ends_on, on=reading.on, **usual) if ends_on else ""
    if not warning:
        return {"extension_warning": ""}
    extension = services.extension_of(preservation)
    shown = extension if extension and visible_to(user).filter(pk=extension.pk).exists() else None
    may_extend = extension is None and services.may_extend(preservation, user)
    return {"extension_warning": warning, "extension": shown, "may_extend": may_extend}


@require_http_methods(["GET", "POST"])
def day_new(request, pk):
    assistance_request = fetch(request, pk)
    if not policies.may_enter_days(assistance_request, request.user):
        return not_open(request, assistance_request, [policies.sentence(policies.may_enter_days)], status=403)
    form = DayForm(request.POST or None)
    if form.is_valid() and _entered(request, assistance_request, form):
        return redirect(f"{assistance_request.get_absolute_url()}#deadlines")
    return render(request, "requests_app/day.html", {"assistance_request": assistance_request, "form": form})


def _entered(request, assistance_request: AssistanceRequest, form: DayForm) -> bool:
    """Whether it was kept; else the form says why not."""
    try:
        item = services.enter_day(assistance_request, form.day(), user=request.user, at=timezone.now())
    except EditRefused as refused:
        form.add_error(None, refused.reasons)
        return False
    messages.success(request, f"It stands among the deadlines: {item}.")
    return True


@require_POST
def day_take_back(request, pk, day_pk):
    assistance_request = fetch(request, pk)
    item = get_object_or_404(DatedItem, pk=day_pk, assistance_request=assistance_request)
    with telling(request):
        services.take_back_day(item, user=request.user, at=timezone.now())
        messages.success(request, f"Taken back: {item}. It stays in the history.")
    return redirect(f"{assistance_request.get_absolute_url()}#deadlines")


@require_POST
def extend(request, pk):
    """Open the letter that asks for the extension, and show it."""
    earlier = get_object_or_404(for_list(visible_to(request.user)), pk=pk)
    with telling(request):
        opened = services.extend(earlier, user=request.user, at=timezone.now())
        messages.success(request, f"{opened} asks to extend the preservation of {earlier}. Read it, then submit it.")
        return redirect(opened)
    return redirect(earlier)
