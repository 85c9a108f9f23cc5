"""A later edition that changes what an open request rests on flags it, and tells its people."""

import re
import shutil
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from requests_app import services, tasks
from requests_app.choices import Entry, Section, Status
from requests_app.models import AssistanceRequest, MovedBasis, Offence
from requests_app.services import flagging
from requests_app.services.parts import choose_channel
from tests.factories import NOON, TODAY
from tests.requests_app.browser import edit, words_of
from tests.written_once import without_editions
from treaties import law
from treaties.editions import EditionAltered, publish_if_changed, registry_of
from treaties.models import CentralAuthority, Participation
from treaties.selectors import current_registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def publish(**changes):
    """An edition in which Pakistan's place under UNTOC is another."""
    Participation.objects.filter(state="PK", instrument__code="UNTOC").update(**changes)
    with transaction.atomic():
        edition, _ = publish_if_changed(law.files_in(settings.LAW_DIR), at=NOON + timedelta(hours=1))
    return edition


@pytest.fixture
def flag(django_capture_on_commit_callbacks, reviewer):
    """`flag(status=...)`: publish a change of Pakistan's place under UNTOC and compare; gives what was flagged."""

    def done(**changes):
        publish(**changes)
        with django_capture_on_commit_callbacks(execute=True):
            return services.flag_moved(at=NOON)

    return done


LEFT = {"status": "denounced", "ended_on": TODAY - timedelta(days=30)}


@pytest.mark.database
class TestAnOpenRequest:
    def test_is_flagged_with_what_changed(self, at_status, flag):
        made = at_status()

        assert flag(**LEFT) == [made]

        told = " ".join(MovedBasis.objects.get().because)
        assert "cannot be used any more" in told
        assert "Pakistan" in told

    def test_tells_its_officer_once(self, at_status, flag, officer):
        made = at_status()

        flag(**LEFT)
        flag(notes="Another word.")

        assert [letter.subject for letter in mail.outbox] == [f"Its legal basis has moved: {made.reference}"]
        assert mail.outbox[0].to == [officer.email]
        assert made.events.filter(act=Entry.BASIS_MOVED).count() == 1

    @pytest.mark.parametrize(("status", "again"), [(Status.DRAFT, True), (Status.TRANSMITTED, False)])
    def test_tells_its_officer_what_to_do(self, at_status, flag, status, again):
        at_status(status)

        flag(**LEFT)

        assert "moved its basis on 24 November 2026. Look on its page at what moved." in mail.outbox[0].body
        assert ("Choose the channel again." in mail.outbox[0].body) == again

    def test_is_not_flagged_by_what_it_does_not_rest_on(self, at_status, flag):
        at_status()

        assert flag(notes="Another word.") == []

    def test_is_told_where_a_fact_is_no_longer_verified(self, at_status, flag):
        at_status()
        row = Participation.objects.get(state="PK", instrument__code="UNTOC")

        flag(confidence="unverified", verified_fields="", computed_fields="")

        told = MovedBasis.objects.get().because
        assert row.confidence == "verified"
        assert told[0].startswith("No longer verified: Pakistan is a party")

    @pytest.mark.parametrize("change", [lambda row: row.update(city="Elsewhere"), lambda row: row.delete()])
    def test_is_flagged_where_its_addressee_changed_or_is_gone(self, at_status, flag, change):
        row = CentralAuthority.objects.filter(state="US", role="central_authority_mla")
        made = at_status(addressee=row.get(), addressee_name="")
        change(row)

        assert flag(notes="Another word.") == [made]
        assert "addressee" in MovedBasis.objects.get().because[0]

    def test_is_flagged_where_a_provision_it_quotes_changed(self, at_status):
        made = at_status()
        quoted = current_registry().law.offences["trafficking_sexual"].provisions["PK"][0].cited
        made.offences.add(Offence.objects.create(case=made.case, catalogue_key="trafficking_sexual", provision=quoted))
        files = dict(law.files_in(settings.LAW_DIR))
        others, key, own = files["offences.yaml"].partition(b"- key: trafficking_sexual")
        files["offences.yaml"] = others + key + own.replace(b"max_penalty: 7 years", b"max_penalty: 9 years", 1)
        with transaction.atomic():
            publish_if_changed(files, at=NOON)

        assert services.flag_moved(at=NOON) == [made]

        assert f"What the catalogue says of {quoted} was changed" in MovedBasis.objects.get().because[0]

    @pytest.mark.parametrize("status", [Status.EXECUTED, Status.WITHDRAWN, Status.CLOSED])
    def test_that_is_over_rests_on_nothing(self, at_status, flag, status):
        at_status(status)

        assert flag(**LEFT) == []

    def test_says_so_on_its_page_and_in_lists_and_history(self, at_status, flag, officer, client):
        made = at_status()
        flag(**LEFT)
        client.force_login(officer)

        assert "Its basis has moved." in words_of(client.get(made.get_absolute_url()))
        assert "Choose the channel again" in words_of(client.get(made.get_absolute_url()))
        assert "Basis has moved" in words_of(client.get(reverse("requests_app:list")))
        assert "Edition 2 of the registry moved its basis" in words_of(
            client.get(reverse("requests_app:history", args=[made.pk]))
        )

    def test_is_news_on_the_desk_and_nothing_its_officer_did(self, at_status, flag, officer, client):
        at_status()
        flag(**LEFT)
        client.force_login(officer)

        news, last = (
            words_of(client.get("/")).split("What happened to your requests", 1)[1].split("What you did last", 1)
        )

        assert "moved its basis" in news
        assert "moved its basis" not in last

    def test_is_free_of_the_flag_when_its_channel_is_chosen_again(self, at_status, flag, officer):
        made = at_status()
        flag(**LEFT)

        with services.editing(made, user=officer, at=NOON, seen_version=made.version) as locked:
            choose_channel(locked, channel="LETTERS-ROGATORY", supporting=[], on=TODAY)

        assert not MovedBasis.objects.exists()
        assert AssistanceRequest.objects.get(pk=made.pk).edition.number == 2

    def test_is_free_of_the_flag_when_the_same_channel_is_saved_again(self, at_status, flag, officer, client):
        made = at_status(sections_seen=[Section.CHANNEL])
        flag(confidence="unverified", verified_fields="", computed_fields="")
        client.force_login(officer)

        edit(client, reverse("requests_app:section", args=[made.pk, "channel"]))

        assert "Its basis has moved." not in words_of(client.get(made.get_absolute_url()))
        again = AssistanceRequest.objects.get(pk=made.pk)
        assert (again.channel, again.basis_on, again.edition.number) == (made.channel, made.basis_on, 2)

    def test_is_written_once_where_its_channel_is_saved_twice_under_an_edition(self, at_status, officer, client):
        made = at_status(sections_seen=[Section.CHANNEL])
        client.force_login(officer)
        publish(notes="Another word.")

        for _ in range(2):
            edit(client, reverse("requests_app:section", args=[made.pk, "channel"]))

        assert AssistanceRequest.objects.get(pk=made.pk).version == made.version + 1


