"""The administration site shows and never writes; it has no door that the application does not have."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse

from accounts.choices import Role
from requests_app.choices import Confidentiality, Status
from requests_app.models import AssistanceRequest
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

# A working copy is its writer's alone, and what is typed in a questionnaire the investigator's until it is sent; a kept
# text belongs to the versions that say it, and is read through them. A spreadsheet that is looked at is gone in a day.
NOT_SHOWN = {"EarlierSheet", "KeptText", "TypedAnswers", "WorkingCopy"}
MODELS = [each for each in apps.get_app_config("requests_app").get_models() if each.__name__ not in NOT_SHOWN]


@pytest.fixture
def superuser(office):
    return UserFactory(office=office, roles=[Role.ADMINISTRATOR], is_staff=True, is_superuser=True)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
class TestEveryModel:
    def test_is_shown(self, model):
        assert admin.site.is_registered(model)

    def test_cannot_be_written(self, model, superuser):
        shown = admin.site.get_model_admin(model)
        request = RequestFactory().get("/")
        request.user = superuser

        assert not shown.has_add_permission(request)
        assert not shown.has_change_permission(request)
        assert not shown.has_delete_permission(request)
        assert shown.get_actions(request) == {}

    def test_refuses_to_add(self, model, superuser, client):
        client.force_login(superuser)

        assert client.post(reverse(f"admin:requests_app_{model._meta.model_name}_add")).status_code == 403

    def test_has_a_list_that_opens(self, model, superuser, at_status, client):
        at_status(Status.UNDER_REVIEW)
        client.force_login(superuser)

        assert client.get(reverse(f"admin:requests_app_{model._meta.model_name}_changelist")).status_code == 200


class TestWhatIsNobodyElses:
    @pytest.mark.parametrize("name", sorted(NOT_SHOWN))
    def test_is_not_shown(self, name):
        assert not admin.site.is_registered(apps.get_model("requests_app", name))


class TestAssistanceRequest:
    def test_keeps_its_status_whatever_is_posted(self, superuser, at_status, client):
        made = at_status(complete=False)  # protects nobody, so that its page opens to an administrator
        client.force_login(superuser)
        url = reverse("admin:requests_app_assistancerequest_change", args=[made.pk])

        assert client.get(url).status_code == 200
        assert client.post(url, {"status": "approved", "nexus": "Another."}).status_code == 403
        assert AssistanceRequest.objects.get(pk=made.pk).status == Status.DRAFT

    def test_cannot_be_deleted(self, superuser, at_status, client):
        made = at_status()
        client.force_login(superuser)

        url = reverse("admin:requests_app_assistancerequest_delete", args=[made.pk])

        assert client.post(url, {"post": "yes"}).status_code == 403
        assert AssistanceRequest.objects.filter(pk=made.pk).exists()

    def test_is_hidden_from_whoever_may_not_see_it(self, superuser, at_status, client):
        made = at_status(complete=False, confidentiality=Confidentiality.RESTRICTED)
        client.force_login(superuser)

        page = client.get(reverse("admin:requests_app_assistancerequest_changelist")).content.decode()

        assert made.reference not in page
