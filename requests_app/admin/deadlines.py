"""What stands by which day, and who was told."""

from django.contrib import admin

from requests_app import models
from requests_app.admin.of_request import OfRequest
from treaties.admin import ReadOnlyAdmin


@admin.register(models.StandingDeadline, models.ReckonedFor, models.DeadlineChange, models.DatedItem, models.Extension)
class DeadlineAdmin(OfRequest):
    pass


@admin.register(models.Notice)
class NoticeAdmin(OfRequest):
    request_path = "deadline__assistance_request"


@admin.register(models.CalendarFeed)
class CalendarFeedAdmin(ReadOnlyAdmin):
    """Who has one; what opens it is not shown."""

    exclude = ["digest"]
    list_display = ["user", "created_at", "last_used_on", "revoked_at"]
