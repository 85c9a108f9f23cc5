"""What was done, the letters that were issued, and how they travelled."""

from django.contrib import admin

from requests_app import models
from requests_app.admin.of_request import OfRequest, masked


@admin.register(models.RequestEvent)
class RequestEventAdmin(OfRequest):
    list_display = ["pk", "assistance_request", "act", "from_status", "to_status", "user", "at"]
    list_filter = ["act"]
    search_fields = ["assistance_request__reference"]


@admin.register(models.Seal)
class SealAdmin(OfRequest):
    request_path = "event__assistance_request"
    list_display = ["position", "event", "sha256"]


@admin.register(models.IssuedLetter)
class IssuedLetterAdmin(OfRequest):
    list_display = ["code", "assistance_request", "version"]
    search_fields = ["code", "assistance_request__reference"]


@admin.register(models.VoidedLetter, models.DrawnLetter)
class OfLetterAdmin(OfRequest):
    request_path = "letter__assistance_request"


@admin.register(models.SignedOriginal)
class SignedOriginalAdmin(OfRequest):
    request_path = "letter__assistance_request"
    list_display = ["letter", "pages", "read_as", "user", "at"]
    list_select_related = ["letter__assistance_request", "user"]


@admin.register(models.OriginalFile)
class OriginalFileAdmin(OfRequest):
    request_path = "original__letter__assistance_request"
    list_display = ["told_filename", "original", "sha256"]
    told_filename = masked("filename")
    list_select_related = ["original__letter__assistance_request"]


@admin.register(models.Hop)
class HopAdmin(OfRequest):
    request_path = "letter__assistance_request"
    list_display = ["on", "letter", "from_party", "to_party", "means", "user"]
    list_select_related = ["letter__assistance_request", "user"]
