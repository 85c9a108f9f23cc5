"""What the screens show of deadlines: the page of a request, entering a day, notices, the calendar feed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from requests_app import services
from requests_app.choices import Act, Confidentiality, DatedKind
from requests_app.clocks import sweep
from requests_app.models import AssistanceRequest, CalendarFeed, Notice
from requests_app.services import Day
from requests_app.views.calendar import WRONG_FEEDS
from tests.factories import NOON, TODAY, OfficeFactory
from tests.requests_app.browser import words_of
from tests.requests_app.performing import fresh, perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HEARING = Day(DatedKind.HEARING, TODAY + timedelta(days=40), words="Courtroom 4")


@pytest.fixture
def sent(issued, sender, officer, client):
    perform(Act.TRANSMIT, issued, sender)
    client.force_login(officer)
    return fresh(issued)


def page(client, assistance_request):
    return words_of(client.get(assistance_request.get_absolute_url()))


class TestThePageOfARequest:
    def test_shows_each_day_how_it_is_counted_and_why_it_was_set(self, sent, client):
        words = page(client, sent)

        assert "Acknowledgement expected" in words
        assert "House rule. Calendar days." in words
        assert "set, because 30 days counted from 24 November 2026" in words

    def test_shows_where_a_day_was_moved_and_why(self, sent, client, officer):
        for number in (60, 90):
            day = Day(DatedKind.KEPT_UNTIL, TODAY + timedelta(days=number), told_on=TODAY)
            services.enter_day(sent, day, user=officer, at=NOON)

        assert "Moved from 23 January 2027 to 22 February 2027 because the requested State told" in page(client, sent)

    def test_warns_from_the_first_day_that_a_preservation_is_too_short(self, sent, client, officer):
        day = Day(DatedKind.KEPT_UNTIL, TODAY + timedelta(days=60), told_on=TODAY)
        services.enter_day(sent, day, user=officer, at=NOON)

        assert "The preservation ends on 23 January 2027, in 60 days. Plan for about 10 months" in page(client, sent)

    def test_lets_a_reader_enter_nothing(self, sent, client, auditor):
        client.force_login(auditor)

        assert "Enter a day" not in page(client, sent)


class TestEnteringADay:
    def test_takes_it_and_lets_it_be_taken_back(self, sent, client):
        posted = {"kind": "hearing", "on": HEARING.on.isoformat(), "hour": "10:30", "words": "Courtroom 4"}
        client.post(reverse("requests_app:day_new", args=[sent.pk]), posted)
        shown = page(client, sent)
        client.post(reverse("requests_app:day_take_back", args=[sent.pk, sent.dated_items.get().pk]))

        assert "The hearing takes place at 10:30." in shown
        assert "Courtroom 4" in shown
        assert sent.dated_items.get().taken_back_at == NOON

    def test_keeps_what_was_typed_where_it_cannot_be(self, sent, client):
        answer = client.post(
            reverse("requests_app:day_new", args=[sent.pk]), {"kind": "hearing", "on": "2020-01-01", "words": "Old"}
        )

        assert "That day is past" in words_of(answer)
        assert 'value="Old"' in answer.content.decode()
        assert not sent.dated_items.exists()

    @pytest.mark.parametrize("name", ["day_new", "extend"])
    def test_is_not_there_for_others(self, name, sent, client, outsider):
        client.force_login(outsider)

        assert client.post(reverse(f"requests_app:{name}", args=[sent.pk])).status_code == 404


class TestNotices:
    @pytest.fixture(autouse=True)
    def told(self, sent):
        sweep.sweep(at=NOON + timedelta(days=13))

    def test_are_counted_in_the_navigation_until_they_are_read(self, client, officer):
        before = words_of(client.get(reverse("requests_app:notices")))
        client.post(reverse("requests_app:notices"), {"pk": Notice.objects.get(user=officer).pk})
        after = words_of(client.get(reverse("requests_app:notices")))

        assert 'Notices <span class="count">1' in before
        assert "7 days left" in before
        assert '<span class="count">1<' not in after
        assert "7 days left" in after

    def test_go_with_the_request_when_it_may_be_seen_no_more(self, client, sender, sent):
        sweep.sweep(at=NOON + timedelta(days=23))
        AssistanceRequest.objects.filter(pk=sent.pk).update(confidentiality=Confidentiality.RESTRICTED)
        client.force_login(sender)

        assert Notice.objects.filter(user=sender).exists()
        assert sent.reference not in words_of(client.get(reverse("requests_app:notices")))

    def test_of_others_are_not_marked(self, client, reviewer, officer):
        client.force_login(reviewer)
        client.post(reverse("requests_app:notices"), {"pk": Notice.objects.get(user=officer).pk})

        assert Notice.objects.get(user=officer).read_at is None


class TestTheCalendar:
    def read(self, client, secret):
        client.logout()
        return client.get(reverse("requests_app:calendar_feed", args=[secret]))

    def summaries(self, client, secret):
        events = Calendar.from_ical(self.read(client, secret).content).walk("VEVENT")
        return {str(each["summary"]) for each in events}

    def test_has_the_deadlines_of_ones_own_desk(self, sent, client, officer):
        secret = services.make_feed(officer, at=NOON)

        assert f"Acknowledgement expected: {sent} to the United States" in self.summaries(client, secret)

    def test_holds_no_word_that_somebody_typed(self, sent, client, officer):
        services.enter_day(sent, HEARING, user=officer, at=NOON)

        answer = self.read(client, services.make_feed(officer, at=NOON))
        assert b"Hearing" in answer.content
        assert b"Courtroom" not in answer.content

    def test_names_a_restricted_request_by_its_reference_only(self, sent, client, officer):
        AssistanceRequest.objects.filter(pk=sent.pk).update(confidentiality=Confidentiality.RESTRICTED)

        assert self.summaries(client, services.make_feed(officer, at=NOON)) == {f"Deadline: {sent}"}

    def test_leaves_out_what_its_owner_may_not_see_any_more(self, sent, client, officer):
        officer.office = OfficeFactory()
        officer.save()

        assert self.summaries(client, services.make_feed(officer, at=NOON)) == set()

    def test_has_a_restricted_request_for_named_people_only(self, sent, client, sender):
        secret = services.make_feed(sender, at=NOON)
        assert self.summaries(client, secret)

        AssistanceRequest.objects.filter(pk=sent.pk).update(confidentiality=Confidentiality.RESTRICTED)

        assert self.summaries(client, secret) == set()

    def test_is_nobody_elses(self, sent, client, outsider):
        assert self.summaries(client, services.make_feed(outsider, at=NOON)) == set()

    def test_keeps_its_secret_as_a_digest_and_shows_it_once(self, client, officer):
        client.force_login(officer)
        made = client.post(reverse("requests_app:calendar")).content.decode()
        again = client.get(reverse("requests_app:calendar")).content.decode()

        assert ".ics" in made
        assert ".ics" not in again
        assert len(CalendarFeed.objects.get().digest) == 64

    def test_opens_nothing_once_it_is_revoked_or_made_anew(self, client, officer):
        first = services.make_feed(officer, at=NOON)
        second = services.make_feed(officer, at=NOON)
        statuses = [self.read(client, each).status_code for each in (first, second)]
        client.force_login(officer)
        client.post(reverse("requests_app:calendar_revoke"))

        assert statuses == [404, 200]
        assert self.read(client, second).status_code == 404

    def test_opens_nothing_after_too_many_wrong_addresses(self, client, officer):
        secret = services.make_feed(officer, at=NOON)
        statuses = [self.read(client, f"guess-{number}").status_code for number in range(WRONG_FEEDS.most + 1)]

        assert set(statuses[:-1]) == {404}
        assert statuses[-1] == 429
        assert self.read(client, secret).status_code == 429

    def test_opens_nothing_for_who_left(self, client, officer):
        secret = services.make_feed(officer, at=NOON)
        officer.is_active = False
        officer.save()

        assert self.read(client, secret).status_code == 404
