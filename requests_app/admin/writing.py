"""For those who write together: what an office keeps, versions, what was read and objected to, comments."""

from django.contrib import admin

from requests_app import models
from requests_app.admin.of_request import OfRequest, masked
from requests_app.drafting.library import kept_for
from treaties.admin import ReadOnlyAdmin


@admin.register(models.LibraryText)
class LibraryTextAdmin(ReadOnlyAdmin):
    list_display = ["title", "place", "office", "written_by", "written_at", "retired_at"]
    list_select_related = ["office", "written_by"]
    list_filter = ["place"]
    search_fields = ["title"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(kept_for(request.user))


@admin.register(models.DraftVersion)
class DraftVersionAdmin(OfRequest):
    list_display = ["assistance_request", "version", "section", "user", "at"]
    list_select_related = ["assistance_request", "user"]


@admin.register(models.Look)
class LookAdmin(OfRequest):
    request_path = "version__assistance_request"
    list_display = ["version", "user", "at"]
    list_select_related = ["version__assistance_request", "user"]


@admin.register(models.Objection)
class ObjectionAdmin(OfRequest):
    list_display = ["assistance_request", "told_label", "reason", "is_external", "at"]
    told_label = masked("label")
    list_select_related = ["assistance_request"]


@admin.register(models.Mended)
class MendedAdmin(OfRequest):
    request_path = "objection__assistance_request"
    list_display = ["objection", "user", "at"]
    list_select_related = ["objection__assistance_request", "user"]


@admin.register(models.Comment)
class CommentAdmin(OfRequest):
    list_display = ["pk", "assistance_request", "told_label", "user", "at"]
    told_label = masked("label")
    list_select_related = ["assistance_request", "user"]


@admin.register(models.CommentEntry)
class CommentEntryAdmin(OfRequest):
    request_path = "comment__assistance_request"
    list_display = ["pk", "step", "user", "at"]
    list_select_related = ["user"]
