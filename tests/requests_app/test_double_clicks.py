"""Buttons pressed twice, forms posted again and two people at one act, in the same moment: done once, and everybody
gets a page that says so.
"""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from requests_app import services
from requests_app.choices import Act, Direction, Entry, Means, Status
from requests_app.correspondence import keeping
from requests_app.correspondence.keeping import Kept
from requests_app.forms.receipts import FORMS, new_number
from requests_app.models import (
    Correspondence,
    Extension,
    FollowUpDraft,
    FollowUpLetter,
    FollowUpSent,
    Handled,
    RequestEvent,
)
from tests.at_once import at_once
from tests.factories import NOON, TODAY, UserFactory
from tests.requests_app.browser import posted, words_of
from tests.requests_app.deadlines.test_extending import sent as as_if_sent
from tests.requests_app.performing import fresh, perform
from tests.requests_app.receipts.conftest import CONFIRMATION

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.usefixtures("noon")]

REPLAYS, HANDS = 50, 10


@pytest.fixture
def sent(issued, sender):
    perform(Act.TRANSMIT, issued, sender)
    mail.outbox.clear()
    return fresh(issued)


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def pressed(*clients, url, shown=None, **typed):
    """Each has the page before them; then all press its button at once. Their answers, refused ones last."""
    forms = [posted(client.get(shown or url).context["form"], **typed) for client in clients]
    pages = at_once(*[lambda of=of: of[0].post(url, of[1]) for of in zip(clients, forms, strict=True)])
    assert not [each for each in pages if isinstance(each, Exception)]
    return sorted(pages, key=lambda page: page.status_code)


def events(act):
    return RequestEvent.objects.filter(act=act).count()


def address(name, *args):
    return reverse(f"requests_app:{name}", args=args)


class TestAReceiptPostedFiftyTimes:
    def replayed(self, url, data):
        def post_often():
            return [Client().post(url, data, follow=True) for _ in range(REPLAYS // HANDS)]

        found = at_once(*[post_often] * HANDS)
        assert not [each for each in found if isinstance(each, Exception)]
        return [page for pages in found for page in pages]

    @pytest.mark.parametrize(
        ("do", "typed"),
        [
            ("confirm", CONFIRMATION),
            ("ask", {"name": "Desk", "contact": "desk@justice.example", "text": "Whose account?"}),
        ],
    )
    def test_is_kept_and_told_once(self, sent, do, typed):
        url = address("receipt", sent.letters.get().code)
        data = {f"{do}-{name}": value for name, value in (typed | {"nonce": new_number()}).items()}

        pages = self.replayed(url, {"do": do} | data)

        assert {page.status_code for page in pages} == {200}
        assert all(FORMS[do].written in words_of(page) for page in pages)
        assert Correspondence.objects.count() == events(Entry.WRITTEN_BY_THE_OTHER_SIDE) == 1
        told = [each for message in mail.outbox for each in message.to]
        assert len(told) == len(set(told)) > 0


class TestTwoWhoRecordThatItWasSent:
    def test_record_it_once(self, issued, sender):
        other = UserFactory(office=sender.office, roles=["central_authority"])
        both = signed_in(sender), signed_in(other)

        done, refused = pressed(*both, url=address("act", issued.pk, Act.TRANSMIT), route="central_authority")

        assert (done.status_code, refused.status_code) == (302, 409)
        assert fresh(issued).status == Status.TRANSMITTED
        assert events(Act.TRANSMIT) == 1


class TestWhatCameIn:
    @pytest.fixture
    def came(self, sent, sender):
        kept = Kept(Direction.INCOMING, Means.E_MAIL, TODAY, subject="We have it", counterpart_reference="MJ/881")
        return keeping.recorded(sent, kept, user=sender, at=NOON)

    def test_is_taken_up_once(self, came, sender):
        both, url = [signed_in(sender)] * 2, address("act", came.assistance_request_id, Act.ACKNOWLEDGE)

        done, refused = pressed(*both, url=url, shown=f"{url}?entry={came.pk}")

        assert (done.status_code, refused.status_code) == (302, 409)
        assert events(Act.ACKNOWLEDGE) == Handled.objects.count() == 1


class TestALetterThatFollows:
    def test_is_begun_issued_and_sent_once(self, sent, sender):
        both = [signed_in(sender)] * 2

        pressed(*both, url=address("follow_up_new", sent.pk, "reminder"), seen_version=0)
        draft = FollowUpDraft.objects.get()
        pressed(*both, url=address("follow_up_issue", sent.pk, draft.pk))
        letter = FollowUpLetter.objects.get()
        pages = pressed(*both, url=address("follow_up_sent", sent.pk, letter.pk), route="central_authority")

        assert {page.url for page in pages} == {address("correspondence_entry", sent.pk, letter.sent.entry_id)}
        assert FollowUpSent.objects.count() == Correspondence.objects.count() == 1
        assert letter.sent.entry.files.count() == 1
        assert events(Entry.FOLLOW_UP_ISSUED) == events(Entry.CORRESPONDENCE_KEPT) == 1


class TestAnExtension:
    def test_is_opened_once(self, at_status, officer):
        main = at_status()
        for measure in main.measures.all():
            measure.particulars.pop("preservation_ref", None)
            measure.save()
        preservation = as_if_sent(services.preserve(main, user=officer, at=NOON), officer)
        client, url = signed_in(officer), address("extend", preservation.pk)

        pages = at_once(*[lambda: client.post(url)] * 2)

        assert [page.url for page in pages] == [Extension.objects.get().assistance_request.get_absolute_url()] * 2
