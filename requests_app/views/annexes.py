"""The file of an annex, to whoever may see its request."""

import logging

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from requests_app.models import Attachment
from requests_app.selectors import visible_to
from requests_app.views.files import refuse_unless_open, saved

logger = logging.getLogger(__name__)

NOT_GIVEN = (
    "the stored file is lost or is not the one that was attached, so it is not given out. Tell your administrator."
)


@require_safe
def download(request, pk):
    """The file as it was attached, or none. Saved, never shown: what somebody uploaded does not run here."""
    annex = get_object_or_404(Attachment.objects.filter(assistance_request__in=visible_to(request.user)), pk=pk)
    refuse_unless_open(annex.assistance_request, request.user)
    if not annex.is_unaltered():
        logger.error("The file of annex %s is lost or not the one that was attached (SHA-256 %s).", pk, annex.sha256)
        messages.error(request, f"{annex}: {NOT_GIVEN}")
        return redirect(annex.assistance_request)
    return saved(annex)
