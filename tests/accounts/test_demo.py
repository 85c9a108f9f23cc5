"""Demo people: there in demo mode, and nowhere else."""

import importlib

import pytest
from django.conf import settings as configured
from django.core.management import CommandError, call_command
from django.urls import NoReverseMatch, clear_url_caches, reverse

import accounts.urls
from accounts import demo
from accounts.choices import Role
from accounts.models import Office, User
from tests.accounts.pages import words
from tests.factories import NOON, TODAY, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo_mode(settings):
    """As when the server was started with COMITY_DEMO=1."""
    settings.DEMO = True
    read_addresses_again()
    yield
    settings.DEMO = False
    read_addresses_again()


def read_addresses_again():
    importlib.reload(accounts.urls)
    importlib.reload(importlib.import_module(configured.ROOT_URLCONF))
    clear_url_caches()


class TestLoadDemoPeople:
    def test_refuses_outside_demo_mode(self):
        with pytest.raises(CommandError, match="demo mode only"):
            call_command("load_demo_people")
        assert not User.objects.exists()

    @pytest.mark.parametrize("state", ["PK", "US"])
    def test_makes_every_role_and_a_second_supervisor_in_two_states(self, demo_mode, state):
        call_command("load_demo_people")
        people = User.objects.filter(office__state=state)
        held = sorted(role for person in people for role in person.roles)
        assert held == sorted([*Role, Role.SUPERVISOR])

    def test_makes_offices_that_can_issue_letters(self, demo_mode):
        call_command("load_demo_people")
        assert Office.objects.filter(is_central_authority=True).count() == 2
        for office in Office.objects.all():
            office.full_clean()
            assert office.signatories.exists()
            assert office.letterhead

    def test_may_be_repeated(self, demo_mode, capsys):
        call_command("load_demo_people")
        User.objects.filter(email="officer.pk@demo.example").update(name="Renamed")
        call_command("load_demo_people")
        assert User.objects.filter(name="Renamed").exists()
        assert User.objects.count() == 18
        assert "there already" in capsys.readouterr().out

    def test_numbers_each_office_by_its_own_scheme(self, demo_mode):
        call_command("load_demo_people")
        examples = {office.example_reference(on=TODAY) for office in Office.objects.all()}
        assert examples == {"ATP-LHR/2026/0001", "CA/MLA/2026/0001", "HTPU/2026-00001", "CA/0001/2026"}


@pytest.mark.usefixtures("demo_mode")
class TestOneClickSignIn:
    @pytest.fixture(autouse=True)
    def people(self, demo_mode):
        demo.load(at=NOON)

    def test_signs_in_as_that_person(self, client):
        client.post(reverse("accounts:demo_sign_in"), {"email": "supervisor.pk@demo.example"})
        assert User.objects.get(pk=client.session["_auth_user_id"]).name == "Bilal Sample"

    def test_goes_where_one_wanted_to_go_but_not_to_another_site(self, client):
        fields = {"email": "officer.pk@demo.example", "next": "/profile/"}
        assert client.post(reverse("accounts:demo_sign_in"), fields).url == "/profile/"
        fields["next"] = "https://evil.example/"
        assert client.post(reverse("accounts:demo_sign_in"), fields).url == configured.LOGIN_REDIRECT_URL

    def test_does_not_sign_in_as_a_real_person(self, client):
        person = UserFactory()
        assert client.post(reverse("accounts:demo_sign_in"), {"email": person.email}).status_code == 404
        assert "_auth_user_id" not in client.session

    def test_wants_a_click(self, client):
        assert client.get(reverse("accounts:demo_sign_in")).status_code == 405

    def test_is_explained_on_the_sign_in_page(self, client):
        page = client.get(reverse("account_login")).content.decode()
        for expected in ("Pakistan", "United States", "Amina Sample", "Legal officer", Role.SUPERVISOR.duty):
            assert expected in page

    def test_says_that_exercises_come_later(self, client):
        page = words(client.get(reverse("account_login")))

        assert "Trainee</strong>. Practises in exercises. Exercises come later." in page

    def test_says_where_somebody_works_once(self, client):
        page = words(client.get(reverse("account_login")))

        assert "Central authority</strong>. Sends approved requests" in page
        assert "Auditor</strong> at the central authority." in page


class TestOutsideDemoMode:
    def test_the_address_does_not_exist(self, client):
        with pytest.raises(NoReverseMatch):
            reverse("accounts:demo_sign_in")
        assert client.post("/demo/sign-in/", {"email": "officer.pk@demo.example"}).status_code == 404

    def test_demo_people_left_in_the_database_cannot_be_signed_in_as(self, client, demo_mode, settings):
        demo.load(at=NOON)
        settings.DEMO = False  # even where the address is still there
        fields = {"email": "officer.pk@demo.example"}
        assert client.post(reverse("accounts:demo_sign_in"), fields).status_code == 404
        assert "_auth_user_id" not in client.session

    def test_the_sign_in_page_names_none_of_them(self, client):
        demo.load(at=NOON)
        page = client.get(reverse("account_login")).content.decode()
        assert "Amina Sample" not in page
        assert "demo" not in page.lower()
