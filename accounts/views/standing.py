"""When somebody leaves, comes back, or lost their second factor."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts import invitations, open_work, services
from accounts.forms import HandOverForm
from accounts.invitations import InvitationNotSent
from accounts.models import User
from accounts.services import AdministrationRefused
from accounts.views.doors import administrators_only


@administrators_only
def person_disable(request, pk):
    """Asks once, says what will happen, and who takes over where there is open work."""
    page = _leaving(request, pk)
    if request.method == "POST" and (not page["items"] or page["form"].is_valid()):
        to = page["form"].cleaned_data["hand_over_to"] if page["items"] else None
        try:
            services.disable(page["person"], by=request.user, at=timezone.now(), hand_over_to=to)
            messages.success(request, f"The account of {page['person']} is disabled.")
            return redirect("accounts:people")
        except AdministrationRefused as refused:
            page["refused"] = refused.reasons
    return render(request, "accounts/person_disable.html", page)


@administrators_only
def person_hand_over(request, pk):
    """All open work of somebody who stays."""
    page = _leaving(request, pk)
    if request.method == "POST" and page["form"].is_valid():
        to = page["form"].cleaned_data["hand_over_to"]
        try:
            services.hand_over(page["person"], to=to, by=request.user, at=timezone.now())
            messages.success(request, f"{to} has the work now.")
            return redirect(page["person"])
        except AdministrationRefused as refused:
            page["refused"] = refused.reasons
    return render(request, "accounts/person_hand_over.html", page)


@administrators_only
@require_POST
def person_enable(request, pk):
    person = get_object_or_404(User, pk=pk)
    try:
        services.enable(person, by=request.user, at=timezone.now())
        messages.success(
            request, f"{person} may sign in again. The link for a password {invitations.whereabouts(person)}"
        )
    except (AdministrationRefused, InvitationNotSent) as error:
        messages.error(request, str(error))
    return redirect(person)


@administrators_only
@require_POST
def person_remove_second_factor(request, pk):
    person = get_object_or_404(User, pk=pk)
    try:
        services.remove_second_factor(person, by=request.user, at=timezone.now())
        messages.success(request, f"{person} signs in with the password alone until they set up a new second factor.")
    except AdministrationRefused as refused:
        messages.error(request, str(refused))
    return redirect(person)


def _leaving(request, pk) -> dict:
    person = get_object_or_404(User.objects.select_related("office__state"), pk=pk)
    data = request.POST if request.method == "POST" else None
    form = HandOverForm(data, takers=open_work.takers(person))
    return {"person": person, "items": open_work.held_by(person), "form": form}
