"""What followed a letter that was sent: letters, correspondence, and how the request went."""

from django.contrib import admin

from requests_app import models
from requests_app.admin.of_request import OfRequest
from treaties.admin import ReadOnlyAdmin


@admin.register(models.FollowUpDraft, models.FollowUpLetter)
class FollowUpAdmin(OfRequest):
    list_display = ["told", "kind"]
    list_filter = ["kind"]


@admin.register(models.FollowUpAnnex)
class FollowUpAnnexAdmin(OfRequest):
    request_path = "draft__assistance_request"


@admin.register(models.DrawnFollowUp, models.FollowUpSent, models.VoidedFollowUp)
class OfFollowUpAdmin(OfRequest):
    request_path = "letter__assistance_request"


@admin.register(models.FollowUpOriginal)
class FollowUpOriginalAdmin(OfRequest):
    request_path = "letter__assistance_request"


@admin.register(models.FollowUpOriginalFile)
class FollowUpOriginalFileAdmin(OfRequest):
    request_path = "original__letter__assistance_request"


@admin.register(models.FollowUpRoute)
class FollowUpRouteAdmin(OfRequest):
    request_path = "sent__letter__assistance_request"


@admin.register(models.Correspondence)
class CorrespondenceAdmin(OfRequest):
    list_display = ["pk", "assistance_request", "direction", "means", "on"]
    list_filter = ["direction", "means"]


@admin.register(models.CorrespondenceFile, models.Question, models.Handled, models.NoLongerExpected)
class OfCorrespondenceAdmin(OfRequest):
    request_path = "entry__assistance_request"


@admin.register(models.Custody)
class CustodyAdmin(OfRequest):
    request_path = "file__entry__assistance_request"


@admin.register(models.QuestionAnswered)
class QuestionAnsweredAdmin(OfRequest):
    request_path = "question__entry__assistance_request"


@admin.register(models.Course)
class CourseAdmin(OfRequest):
    list_display = ["assistance_request", "channel", "sent_on", "ended_as", "returns"]
    list_filter = ["ended_as"]
    list_select_related = ["assistance_request"]


@admin.register(models.CourseMeasure)
class CourseMeasureAdmin(OfRequest):
    request_path = "course__assistance_request"
    list_display = ["course", "measure"]
    list_select_related = ["course__assistance_request"]


@admin.register(models.IncomingCount)
class IncomingCountAdmin(ReadOnlyAdmin):
    """Counts of a State, of no request."""

    list_display = ["state", "asking_state", "year", "received", "executed", "refused", "user", "at"]
    list_filter = ["year"]
    list_select_related = ["state", "asking_state", "user"]


@admin.register(models.EarlierRequest)
class EarlierRequestAdmin(OfRequest):
    list_display = ["assistance_request", "sent_on", "acknowledged_on"]
    list_select_related = ["assistance_request"]
