"""The registry in the admin is for looking things up."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.test import RequestFactory

from treaties.models import Loaded

MODELS = [model for model in admin.site._registry if model._meta.app_label == "treaties"]


class TestRegistryAdmin:
    def test_shows_every_kind_of_fact(self):
        assert {model for model in Loaded.__subclasses__() if not model._meta.abstract} <= set(MODELS)

    @pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
    def test_changes_nothing(self, model):
        page, request = admin.site._registry[model], RequestFactory().get("/")
        request.user = get_user_model()(is_superuser=True)

        assert page.has_view_permission(request)
        assert not page.has_add_permission(request)
        assert not page.has_change_permission(request)
        assert not page.has_delete_permission(request)
