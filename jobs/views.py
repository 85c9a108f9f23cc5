"""The long jobs that somebody started: how far each is, and what came of it. Nobody sees another person's."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from jobs import progress
from jobs.models import LongJob

MOST_LISTED = 20


@require_safe
def long_jobs(request):
    return render(request, "jobs/long_jobs.html", {"long_jobs": _own(request)[:MOST_LISTED]})


@require_safe
def long_job(request, pk):
    """A page, or the part of it that looks again by itself."""
    found = get_object_or_404(_own(request), pk=pk)
    template = "jobs/_long_job.html" if request.htmx else "jobs/long_job.html"
    response = render(request, template, {"long_job": found})
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def cancel_long_job(request, pk):
    found = get_object_or_404(_own(request), pk=pk)
    if not progress.cancel(found, at=timezone.now()):
        messages.warning(request, "It is too late to cancel it: see below what came of it.")
    return redirect(found)


def _own(request):
    return LongJob.objects.filter(owner=request.user).select_related("job")
