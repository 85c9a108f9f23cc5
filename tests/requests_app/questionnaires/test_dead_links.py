"""A link that opens nothing any more, and links that are guessed."""

from datetime import timedelta

import pytest

from requests_app.choices import Act
from requests_app.models import Questionnaire
from requests_app.questionnaires import answering, asking
from requests_app.questionnaires.answering import LinkIsDead
from tests.factories import NOON
from tests.requests_app.browser import words_of
from tests.requests_app.performing import perform
from tests.requests_app.questionnaires.conftest import SOON, answer, ask, link

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

PDF = b"%PDF-1.7\n"


class TestADeadLink:
    def dead(self, client, secret):
        response = client.get(link(secret))
        return response.status_code, response.content, sorted(response.headers.items())

    def test_tells_nothing_of_why_it_is_dead(self, draft, officer, client, monkeypatch):
        withdrawn, expired, used, open_one = (ask(draft, officer) for _ in range(4))
        asking.take_back(withdrawn[0], user=officer, at=SOON)
        Questionnaire.objects.filter(pk=expired[0].pk).update(
            sent_at=NOON - timedelta(days=9), expires_at=NOON - timedelta(days=1)
        )
        answer(used[0], nexus__link="So.")

        pages = [self.dead(client, secret) for _, secret in (withdrawn, expired, used)]
        pages.append(self.dead(client, "x" * 43))

        assert all(each == pages[0] for each in pages)
        assert pages[0][0] == 404
        assert client.get(link(open_one[1])).status_code == 200

    def test_is_that_of_a_request_that_is_over(self, asked, draft, officer, client):
        perform(Act.WITHDRAW, draft, officer)

        assert client.get(link(asked[1])).status_code == 404
        with pytest.raises(answering.LinkIsDead):
            answer(asked[0], nexus__link="So.")

    def test_asks_the_database_one_question_and_is_counted(self, asked, client, django_assert_num_queries):
        client.get(link("y" * 43))

        with django_assert_num_queries(1 + 2):
            client.get(link("x" * 43))

    def test_ends_at_its_moment(self, asked):
        assert answering.opened(asked[1], at=asked[0].expires_at - timedelta(seconds=1))
        with pytest.raises(LinkIsDead):
            answering.opened(asked[1], at=asked[0].expires_at)

    def test_gives_back_what_was_typed(self, page, asked):
        answer(asked[0], nexus__link="Faster.")

        late = page("send", nexus__link="Typed with care.\n<i>Too late.</i>")

        assert late.status_code == 404
        assert "Typed with care." in words_of(late)
        assert "&lt;i&gt;Too late." in late.content.decode()
        assert "Faster" not in words_of(late)

    def test_guessed_often_is_told_so_and_holds_up_nobody_with_a_right_one(self, asked, client):
        answers = [client.get(link(f"guess-{number}")).status_code for number in range(40)]

        assert answers == [404] * 30 + [429] * 10
        assert client.get(link(asked[1])).status_code == 200
        assert client.get(link("other"), REMOTE_ADDR="192.0.2.7").status_code == 404
