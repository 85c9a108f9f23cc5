"""What a list reads of a request, and what somebody keeps of lists. Words that somebody searched for may be a name: the
query of a view or of an export is not shown."""

from django.contrib import admin

from requests_app import models
from requests_app.admin.of_request import OfRequest
from treaties.admin import ReadOnlyAdmin


@admin.register(models.Listing)
class ListingAdmin(OfRequest):
    list_display = ["assistance_request", "press", "due_on", "is_stale"]
    list_select_related = ["assistance_request"]


@admin.register(models.SavedView)
class SavedViewAdmin(ReadOnlyAdmin):
    exclude = ["query", "name"]
    list_display = ["pk", "owner", "office", "is_default", "saved_at"]
    list_select_related = ["owner", "office"]


@admin.register(models.ListExport)
class ListExportAdmin(ReadOnlyAdmin):
    exclude = ["query"]
    list_display = ["pk", "user", "at", "format", "rows"]
    list_filter = ["format"]
    list_select_related = ["user"]