@pytest.mark.database
class TestAFault:
    def test_of_one_request_leaves_the_others_compared(self, at_status, flag, monkeypatch, caplog):
        broken, made = at_status(), at_status()
        compare = flagging.moved_because
        faults = iter([ValueError("broken")])

        def fail_once(**given):
            for fault in faults:
                raise fault
            return compare(**given)

        monkeypatch.setattr(flagging, "moved_because", fail_once)

        assert len(flag(**LEFT)) == 1
        assert MovedBasis.objects.count() == 1
        assert any(f"Request {each.pk} was not compared with edition 2." in caplog.text for each in (broken, made))

    def test_of_an_edition_leaves_those_under_the_others_compared(self, at_status, flag, monkeypatch, caplog):
        at_status()
        under_second = at_status(edition=publish(notes="Another word."))

        def altered(edition):
            if edition.number == 1:
                raise EditionAltered("Altered.")
            return registry_of(edition)

        monkeypatch.setattr(flagging, "registry_of", altered)

        assert flag(**LEFT) == [under_second]
        assert "Edition 1 cannot be read" in caplog.text


@pytest.mark.database
class TestCatchingUp:
    """What runs every few minutes, whatever became of the comparison when the edition was published."""

    @pytest.fixture
    def beat(self, django_capture_on_commit_callbacks):
        def run():
            with django_capture_on_commit_callbacks(execute=True):
                tasks.compare_open_requests()

        return run

    def test_flags_what_a_crash_left_out_and_tells_once(self, at_status, beat, officer):
        made = at_status()
        publish(**LEFT)  # and the process ends before anything was compared

        beat()
        beat()

        assert MovedBasis.objects.get().assistance_request == made
        assert [letter.to for letter in mail.outbox] == [[officer.email]]
        assert made.events.filter(act=Entry.BASIS_MOVED).count() == 1

    def test_compares_again_only_what_a_fault_left_out(self, at_status, flag, beat, monkeypatch):
        at_status(), at_status()
        compared, compare = [], flagging.moved_because

        def fail_first(**given):
            compared.append(given)
            if len(compared) == 1:
                raise ValueError("broken")
            return compare(**given)

        monkeypatch.setattr(flagging, "moved_because", fail_first)
        flag(**LEFT)
        beat()

        assert len(compared) == 3
        assert MovedBasis.objects.count() == 2
        assert len(mail.outbox) == 2

    def test_reads_no_edition_where_all_are_compared(self, at_status, flag, beat, monkeypatch):
        at_status()
        flag(notes="Another word.")
        monkeypatch.setattr(flagging, "registry_of", lambda edition: pytest.fail("read again"))

        beat()

    def test_compares_each_with_every_later_edition(self, at_status, flag, beat):
        at_status()
        flag(notes="Another word.")
        publish(**LEFT)

        beat()

        assert MovedBasis.objects.get().edition.number == 3

    def test_does_nothing_before_a_registry_is_loaded(self, beat):
        without_editions()

        beat()

        assert not MovedBasis.objects.exists()

    def test_is_in_the_schedule(self):
        scheduled = {each["task"] for each in settings.CELERY_BEAT_SCHEDULE.values()}

        assert tasks.compare_open_requests.name in scheduled


@pytest.mark.django_db(transaction=True)
class TestALoadOfTheRegistry:
    def test_compares_the_open_requests(self, at_status, tmp_path):
        made = at_status()
        shutil.copytree(settings.REGISTRY_DIR, tmp_path / "registry")
        file = tmp_path / "registry" / "participations.csv"
        file.write_bytes(re.sub(rb"\nUNTOC,PK,party,", b"\nUNTOC,PK,unknown,", file.read_bytes()))

        call_command("load_registry", str(tmp_path / "registry"), verbosity=0)

        assert MovedBasis.objects.get().assistance_request == made
        assert len(mail.outbox) == 1
