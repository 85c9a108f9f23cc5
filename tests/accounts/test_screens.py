"""The screens of offices and people, as an administrator and everybody else meets them."""

import pytest
from django.core import mail
from django.urls import reverse

from accounts import services
from accounts.choices import Role
from accounts.models import User
from tests.accounts.pages import words
from tests.factories import NOON, OfficeFactory, UserFactory

pytestmark = pytest.mark.django_db


class TestEveryScreenOfAdministration:
    @pytest.mark.parametrize(
        "name", ["offices", "office_new", "office_edit", "office_letterhead", "people", "person_invite", "person_edit",
                 "person_disable", "person_hand_over"]
    )  # fmt: skip
    @pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
    def test_is_closed_to_everybody_else(self, client, name, role):
        person = UserFactory(roles=[role])
        client.force_login(person)
        takes_one = {"office_edit", "office_letterhead", "person_edit", "person_disable", "person_hand_over"}
        pk = person.office.pk if name.startswith("office") else person.pk
        response = client.get(reverse(f"accounts:{name}", args=[pk] if name in takes_one else []))
        assert response.status_code == 403

    def test_asks_strangers_to_sign_in(self, client):
        response = client.get(reverse("accounts:people"))
        assert response.url.startswith(reverse("account_login"))


class TestPeople:
    def test_shows_roles_and_who_was_only_invited(self, browser):
        UserFactory(name="Ben Sample", roles=[Role.SUPERVISOR, Role.TRAINER])
        services.invite(email="c@ministry.example", name="Cem Sample", office=None, roles=["auditor"], by=None, at=NOON)
        page = words(browser.get(reverse("accounts:people")))
        assert "Supervisor, Trainer" in page
        assert "Invited" in page

    def test_is_narrowed_by_name_office_and_role(self, browser):
        wanted = UserFactory(name="Ben Sample", roles=[Role.SUPERVISOR])
        UserFactory(name="Ben Other", office=wanted.office)
        query = {"words": "ben", "office": wanted.office.pk, "role": "supervisor"}
        page = words(browser.get(reverse("accounts:people"), query))
        assert "Ben Sample" in page
        assert "Ben Other" not in page

    def test_takes_nonsense_in_the_address_for_everybody(self, browser):
        page = words(browser.get(reverse("accounts:people"), {"office": "x", "role": "king", "page": "-1"}))
        assert "Ada Sample" in page

    def test_reads_the_same_number_of_rows_however_many_there_are(self, browser, django_assert_max_num_queries):
        for _ in range(10):
            UserFactory()
        with django_assert_max_num_queries(10):
            browser.get(reverse("accounts:people"))


class TestPersonInvite:
    def test_sends_the_mail(self, browser):
        office = OfficeFactory()
        fields = {"name": "Ben Sample", "email": "ben@ministry.example", "office": office.pk, "roles": ["supervisor"]}
        response = browser.post(reverse("accounts:person_invite"), fields, follow=True)
        assert "on its way to ben@ministry.example" in words(response)
        assert mail.outbox[0].to == ["ben@ministry.example"]

    def test_says_in_demo_mode_where_the_mail_lies(self, browser, settings):
        settings.DEMO, settings.EMAIL_FILE_PATH = True, "/srv/comity/var/mail"
        fields = {"name": "Ben", "email": "ben@ministry.example", "office": OfficeFactory().pk, "roles": ["supervisor"]}

        response = browser.post(reverse("accounts:person_invite"), fields, follow=True)

        assert "The invitation to ben@ministry.example lies in /srv/comity/var/mail" in words(response)

    def test_says_which_roles_do_not_fit_together(self, browser):
        fields = {"name": "Ben", "email": "ben@ministry.example", "roles": ["auditor", "administrator"]}
        response = browser.post(reverse("accounts:person_invite"), fields)
        assert "An auditor acts on nothing" in words(response)
        assert not User.objects.filter(name="Ben").exists()

    def test_shows_the_person_when_only_the_mail_failed(self, browser, settings):
        settings.EMAIL_BACKEND = "tests.accounts.mail.Down"
        fields = {"name": "Ben", "email": "ben@ministry.example", "roles": ["auditor"]}
        response = browser.post(reverse("accounts:person_invite"), fields, follow=True)
        assert "could not be sent" in words(response)
        assert "Send the invitation again" in words(response)

    def test_says_that_an_office_comes_first(self, browser):
        assert "Open an office first" in words(browser.get(reverse("accounts:person_invite")))


