"""The screen of remarks, for those who keep the registry."""

from html import unescape
from re import sub

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from tests.factories import NOON, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def look(client, monkeypatch):
    """The screen as an editor sees it; its words are in `words`."""
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    client.force_login(UserFactory(roles=[Role.REGISTRY_EDITOR]))

    def looked(**query):
        page = client.get(reverse("treaties:checks"), query)
        page.words = " ".join(unescape(sub("<[^>]+>", " ", page.content.decode())).split())
        return page

    return looked


class TestTheScreen:
    def test_counts_by_kind_and_by_state_and_lists_the_remarks(self, look):
        page = look()

        assert page.status_code == 200
        assert "State without any authority Gaps " in page.words
        assert "State Contradictions Gaps Old or undated sources" in page.words
        assert f"Page 1 of {page.context['page'].paginator.num_pages}" in page.words

    def test_keeps_to_a_state_and_a_kind(self, look):
        first, (state,) = look(kind="state_without_authority").context["remarks"][0]

        page = look(state=state.code, kind="state_without_authority")
        assert page.context["page"].paginator.count == 1
        assert first.sentence in page.words
        assert f'<a href="/registry/states/{state.code}/">{state.name}</a>' in page.content.decode()

    def test_takes_a_source_for_old_from_so_many_months_on(self, look):
        def old(**query):
            return look(kind="outdated", **query).context["page"].paginator.count

        assert old(older_than="1200") == 0 < old() < old(older_than="1")

    def test_says_so_where_nothing_is_left(self, look):
        assert "No remark of that kind." in look(state="PK", kind="bilateral_twice").words

    @pytest.mark.parametrize(
        ("query", "told"),
        [
            ({"state": "ZZ"}, "The registry has no such State."),
            ({"kind": "nothing"}, "There is no such kind."),
            ({"older_than": "-1"}, "Enter a number that is not less than 0."),
            ({"older_than": "99999999999"}, "Enter a number that is not more than 1200."),
            ({"older_than": "old"}, "Enter a whole number, for example 12."),
            ({"state": "\x00"}, "The registry has no such State."),
        ],
    )
    def test_says_what_is_wrong_with_a_question(self, look, query, told):
        page = look(**query)

        assert page.status_code == 400
        assert told in page.words

    def test_survives_a_page_that_is_none(self, look):
        assert look(page="abc").status_code == 200


class TestWhoMaySee:
    @pytest.mark.parametrize(
        ("role", "status"),
        [(Role.REGISTRY_EDITOR, 200), (Role.AUDITOR, 200), (Role.ADMINISTRATOR, 200), (Role.LEGAL_OFFICER, 403)],
    )
    def test_is_who_keeps_the_registry_or_audits_it(self, client, role, status):
        client.force_login(UserFactory(roles=[role]))

        assert client.get(reverse("treaties:checks")).status_code == status

    def test_is_nobody_who_did_not_sign_in(self, client):
        assert client.get(reverse("treaties:checks")).status_code == 302
