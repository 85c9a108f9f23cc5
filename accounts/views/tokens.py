"""A person's own tokens for the API."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from accounts import services
from accounts.services import AdministrationRefused
from accounts.token_form import TokenForm


@never_cache
def tokens(request):
    """A new one is shown on the answer itself, once: to keep it for a next page would be to keep it."""
    form, made, text = TokenForm(request.POST or None), None, ""
    if form.is_valid():
        try:
            asked = {"name": form.cleaned_data["name"], "expires_on": form.expires_on(timezone.localdate())}
            made, text = services.make_token(request.user, **asked, at=timezone.now())
            form = TokenForm()
        except AdministrationRefused as refused:
            form.add_error("name", refused.reasons)
    held = request.user.api_tokens.filter(revoked_at=None)
    page = {"form": form, "made": made, "text": text, "tokens": held, "today": timezone.localdate()}
    return render(request, "accounts/tokens.html", page)


def token_revoke(request, pk):
    """Asks once, says what will happen."""
    token = get_object_or_404(request.user.api_tokens, pk=pk, revoked_at=None)
    if request.method == "POST":
        services.revoke_token(token, by=request.user, at=timezone.now())
        messages.success(request, f"The token {token} is revoked.")
        return redirect("accounts:tokens")
    return render(request, "accounts/token_revoke.html", {"token": token})
