"""Offices: letterhead, numbering, signatories."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts import selectors, services
from accounts.forms import OfficeForm, SignatoryForm
from accounts.models import Office, Signatory
from accounts.services import AdministrationRefused
from accounts.views.doors import administrators_only


@administrators_only
@require_safe
def offices(request):
    return render(request, "accounts/offices.html", {"offices": selectors.offices()})


@administrators_only
def office_new(request):
    form = OfficeForm(request.POST or None, on=timezone.localdate())
    if form.is_valid():
        try:
            office = services.create_office(by=request.user, at=timezone.now(), **form.cleaned_data)
        except AdministrationRefused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, f"{office} is open. Add who signs its letters, then invite its people.")
            return redirect(office)
    return render(request, "accounts/office_new.html", {"form": form})


@administrators_only
def office_edit(request, pk):
    office = get_object_or_404(Office.objects.select_related("state"), pk=pk)
    form = OfficeForm(request.POST or None, instance=get_object_or_404(Office, pk=pk), on=timezone.localdate())
    if form.is_valid():
        try:
            services.update_office(office, by=request.user, at=timezone.now(), **form.cleaned_data)
        except AdministrationRefused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, "The office is saved.")
            return redirect(office)
    return render(request, "accounts/office_edit.html", _page_of(office) | {"form": form})


@administrators_only
@require_safe
def office_letterhead(request, pk):
    office = get_object_or_404(Office.objects.select_related("state"), pk=pk)
    return render(request, "accounts/office_letterhead.html", _page_of(office))


@administrators_only
@require_POST
def signatory_add(request, pk):
    office = get_object_or_404(Office.objects.select_related("state"), pk=pk)
    form = SignatoryForm(request.POST)
    if form.is_valid():
        signatory = services.add_signatory(office, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, f"{signatory.name} may sign letters from now on.")
        return redirect(office)
    page = _page_of(office) | {"form": OfficeForm(instance=office, on=timezone.localdate()), "signatory_form": form}
    return render(request, "accounts/office_edit.html", page)


@administrators_only
@require_POST
def signatory_retire(request, pk, signatory_pk):
    signatory = get_object_or_404(Signatory, pk=signatory_pk, office=pk)
    services.retire_signatory(signatory, by=request.user, at=timezone.now())
    messages.success(request, f"{signatory.name} signs no more letters. Those they signed keep their name.")
    return redirect(signatory.office)


def _page_of(office: Office) -> dict:
    today = timezone.localdate()
    return {
        "office": office,
        "today": today,
        "next_reference": office.example_reference(on=today),
        "signatories": office.signatories.filter(is_active=True),
        "retired": office.signatories.filter(is_active=False),
        "signatory_form": SignatoryForm(),
        "events": selectors.events_of(office)[:20],
    }
