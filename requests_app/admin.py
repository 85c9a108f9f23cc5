"""The tables, to be looked at. Nothing is added, changed or deleted here: that is done by acts and services alone.

Rows are those of requests the person may see in the application too.
"""

from functools import reduce

from django.contrib import admin
from django.db.models import Q

from requests_app import assemble, models
from requests_app.content import protection
from requests_app.discretion import may_read_names_in
from requests_app.library import kept_for
from requests_app.selectors import cases_visible_to, visible_to
from treaties.admin import ReadOnlyAdmin


class OfRequest(ReadOnlyAdmin):
    """`request_path` leads from a row to its request. Unless its page shows no text at all (`tells_no_names`), a row of
    a case with protected people is opened to those alone who may read their names in the application."""

    request_path = "assistance_request"
    tells_no_names = False
    list_display = ["told"]
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request):
        return super().get_queryset(request).filter(**{f"{self.request_path}__in": visible_to(request.user)})

    def has_view_permission(self, request, obj=None):
        may = super().has_view_permission(request, obj)
        return may and (obj is None or self.tells_no_names or may_read_names_in(self.case_of(obj), request.user))

    @admin.display(description="row")
    def told(self, obj):
        """With pseudonyms, whoever reads the list."""
        return protection.in_name(str(obj), assemble.protected_in(self.case_of(obj)))

    def case_of(self, obj):
        steps = [] if self.request_path == "pk" else self.request_path.split("__")
        found = reduce(getattr, steps, obj)
        return getattr(found, "case", found)  # of a request, or the case itself


def masked(column: str):
    """A column whose words may name somebody."""

    @admin.display(description=column, ordering=column)
    def told(self, obj):
        return protection.in_name(getattr(obj, column), assemble.protected_in(self.case_of(obj)))

    return told


class OfCase(OfRequest):
    request_path = "case"

    def get_queryset(self, request):
        return self.model._default_manager.filter(**{f"{self.request_path}__in": cases_visible_to(request.user)})


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


@admin.register(models.RequestEvent)
class RequestEventAdmin(OfRequest):
    list_display = ["pk", "assistance_request", "act", "from_status", "to_status", "user", "at"]
    list_filter = ["act"]
    search_fields = ["assistance_request__reference"]


@admin.register(models.IssuedLetter)
class IssuedLetterAdmin(OfRequest):
    list_display = ["code", "assistance_request", "version"]
    search_fields = ["code", "assistance_request__reference"]


@admin.register(models.VoidedLetter, models.DrawnLetter)
class OfLetterAdmin(OfRequest):
    request_path = "letter__assistance_request"


@admin.register(models.FollowUpDraft, models.FollowUpLetter)
class FollowUpAdmin(OfRequest):
    list_display = ["told", "kind"]
    list_filter = ["kind"]


@admin.register(models.FollowUpAnnex)
class FollowUpAnnexAdmin(OfRequest):
    request_path = "draft__assistance_request"


@admin.register(models.DrawnFollowUp, models.FollowUpSent)
class OfFollowUpAdmin(OfRequest):
    request_path = "letter__assistance_request"


@admin.register(models.Seal)
class SealAdmin(OfRequest):
    request_path = "event__assistance_request"
    list_display = ["position", "event", "sha256"]


@admin.register(models.Correspondence)
class CorrespondenceAdmin(OfRequest):
    list_display = ["pk", "assistance_request", "direction", "means", "on"]
    list_filter = ["direction", "means"]


@admin.register(models.CorrespondenceFile, models.Question, models.Handled)
class OfCorrespondenceAdmin(OfRequest):
    request_path = "entry__assistance_request"


@admin.register(models.Custody)
class CustodyAdmin(OfRequest):
    request_path = "file__entry__assistance_request"


@admin.register(models.QuestionAnswered)
class QuestionAnsweredAdmin(OfRequest):
    request_path = "question__entry__assistance_request"


admin.site.register(models.Offence, OfCase)


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


@admin.register(models.Sought)
class SoughtAdmin(OfRequest):
    list_display = ["assistance_request", "key"]


@admin.register(models.ElementAnswer, models.Counterpart)
class OfOffence(OfRequest):
    request_path = "offence__case"

    def get_queryset(self, request):
        return self.model._default_manager.filter(offence__case__in=cases_visible_to(request.user))


admin.site.register(
    [models.Drafter, models.Measure, models.Statement, models.Clause, models.GroundAnswer, models.Attachment],
    OfRequest,
)


@admin.register(models.WaitsFor)
class WaitsForAdmin(OfRequest):
    request_path = "waiting"
    list_display = ["waiting", "awaited", "user", "at"]
    list_select_related = ["waiting", "awaited", "user"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(awaited__in=visible_to(request.user))


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


@admin.register(models.Questionnaire)
class QuestionnaireAdmin(OfRequest):
    list_display = ["pk", "assistance_request", "told_addressee", "sent_by", "sent_at", "expires_at"]
    told_addressee = masked("addressee")
    list_select_related = ["assistance_request", "sent_by"]


@admin.register(models.Submission, models.Answer, models.AnsweredFile)
class OfQuestionnaire(OfRequest):
    request_path = "questionnaire__assistance_request"
    list_select_related = ["questionnaire"]


@admin.register(models.AnswerDecision)
class AnswerDecisionAdmin(OfRequest):
    list_display = ["pk", "step", "user", "at"]
    list_select_related = ["user"]

    def get_queryset(self, request):
        seen = visible_to(request.user)
        of_an_answer = Q(answer__questionnaire__assistance_request__in=seen)
        of_a_file = Q(file__questionnaire__assistance_request__in=seen)
        return self.model._default_manager.filter(of_an_answer | of_a_file)

    def case_of(self, obj):
        return (obj.answer or obj.file).questionnaire.assistance_request.case


@admin.register(models.SignedOriginal)
class SignedOriginalAdmin(OfRequest):
    request_path = "letter__assistance_request"
    list_display = ["letter", "pages", "read_as", "user", "at"]
    list_select_related = ["letter__assistance_request", "user"]


@admin.register(models.OriginalFile)
class OriginalFileAdmin(OfRequest):
    request_path = "original__letter__assistance_request"
    list_display = ["filename", "original", "sha256"]
    list_select_related = ["original__letter__assistance_request"]


@admin.register(models.Hop)
class HopAdmin(OfRequest):
    request_path = "letter__assistance_request"
    list_display = ["on", "letter", "from_party", "to_party", "means", "user"]
    list_select_related = ["letter__assistance_request", "user"]


@admin.register(models.MovedBasis, models.ComparedBasis)
class MovedBasisAdmin(OfRequest):
    list_display = ["assistance_request", "edition"]
    list_select_related = ["assistance_request", "edition"]
