"""Tokens for the API: shown once, kept as a digest, ended at once."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts import services
from accounts.choices import Role
from accounts.models import ApiToken, User
from accounts.services import AdministrationRefused
from tests.factories import NOON, TODAY, UserFactory

pytestmark = pytest.mark.django_db
LAST_DAY = date(2027, 2, 22)


@pytest.fixture
def person():
    return UserFactory(name="Ben Sample")


def made_for(person, name="Weekly report", **fields):
    return services.make_token(person, **{"name": name, "expires_on": LAST_DAY, "at": NOON} | fields)


def words(response) -> str:
    return " ".join(response.content.decode().split())


class TestMakeToken:
    def test_keeps_no_text_that_would_open_the_door(self, person):
        token, text = made_for(person)
        kept = ApiToken.objects.filter(pk=token.pk).values_list().get()
        assert not any(text in str(value) for value in kept)

    def test_is_on_record(self, person):
        made_for(person)
        assert str(person.administration.get()) == (
            "Ben Sample made an API token for Ben Sample. Weekly report, until 22 February 2027."
        )

    def test_refuses_a_name_that_is_in_use(self, person):
        made_for(person)
        with pytest.raises(AdministrationRefused, match="You have a token named Weekly report"):
            made_for(person)
        assert person.api_tokens.count() == person.administration.count() == 1

    def test_takes_the_name_of_a_revoked_one(self, person):
        services.revoke_token(made_for(person)[0], by=person, at=NOON)
        made_for(person)
        assert person.api_tokens.count() == 2


class TestBearerOf:
    def test_knows_whose_it_is_through_its_last_day(self, person):
        _, text = made_for(person)
        assert services.bearer_of(text, on=LAST_DAY) == person

    def test_notes_the_day(self, person):
        token, text = made_for(person)
        services.bearer_of(text, on=TODAY)
        token.refresh_from_db()
        assert token.last_used_on == TODAY

    def test_knows_nobody_after_it(self, person):
        _, text = made_for(person)
        assert services.bearer_of(text, on=LAST_DAY + timedelta(days=1)) is None

    @pytest.mark.parametrize("text", ["", "comity_", "\0", "é" * 100_000])
    def test_knows_nobody_by_another_text(self, person, text):
        made_for(person)
        assert services.bearer_of(text, on=TODAY) is None

    def test_knows_nobody_by_a_revoked_one(self, person):
        token, text = made_for(person)
        services.revoke_token(token, by=person, at=NOON)
        assert services.bearer_of(text, on=TODAY) is None

    def test_knows_nobody_whose_account_is_disabled_nor_when_it_is_enabled_again(self, person):
        administrator = UserFactory(roles=[Role.ADMINISTRATOR])
        _, text = made_for(person)
        services.disable(person, by=administrator, at=NOON)
        assert services.bearer_of(text, on=TODAY) is None
        services.enable(person, by=administrator, at=NOON)
        assert services.bearer_of(text, on=TODAY) is None

    def test_knows_nobody_who_was_made_inactive_by_any_other_door(self, person):
        _, text = made_for(person)
        User.objects.filter(pk=person.pk).update(is_active=False)
        assert services.bearer_of(text, on=TODAY) is None


class TestRevokeToken:
    def test_is_on_record_once(self, person):
        token, _ = made_for(person)
        for _ in range(2):
            services.revoke_token(token, by=person, at=NOON)
        assert [event.note for event in person.administration.filter(act="token_revoked")] == ["Weekly report."]


class TestTheScreen:
    @pytest.fixture
    def browser(self, client, person):
        client.force_login(person)
        return client

    def test_shows_the_text_once_and_lets_nothing_keep_it(self, browser, person):
        answer = browser.post(reverse("accounts:tokens"), {"name": "Weekly report", "days": "90"})
        text = answer.context["text"]
        assert text in words(answer)
        assert "no-store" in answer["Cache-Control"]
        assert services.bearer_of(text, on=person.api_tokens.get().expires_on) == person
        assert text not in words(browser.get(reverse("accounts:tokens")))

    def test_says_which_name_is_taken(self, browser, person):
        made_for(person)
        answer = browser.post(reverse("accounts:tokens"), {"name": "Weekly report", "days": "90"})
        assert "You have a token named Weekly report" in words(answer)

    @pytest.mark.parametrize("asked", [{}, {"name": "x" * 61}, {"name": "a\0b"}, {"name": "Mine", "days": "9999"}])
    def test_makes_none_of_what_does_not_fit(self, browser, person, asked):
        assert browser.post(reverse("accounts:tokens"), {"days": "90"} | asked).status_code == 200
        assert not person.api_tokens.exists()

    def test_tells_an_expired_one(self, browser, person):
        made_for(person, expires_on=date(2020, 1, 1))
        assert "1 January 2020: expired" in words(browser.get(reverse("accounts:tokens")))

    def test_asks_before_it_revokes(self, browser, person):
        address = reverse("accounts:token_revoke", args=[made_for(person)[0].pk])
        assert "refused at once" in words(browser.get(address))
        assert person.api_tokens.filter(revoked_at=None).exists()
        assert "The token Weekly report is revoked" in words(browser.post(address, follow=True))
        assert not person.api_tokens.filter(revoked_at=None).exists()

    def test_knows_no_token_of_somebody_else(self, browser):
        token, _ = made_for(UserFactory())
        assert browser.post(reverse("accounts:token_revoke", args=[token.pk])).status_code == 404
        assert ApiToken.objects.filter(pk=token.pk, revoked_at=None).exists()

    def test_is_linked_from_the_profile(self, browser):
        assert reverse("accounts:tokens") in words(browser.get(reverse("accounts:profile")))
