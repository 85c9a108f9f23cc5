"""The package of a letter as one file, to whoever may see the request."""

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from requests_app import letters
from requests_app.selectors import visible_to
from requests_app.sending import package
from requests_app.views.files import refuse_unless_open

NO_LETTER = "There is no letter to hand over: the request is not approved, or its approval was recalled."


@require_safe
def save(request, pk):
    """Sent as it is read; where a file is not whole nothing is, and the page of the request says which."""
    assistance_request = get_object_or_404(visible_to(request.user), pk=pk)
    refuse_unless_open(assistance_request, request.user)
    letter = letters.standing(assistance_request)
    try:
        if letter is None:
            raise package.PackageRefused([NO_LETTER])
        packed = package.pack(letter, at=timezone.now())
    except package.PackageRefused as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
        return redirect(assistance_request)
    answer = FileResponse(packed, as_attachment=True, filename=package.name(letter), content_type="application/zip")
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
