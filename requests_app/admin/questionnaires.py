"""Questionnaires and what came back."""

from django.contrib import admin
from django.db.models import Q

from requests_app import models
from requests_app.admin.of_request import OfRequest, masked
from requests_app.selectors import visible_to


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
