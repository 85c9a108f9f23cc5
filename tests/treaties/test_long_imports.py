"""A long list is applied by a worker: its page tells how far it is, and it may be cancelled until it is written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.choices import Role
from jobs import outbox, running
from jobs.leases import Watch
from jobs.models import Job, LongJob
from tests.factories import NOON, UserFactory
from treaties.models import Edition, Instrument, Participation, Proposal, Upload
from treaties.uploads import long

pytestmark = [pytest.mark.django_db, pytest.mark.database]

TOLD = {
    "source_url": "https://depositary.example/list",
    "source_title": "List of participants",
    "source_publisher": "Depositary of Example",
    "source_as_of": "2026-11",
    "seen_on": "2026-11-23",
    "reason": "The depositary's list says so.",
}
LIST = "Participant,Signature,Ratification,Entry into force\nTuvalu,,1 February 2026,3 March 2026\n"


@pytest.fixture(autouse=True)
def every_list_is_long(monkeypatch):
    monkeypatch.setattr(long, "LONG", 0)
    monkeypatch.setattr(outbox, "ring", lambda: None)  # the worker comes when a test lets it


@pytest.fixture
def user(client):
    user = UserFactory(office=None, roles=[Role.ADMINISTRATOR, Role.REGISTRY_EDITOR])
    client.force_login(user)
    return user


@pytest.fixture
def apply(client, user):
    """`apply("publish")`: the page that follows the button; may be pressed again."""
    data = TOLD | {
        "file": SimpleUploadedFile("list.csv", LIST.encode()),
        "instrument": Instrument.objects.get(code="UN-CYBERCRIME-2024").pk,
    }
    seen = client.post(reverse("treaties:import"), data, follow=True).context["form"]["seen"].value()
    pk = Upload.objects.get().pk

    def press(how):
        return client.post(reverse("treaties:import_apply", args=[pk, how]), {"seen": seen}, follow=True)

    return press


def work():
    for job in iter(lambda: running.claim(NOON, Watch()), None):
        running.run(job, lambda: NOON)


def words_now(client):
    return client.get(LongJob.objects.get().get_absolute_url()).content.decode()


class TestALongImport:
    def test_leads_to_the_page_of_its_job(self, apply):
        words = apply("publish").content.decode()

        assert "Import of list.csv" in words
        assert "Waiting for a worker." in words
        assert not Participation.objects.filter(state_id="TV", instrument__code="UN-CYBERCRIME-2024").exists()

    def test_is_published_by_the_worker(self, apply, client):
        before = Edition.objects.count()
        apply("publish")

        work()

        assert Edition.objects.count() == before + 1
        assert f"{Edition.objects.first()} is published." in words_now(client)
        assert not Upload.objects.exists()

    def test_is_proposed_by_the_worker(self, apply, client, user):
        apply("propose")

        work()

        assert Proposal.objects.get().proposed_by == user
        assert "Another editor decides" in words_now(client)

    def test_tells_how_far_it_is(self, apply, monkeypatch):
        apply("publish")
        steps = []

        long._read(Job.objects.get(kind=long.KIND).payload, lambda *step: steps.append(step))

        assert steps[0] == (0, 2, "Reading the file and holding it against the registry.")
        assert steps[-1] == (2, 2, "Writing. From here on it cannot be cancelled any more.")

    def test_pressed_twice_is_one(self, apply):
        apply("publish")
        apply("publish")

        assert LongJob.objects.count() == Job.objects.filter(kind=long.KIND).count() == 1

    def test_that_was_cancelled_changes_nothing_and_may_be_started_again(self, apply, client):
        before = Edition.objects.count()
        apply("publish")
        client.post(reverse("jobs:cancel_long_job", args=[LongJob.objects.get().pk]))

        work()

        assert "It was cancelled before anything of it was kept." in words_now(client)
        assert Edition.objects.count() == before
        apply("publish")
        assert LongJob.objects.filter(end="").count() == 1

    def test_says_why_it_was_refused(self, apply, client, user):
        apply("publish")
        Upload.objects.all().delete()

        work()

        assert "The file was applied or put away already." in words_now(client)
        assert not Job.objects.open().exists()

    def test_is_refused_to_who_was_disabled_meanwhile(self, apply, user):
        before = Edition.objects.count()
        apply("publish")
        type(user).objects.filter(pk=user.pk).update(is_active=False)

        work()

        assert LongJob.objects.get().end == "refused"
        assert Edition.objects.count() == before

    def test_that_was_read_under_another_edition_is_refused(self, apply):
        apply("publish")
        before, payload = Edition.objects.count(), Job.objects.get(kind=long.KIND).payload
        found, number = long._read(payload, lambda *step: None)

        outcome = long._apply(payload, (found, number - 1))

        assert outcome.is_refused
        assert "Another edition was published since you looked." in outcome.words
        assert Edition.objects.count() == before
