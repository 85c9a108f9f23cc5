"""Who may ask, how often, and what a stranger is told."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from accounts import services
from config import api
from tests.factories import NOON, UserFactory
from tests.treaties.api.conftest import Asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger():
    cache.clear()
    return Asking(Client())


@pytest.fixture
def token():
    return services.make_token(UserFactory(), name="Report", expires_on=date(2999, 1, 1), at=NOON)


class TestAQuestion:
    def test_is_answered_in_a_session(self, ask):
        assert ask("states/PK").told["name"] == "Pakistan"

    def test_is_answered_with_a_token(self, stranger, token):
        assert stranger("states/PK", authorization=f"Bearer {token[1]}").told["name"] == "Pakistan"

    @pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer comity_wrong", "Basic eDp5", "Bearer \x00\xff"])
    def test_of_a_stranger_is_refused_in_words(self, stranger, authorization):
        refused = stranger("states/PK", authorization=authorization)
        assert refused.status_code == 401
        assert refused["WWW-Authenticate"] == "Bearer"
        assert refused["Content-Type"] == "application/problem+json"
        assert "Sign in, or send a token" in refused.told["detail"]

    def test_with_a_revoked_token_is_refused(self, stranger, token):
        services.revoke_token(token[0], by=token[0].user, at=NOON)
        assert stranger("states/PK", authorization=f"Bearer {token[1]}").status_code == 401

    def test_of_a_stranger_is_refused_although_the_answer_is_known(self, ask, stranger):
        tag = ask("states/PK")["ETag"]
        assert stranger("states/PK", if_none_match=tag).status_code == 401

    def test_may_not_be_asked_without_end(self, ask, monkeypatch):
        monkeypatch.setattr(api, "A_MINUTE", 2)
        monkeypatch.setattr(api.time, "time", lambda: 1_000_000.0)
        answers = [ask("states/PK") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert 1 <= int(answers[-1]["Retry-After"]) <= 60
        assert "Wait" in answers[-1].told["detail"]

    def test_of_one_person_takes_nothing_from_another(self, ask, stranger, token, monkeypatch):
        monkeypatch.setattr(api, "A_MINUTE", 1)
        ask("states/PK")
        assert stranger("states/PK", authorization=f"Bearer {token[1]}").status_code == 200


class TestTheOpenApiPage:
    def test_is_open_to_all(self, stranger):
        assert stranger("openapi.json").told["info"]["title"] == "Comity"


class TestAnUnknownAddress:
    @pytest.mark.parametrize("path", ["", "nothing", "states/", "states/PK/x", "docs"])
    def test_is_told_where_the_others_are(self, stranger, path):
        nowhere = stranger(path)
        assert nowhere.status_code == 404
        assert "/api/v1/openapi.json" in nowhere.told["detail"]

    def test_is_none_to_write_to(self):
        assert Client(enforce_csrf_checks=True).post("/api/v1/nothing").status_code == 404
