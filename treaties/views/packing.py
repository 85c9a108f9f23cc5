"""An edition as one signed file, for a machine without a network."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from treaties import packs
from treaties.editions import EditionAltered
from treaties.models import Edition, EditionContent
from treaties.views.doors import editors_only


@editors_only
@require_safe
def pack(request, number):
    found = get_object_or_404(Edition, number=number)
    try:
        content = packs.pack(found, packs.private_key(settings.PACK_KEY))
    except (packs.NoKey, EditionAltered) as error:
        messages.error(request, str(error))
        return redirect(found)
    except EditionContent.DoesNotExist:
        messages.error(request, "It was published before editions were kept whole.")
        return redirect("treaties:editions")
    name = f"comity-registry-{found.number}.pack"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/zip", headers=headers)
