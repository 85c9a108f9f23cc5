"""What somebody sees and changes about themselves."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts import selectors, services
from accounts.forms import OwnNameForm


def profile(request):
    form = OwnNameForm(request.POST or None, initial={"name": request.user.name})
    if form.is_valid():
        services.change_own_name(request.user, name=form.cleaned_data["name"], at=timezone.now())
        messages.success(request, "Your name is saved.")
        return redirect("accounts:profile")
    page = {
        "form": form,
        "has_second_factor": is_mfa_enabled(request.user),
        "administrators": selectors.administrators(),
    }
    return render(request, "accounts/profile.html", page)
