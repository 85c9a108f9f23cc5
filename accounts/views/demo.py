"""Demo mode: sign in as a demo person by one click. Outside demo mode this address does not exist."""

from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts import demo


@login_not_required
@require_POST
def sign_in(request):
    if not settings.DEMO:
        raise Http404
    person = get_object_or_404(demo.people(), email=request.POST.get("email", ""))
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(get_next_redirect_url(request) or settings.LOGIN_REDIRECT_URL)
