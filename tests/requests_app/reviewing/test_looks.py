"""What changed since a reviewer's last look, and the short list of what needs a decision."""

import pytest
from django.urls import reverse

from requests_app import acts
from requests_app.choices import Act, Status
from requests_app.models import Look
from tests.requests_app.browser import words_of
from tests.requests_app.performing import perform, seen
from tests.requests_app.reviewing.test_remarks import shown, submit, submitted, write

__all__ = ["submitted"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def read_twice(submitted, officer, reviewer, client):
    """Read, returned, changed and submitted again."""
    shown(client, reviewer, submitted, "review")
    perform(Act.RETURN_FOR_CORRECTION, submitted, reviewer)
    write(submitted, officer, nexus="The ledger shows who posted.")
    submit(submitted, officer)
    return submitted


class TestALook:
    def test_is_remembered_once_for_each_version(self, submitted, reviewer, client):
        for _ in range(2):
            shown(client, reviewer, submitted, "review")

        assert [(each.user, each.version.version) for each in Look.objects.all()] == [(reviewer, 2)]

    def test_of_somebody_who_may_not_decide_is_none(self, submitted, officer, client):
        shown(client, officer, submitted, "review")

        assert not Look.objects.exists()

    def test_is_none_once_it_is_decided(self, at_status, officer, reviewer, client):
        made = at_status()
        submit(made, officer)
        perform(Act.APPROVE, made, reviewer, seen(made))

        shown(client, reviewer, made, "review")

        assert not Look.objects.exists()


class TestTheNextLook:
    def test_shows_word_by_word_what_changed(self, read_twice, reviewer, client):
        page = shown(client, reviewer, read_twice, "review")

        since = page.split('id="since"')[1].split("</section>")[0]
        assert "<ins>" in since
        assert "ledger" in since
        assert "1 passage changed since your last look" in page

    def test_shows_the_same_when_the_page_is_loaded_again(self, read_twice, reviewer, client):
        first = shown(client, reviewer, read_twice, "review").split('id="since"')[1].split("</section>")[0]

        assert shown(client, reviewer, read_twice, "review").split('id="since"')[1].split("</section>")[0] == first

    def test_shows_nothing_to_a_reviewer_who_has_not_read_it(self, read_twice, second_reviewer, client):
        assert "your last look" not in shown(client, second_reviewer, read_twice, "review")

    def test_says_that_nothing_changed(self, submitted, officer, reviewer, client):
        shown(client, reviewer, submitted, "review")
        perform(Act.RETURN_FOR_CORRECTION, submitted, reviewer)
        write(submitted, officer, nexus="For a moment.")
        write(submitted, officer, nexus="The records show who posted.")
        submit(submitted, officer)

        assert "Nothing changed since your last look" in shown(client, reviewer, submitted, "review")


class TestWhatNeedsADecision:
    def test_leads_to_places_that_are_there(self, read_twice, reviewer, client):
        client.force_login(reviewer)

        page = client.get(reverse("requests_app:review", args=[read_twice.pk])).content.decode()

        listed = page.split('aria-label="On this page"')[1].split("</nav>")[0]
        targets = [part.split('"')[0] for part in listed.split('href="#')[1:]]
        assert targets[-1] == "decide"
        assert all(f'id="{target}"' in page for target in targets)


class TestAReasonForAGap:
    def test_stays_in_the_history(self, submitted, reviewer, client):
        approval = seen(submitted)
        key = approval.confirmed_gaps[0]
        perform(Act.APPROVE, submitted, reviewer, seen(submitted, gap_reasons={key: "The State knows it already."}))
        client.force_login(reviewer)

        told = words_of(client.get(reverse("requests_app:history", args=[submitted.pk])))

        assert submitted.events.filter(act=Act.APPROVE, to_status=Status.APPROVED).exists()
        assert "The State knows it already." in told

    def test_is_asked_for_beside_each(self, submitted, reviewer, client):
        page = shown(client, reviewer, submitted, "review")

        assert page.count('name="why:') == len(seen(submitted).confirmed_gaps) > 0

    def test_may_be_left_out_of_old_rows(self):
        assert acts.Approve("0", "A", "B").gap_reasons == {}


class TestTheText:
    def test_is_open_where_it_changed_since_the_last_look(self, read_twice, reviewer, client):
        client.force_login(reviewer)

        page = client.get(reverse("requests_app:review", args=[read_twice.pk])).content.decode()

        opened = page.split('<details class="text-section" open>')[1:]
        assert len(opened) == 1
        assert 'id="text-facts"' in opened[0].split("</details>")[0]
