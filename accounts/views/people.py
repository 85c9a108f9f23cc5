"""People: who is here, inviting them, changing what they may do."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts import invitations, open_work, selectors, services
from accounts.forms import PeopleFilter, PersonForm
from accounts.invitations import InvitationNotSent
from accounts.models import Office, User
from accounts.services import AdministrationRefused
from accounts.views.doors import administrators_only

PAGE = 50


@administrators_only
@require_safe
def people(request):
    narrowing = PeopleFilter(request.GET)
    found = selectors.people(**narrowing.chosen())
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/people.html", {"page": page, "filter": narrowing})


@administrators_only
def person_invite(request):
    form = PersonForm(request.POST or None, initial={"office": request.GET.get("office")})
    if form.is_valid():
        try:
            person = services.invite(by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, f"The invitation {invitations.whereabouts(person)}")
            return redirect("accounts:people")
        except InvitationNotSent as error:
            messages.error(request, str(error))
            return redirect(User.objects.get(email=form.cleaned_data["email"]))
        except AdministrationRefused as refused:
            form.add_error(None, refused.reasons)
    return render(request, "accounts/person_invite.html", {"form": form, "no_offices": not Office.objects.exists()})


@administrators_only
def person_edit(request, pk):
    person = get_object_or_404(User.objects.select_related("office__state"), pk=pk)
    form = PersonForm(request.POST or None, person=person)
    if form.is_valid():
        try:
            services.change_person(person, by=request.user, at=timezone.now(), **form.cleaned_data)
        except AdministrationRefused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, "Saved.")
            return redirect(person)
    return render(request, "accounts/person_edit.html", _page_of(person) | {"form": form})


@administrators_only
@require_POST
def person_invite_again(request, pk):
    person = get_object_or_404(User, pk=pk)
    try:
        services.invite_again(person, by=request.user, at=timezone.now())
        messages.success(request, f"A new invitation {invitations.whereabouts(person)}")
    except (AdministrationRefused, InvitationNotSent) as error:
        messages.error(request, str(error))
    return redirect(person)


def _page_of(person: User) -> dict:
    return {
        "person": person,
        "items": open_work.held_by(person),
        "has_second_factor": is_mfa_enabled(person),
        "events": selectors.events_of(person),
    }
