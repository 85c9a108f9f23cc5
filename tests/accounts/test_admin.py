"""The site's administration pages: to look, not to change."""

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.choices import Role
from accounts.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


class TestAdmin:
    @pytest.mark.parametrize("model", ["user", "office", "administrationevent"])
    def test_shows_rows_to_an_administrator(self, client, model):
        administrator = UserFactory(roles=[Role.ADMINISTRATOR])
        client.force_login(administrator)
        assert client.get(reverse(f"admin:accounts_{model}_changelist")).status_code == 200

    def test_does_not_change_roles_or_rights(self, client):
        person = UserFactory()
        client.force_login(UserFactory(roles=[Role.ADMINISTRATOR]))
        address = reverse("admin:accounts_user_change", args=[person.pk])
        assert client.get(address).status_code == 200
        assert client.post(address, {"is_superuser": "on", "name": "X"}).status_code == 403
        assert not User.objects.get(pk=person.pk).is_superuser

    @pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
    def test_is_closed_to_everybody_else(self, client, role):
        client.force_login(UserFactory(roles=[role]))
        assert client.get(reverse("admin:accounts_user_changelist")).status_code != 200

    def test_has_no_sign_in_of_its_own(self, client):
        assert client.get(reverse("admin:login")).url.startswith(reverse("account_login"))

    def test_offers_no_way_round_the_screens(self):
        names = {model._meta.label for model in admin.site._registry}
        assert names.isdisjoint({"account.EmailAddress", "mfa.Authenticator", "auth.Group"})
