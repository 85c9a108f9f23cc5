"""`manage.py create_first_administrator`: the first person of a real installation."""

import io

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from accounts import demo
from accounts.choices import Role
from accounts.models import User
from tests.factories import NOON, UserFactory

pytestmark = pytest.mark.django_db


def run(email="ada@ministry.example", **options) -> str:
    out = io.StringIO()
    call_command("create_first_administrator", email, name="Ada Sample", stdout=out, **options)
    return out.getvalue()


class TestCreateFirstAdministrator:
    def test_makes_an_administrator_and_prints_a_link_and_what_is_next(self):
        said = run()
        person = User.objects.get(email="ada@ministry.example")
        assert person.roles == {Role.ADMINISTRATOR}
        assert person.is_staff
        for expected in (f"{settings.SITE_URL}/accounts/password/reset/key/", "/offices/new/", "/people/invite/"):
            assert expected in said

    def test_its_link_lets_them_in(self, client):
        said = run()
        link = next(word for word in said.split() if "/password/reset/key/" in word)
        form = client.get(link.removeprefix(settings.SITE_URL), follow=True)
        password = {"password1": "a long new password", "password2": "a long new password"}
        client.post(form.redirect_chain[-1][0], password)
        assert User.objects.get().check_password("a long new password")

    def test_asks_for_a_password_at_a_terminal(self, monkeypatch):
        answers = iter(["short", "a long new password", "another", "a long new password", "a long new password"])
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
        run()
        assert User.objects.get().check_password("a long new password")

    def test_refuses_where_there_is_one(self):
        UserFactory(roles=[Role.ADMINISTRATOR], name="Iqra Sample")
        with pytest.raises(CommandError, match=r"Iqra Sample .* is an administrator already"):
            run()
        assert not User.objects.filter(name="Ada Sample").exists()

    def test_makes_another_when_asked_to(self):
        UserFactory(roles=[Role.ADMINISTRATOR])
        run(another=True)
        assert User.objects.filter(name="Ada Sample").exists()

    def test_refuses_an_address_that_is_none(self):
        with pytest.raises(CommandError, match="valid e"):
            run("ada")

    def test_refuses_an_address_that_is_taken(self):
        UserFactory(email="ada@ministry.example")
        with pytest.raises(CommandError, match="has the address"):
            run()

    def test_refuses_a_database_that_was_a_demo(self):
        demo.load(at=NOON)
        with pytest.raises(CommandError, match="holds demo people"):
            run(another=True)
