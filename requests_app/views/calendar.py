"""The calendar feed: its private address for calendar programs, and the page on which somebody makes or revokes it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from requests_app import services
from requests_app.clocks import calendar
from requests_app.models import CalendarFeed
from requests_app.views.without_account import WrongSecrets, without_account

WRONG_FEEDS = WrongSecrets("addresses of calendars", most=30, within=600)


@without_account
@require_safe
def feed(request, secret):
    if WRONG_FEEDS.too_many(request):
        return _no_calendar(too_many=True)
    now = timezone.now()
    held = CalendarFeed.objects.filter(digest=services.feed_digest(secret), revoked_at=None, user__is_active=True)
    found = held.select_related("user").first()
    if found is None:
        return _no_calendar(too_many=WRONG_FEEDS.count(request))
    today = timezone.localdate(now)
    held.exclude(last_used_on=today).update(last_used_on=today)
    answer = HttpResponse(calendar.feed(found.user, at=now, on=today), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="comity.ics"'
    return answer


def _no_calendar(*, too_many: bool) -> HttpResponse:
    words = "This address opens no calendar. Make a new one on your profile in Comity.\n"
    return HttpResponse(words, content_type="text/plain; charset=utf-8", status=429 if too_many else 404)


@never_cache
@require_http_methods(["GET", "POST"])
def calendar_page(request):
    """A new address is shown on the answer itself, once."""
    address = ""
    if request.method == "POST":
        secret = services.make_feed(request.user, at=timezone.now())
        address = request.build_absolute_uri(reverse("requests_app:calendar_feed", args=[secret]))
    held = CalendarFeed.objects.filter(user=request.user, revoked_at=None).first()
    return render(request, "requests_app/calendar.html", {"feed": held, "address": address})


@require_POST
def calendar_revoke(request):
    if services.revoke_feed(request.user, at=timezone.now()):
        messages.success(request, "The address is revoked: it opens nothing any more.")
    return redirect("requests_app:calendar")
