"""People, their pseudonyms, and the key to them."""

from django.contrib import admin

from requests_app import models
from requests_app.admin.of_request import OfCase, OfRequest


@admin.register(models.PersonConcerned)
class PersonConcernedAdmin(OfCase):
    """Names are for those who draft, review and send, in the application; here a protected person is a pseudonym."""

    list_display = ["told_as", "role", "case"]
    list_select_related = ["case", "protection"]
    fields = ["told_as", "role", "case"]
    tells_no_names = True


@admin.register(models.Protection)
class ProtectionAdmin(OfCase):
    list_display = ["pseudonym", "case"]
    list_select_related = ["case"]
    exclude = ["person"]
    tells_no_names = True


@admin.register(models.SealedAnnex)
class SealedAnnexAdmin(OfRequest):
    request_path = "letter__assistance_request"
    list_display = ["code", "letter"]
    exclude = ["content"]
    tells_no_names = True


@admin.register(models.DrawnSealedAnnex)
class DrawnSealedAnnexAdmin(OfRequest):
    request_path = "annex__letter__assistance_request"
    exclude = ["pdf"]
    tells_no_names = True
