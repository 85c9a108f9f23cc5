"""What the administrators see of background jobs: those that failed, and whether work is waiting."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.views.doors import administrators_only
from jobs import keeping
from jobs.models import Job

BY_NOW = "Somebody was faster: that job is not parked any more."


@administrators_only
def jobs(request):
    late = Job.objects.late(timezone.now())
    return render(request, "accounts/jobs.html", {"parked": Job.objects.parked(), "late": late.count()})


@require_POST
@administrators_only
def job_try_again(request, pk):
    job = get_object_or_404(Job, pk=pk)
    if keeping.try_again(job, at=timezone.now()):
        messages.success(request, f"Tried again within seconds: {job.told}.")
    else:
        messages.warning(request, BY_NOW)
    return redirect("accounts:jobs")


@administrators_only
def job_give_up(request, pk):
    job = get_object_or_404(Job.objects.parked(), pk=pk)
    if request.method != "POST":
        return render(request, "accounts/job_give_up.html", {"job": job})
    if keeping.give_up(job, at=timezone.now()):
        messages.success(request, f"Given up: {job.told}. Nothing of it will be done.")
    else:
        messages.warning(request, BY_NOW)
    return redirect("accounts:jobs")
