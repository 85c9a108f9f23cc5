"""Cases, their requests and what is written in them."""

from django.contrib import admin

from requests_app import models
from requests_app.admin.of_request import OfCase, OfRequest, masked
from requests_app.selectors import cases_visible_to, visible_to


@admin.register(models.AssistanceRequest)
class AssistanceRequestAdmin(OfRequest):
    request_path = "pk"
    list_display = ["reference", "office", "requested_state", "status", "assigned_to"]
    list_filter = ["status"]
    search_fields = ["reference", "case__national_reference"]


@admin.register(models.Case)
class CaseAdmin(OfCase):
    request_path = "pk"
    list_display = ["national_reference", "told_title", "office"]
    search_fields = ["national_reference"]
    told_title = masked("title")


admin.site.register(models.Offence, OfCase)


@admin.register(models.ElementAnswer, models.Counterpart, models.BegunOffence)
class OfOffence(OfRequest):
    request_path = "offence__case"

    def get_queryset(self, request):
        return self.model._default_manager.filter(offence__case__in=cases_visible_to(request.user))


admin.site.register(
    [models.Drafter, models.Measure, models.Statement, models.Clause, models.GroundAnswer, models.Attachment],
    OfRequest,
)


@admin.register(models.Sought)
class SoughtAdmin(OfRequest):
    list_display = ["assistance_request", "key"]


@admin.register(models.WaitsFor)
class WaitsForAdmin(OfRequest):
    request_path = "waiting"
    list_display = ["waiting", "awaited", "user", "at"]
    list_select_related = ["waiting", "awaited", "user"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(awaited__in=visible_to(request.user))


@admin.register(models.MovedBasis, models.ComparedBasis)
class MovedBasisAdmin(OfRequest):
    list_display = ["assistance_request", "edition"]
    list_select_related = ["assistance_request", "edition"]
