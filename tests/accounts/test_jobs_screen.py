"""The administrators' page of background jobs that failed."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from jobs import mail
from jobs.models import Job
from tests.factories import NOON, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    user = UserFactory(roles=[Role.ADMINISTRATOR])
    client.force_login(user)
    return user


@pytest.fixture
def parked():
    mail.put(["ada@ministry.example"], subject="For review: MLA/2026/1", body="...", key="act:1", at=NOON)
    Job.objects.update(parked_at=NOON, tries=5, trouble="SMTPServerDisconnected: Connection unexpectedly closed")
    return Job.objects.get()


def page(client):
    return client.get(reverse("accounts:jobs")).content.decode()


class TestThePage:
    def test_says_where_nothing_failed(self, client, administrator):
        assert "Nothing has failed." in page(client)

    def test_names_what_failed_and_why(self, client, administrator, parked):
        words = page(client)

        assert "A mail to ada@ministry.example: “For review: MLA/2026/1”" in words
        assert "SMTPServerDisconnected: Connection unexpectedly closed" in words
        assert "after 5 tries" in words

    def test_tells_that_no_worker_is_at_work(self, client, administrator, parked):
        Job.objects.update(parked_at=None, tries=0)

        assert "1 job should have been done more than two minutes ago." in page(client)

    def test_is_closed_to_everybody_else(self, client, parked):
        client.force_login(UserFactory(roles=[Role.AUDITOR]))

        for name, args in [("jobs", []), ("job_give_up", [parked.pk])]:
            assert client.get(reverse(f"accounts:{name}", args=args)).status_code == 403
        assert client.post(reverse("accounts:job_try_again", args=[parked.pk])).status_code == 403
        assert Job.objects.parked().exists()


class TestAFailedJob:
    def test_is_tried_again(self, client, administrator, parked):
        answer = client.post(reverse("accounts:job_try_again", args=[parked.pk]), follow=True)

        assert "Tried again within seconds: A mail to ada@ministry.example" in answer.content.decode()
        assert Job.objects.open().get().tries == 0

    def test_is_given_up_after_a_question(self, client, administrator, parked):
        address = reverse("accounts:job_give_up", args=[parked.pk])
        assert "Give up this job?" in client.get(address).content.decode()
        assert Job.objects.parked().exists()

        answer = client.post(address, follow=True)

        assert "Given up: A mail to ada@ministry.example" in answer.content.decode()
        assert not Job.objects.parked().exists()
        assert not Job.objects.open().exists()

    def test_that_somebody_else_tried_again_is_told_so(self, client, administrator, parked):
        Job.objects.update(parked_at=None)

        answer = client.post(reverse("accounts:job_try_again", args=[parked.pk]), follow=True)

        assert "Somebody was faster" in answer.content.decode()
