"""The remarks of a return, ticked off by those who correct the draft."""

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from requests_app import services
from requests_app.choices import Section
from requests_app.models import Objection
from requests_app.views.drafting.pages import section_url
from requests_app.views.frame import fetch
from requests_app.views.small_acts import telling


@require_POST
def tick_off(request, pk, objection_pk):
    """`mended` says whether it is; `section` is there where the button stood on the page of the section."""
    assistance_request = fetch(request.user, pk)
    objection = get_object_or_404(Objection, pk=objection_pk, assistance_request=assistance_request)
    with telling(request):
        is_mended = {"yes": True, "no": False}[request.POST["mended"]]
        services.tick_off(objection, is_mended=is_mended, user=request.user, at=timezone.now())
    if request.POST.get("section") and objection.section in Section:
        return redirect(section_url(assistance_request, Section(objection.section)))
    return redirect(assistance_request)