class TestPersonEdit:
    def test_saves_roles_and_shows_the_record(self, browser):
        person = UserFactory(name="Ben Sample")
        fields = {"name": person.name, "email": person.email, "office": person.office.pk, "roles": ["supervisor"]}
        page = words(browser.post(person.get_absolute_url(), fields, follow=True))
        assert "Roles: Legal officer is now Supervisor" in page

    def test_says_why_the_last_administrator_stays_one(self, browser, administrator):
        fields = {"name": "Ada", "email": administrator.email, "roles": ["auditor"]}
        page = words(browser.post(administrator.get_absolute_url(), fields))
        assert "is the only administrator left" in page

    def test_sends_the_invitation_again(self, browser):
        person = services.invite(
            email="c@ministry.example", name="Cem", office=None, roles=["auditor"], by=None, at=NOON
        )
        browser.post(reverse("accounts:person_invite_again", args=[person.pk]))
        assert len(mail.outbox) == 2


class TestPersonDisable:
    def test_asks_first(self, browser):
        person = UserFactory()
        page = words(browser.get(reverse("accounts:person_disable", args=[person.pk])))
        assert "signed out everywhere at once" in page
        assert User.objects.get(pk=person.pk).is_active

    def test_disables(self, browser):
        person = UserFactory(name="Ben Sample")
        page = browser.post(reverse("accounts:person_disable", args=[person.pk]), follow=True)
        assert "The account of Ben Sample is disabled" in words(page)
        assert not User.objects.get(pk=person.pk).is_active

    def test_does_not_guess_who_takes_over(self, browser, open_work_of):
        person = open_work_of(UserFactory(), "CA/2026/0001: draft")
        UserFactory(office=person.office, name="Cem Sample")
        page = words(browser.post(reverse("accounts:person_disable", args=[person.pk])))
        assert "CA/2026/0001: draft" in page
        assert '<a href="#id_hand_over_to">Who takes it over: Choose who takes it over.</a>' in page
        assert User.objects.get(pk=person.pk).is_active

    def test_hands_over_to_the_one_chosen(self, browser, open_work_of):
        person = open_work_of(UserFactory(), "CA/2026/0001: draft")
        colleague = UserFactory(office=person.office)
        browser.post(reverse("accounts:person_disable", args=[person.pk]), {"hand_over_to": colleague.pk})
        assert colleague.pk in open_work_of.desks
        assert not User.objects.get(pk=person.pk).is_active

    def test_says_what_to_do_when_nobody_can_take_over(self, browser, open_work_of):
        person = open_work_of(UserFactory(), "CA/2026/0001: draft")
        page = words(browser.get(reverse("accounts:person_disable", args=[person.pk])))
        assert "Invite somebody who can" in page

    def test_enables_again(self, browser):
        person = UserFactory(is_active=False)
        page = browser.post(reverse("accounts:person_enable", args=[person.pk]), follow=True)
        assert "may sign in again" in words(page)


class TestPersonHandOver:
    def test_leaves_the_person_where_they_are(self, browser, open_work_of):
        person = open_work_of(UserFactory(), "CA/2026/0001: draft")
        colleague = UserFactory(office=person.office)
        browser.post(reverse("accounts:person_hand_over", args=[person.pk]), {"hand_over_to": colleague.pk})
        assert colleague.pk in open_work_of.desks
        assert User.objects.get(pk=person.pk).is_active


class TestProfile:
    def test_shows_office_roles_and_whom_to_ask(self, client, administrator):
        client.force_login(UserFactory(roles=[Role.SUPERVISOR], office__name="Prosecution, Lahore"))
        page = words(client.get(reverse("accounts:profile")))
        for expected in ("Prosecution, Lahore", "Supervisor", "Ada Sample", reverse("mfa_index")):
            assert expected in page

    def test_sends_administrators_to_their_own_page_under_people(self, browser, administrator):
        page = words(browser.get(reverse("accounts:profile")))
        assert f'href="{administrator.get_absolute_url()}"' in page
        assert "Ask an administrator" not in page

    def test_changes_the_name_and_nothing_else(self, client):
        person = UserFactory()
        client.force_login(person)
        client.post(reverse("accounts:profile"), {"name": "Ben B. Sample", "roles": ["administrator"]})
        changed = User.objects.get(pk=person.pk)
        assert changed.name == "Ben B. Sample"
        assert changed.roles == {Role.LEGAL_OFFICER}
