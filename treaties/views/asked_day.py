"""The day that a page is asked for, as the pages of States and of instruments take it."""

from django.utils import timezone

from treaties.pictures.forms import DayForm


def asked_day(request) -> dict:
    """Its form, the day (`on`: today where it cannot be read), and today."""
    today = timezone.localdate()
    form = DayForm.asked(request.GET, today=today)
    return {"form": form, "on": form.day if form.is_valid() else today, "today": today}
