"""The file of an annex, to whoever may see its request."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from requests_app.models import Attachment
from requests_app.selectors import visible_to


@require_safe
def download(request, pk):
    """The file as it was attached. Saved, never shown: what somebody uploaded does not run here."""
    annex = get_object_or_404(Attachment.objects.filter(assistance_request__in=visible_to(request.user)), pk=pk)
    try:
        file = annex.file.open("rb")
    except FileNotFoundError:
        raise Http404(f"The file of “{annex.title}” is missing from the store. Tell your administrator.") from None
    response = FileResponse(file, as_attachment=True, filename=annex.filename, content_type="application/octet-stream")
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
