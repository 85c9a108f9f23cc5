"""By which route a letter may go, at every door; and which file went by it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from requests_app import acts, assemble, letters
from requests_app.choices import Act, Route, SentAs, Status, Urgency
from requests_app.models import AssistanceRequest
from requests_app.reading import routing
from requests_app.sending import sent_files
from requests_app.sending.originals import file_original, look_at
from requests_app.workflow import TransitionRefused
from tests.factories import NOON, TODAY
from tests.requests_app.browser import posted, words_of
from tests.requests_app.letters import UNTOC, content
from tests.requests_app.performing import fresh, perform, seen
from tests.requests_app.sending.scanning import as_pdf, pictures
from treaties.selectors import current_registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

SENT = acts.Transmit(route=Route.CENTRAL_AUTHORITY, on=TODAY)


@pytest.fixture
def filed(approved, letter, officer):
    """The signed original."""
    scan = SimpleUploadedFile("scan.pdf", as_pdf(pictures(letters.pdf(letter, at=NOON))))
    return file_original(approved, look_at([scan]), user=officer, at=NOON).original


@pytest.fixture
def send(approved, sender):
    def sending(**changes):
        return perform(Act.TRANSMIT, fresh(approved), sender, replace(SENT, **changes))

    return sending


BUDAPEST = replace(UNTOC, instrument="CETS-185", law_profile="CETS-185")


def ways(channel=None, **changes):
    found = routing.ways(content(**changes), current_registry(), channel)
    return {way.route.key: way for way in found}


class TestWays:
    def test_are_those_of_the_law_with_who_receives(self):
        (receiver, *_) = ways()["central_authority"].receivers

        assert "Office of International Affairs" in receiver.name
        assert ways()["diplomatic"].receivers == ()

    def test_for_urgent_cases_are_not_open_to_an_ordinary_letter(self):
        assert ways(urgency=Urgency.URGENT)["oral_urgent"].is_open
        assert "for urgent cases" in ways(urgency=Urgency.ROUTINE)["oral_urgent"].because

    def test_that_the_law_names_for_other_measures_are_not_open(self):
        asked, *_ = content().measures
        both = (asked, replace(asked, number=2, key="taking_testimony"))

        assert ways(basis=BUDAPEST, measures=(asked,))["network_24_7"].is_open
        assert "for other measures" in ways(basis=BUDAPEST, measures=both)["network_24_7"].because

    def test_that_a_declaration_closes_say_which(self):
        declared = SimpleNamespace(closes={"interpol"}, sentence="All requests go through the central authority.")

        found = ways(SimpleNamespace(declarations=(declared,)), basis=BUDAPEST)

        assert found["interpol"].because.endswith("All requests go through the central authority.")
        assert found["central_authority"].is_open

    def test_to_the_contact_point_name_it_where_the_convention_binds(self):
        assert all(each.role == "budapest_24_7" for each in ways(basis=BUDAPEST)["network_24_7"].receivers)
        assert ways(basis=BUDAPEST)["network_24_7"].receivers


class TestTheDoor:
    def test_tells_an_urgent_route_from_the_others(self, approved, send):
        AssistanceRequest.objects.filter(pk=approved.pk).update(urgency=Urgency.ROUTINE)

        with pytest.raises(TransitionRefused, match="for urgent cases, and the letter was approved as an ordinary one"):
            send(route=Route.ORAL_URGENT)

        assert fresh(approved).status == Status.APPROVED

    def test_opens_it_for_a_reason(self, approved, send):
        AssistanceRequest.objects.filter(pk=approved.pk).update(urgency=Urgency.ROUTINE)

        assert send(route=Route.ORAL_URGENT, reason_for_route="Their authority asked for it by telephone.")

    def test_opens_it_to_an_urgent_letter(self, send):
        event = send(route=Route.ORAL_URGENT)

        assert (event.details["sent_as"], event.details["files"]) == (SentAs.ORAL, [])

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            ({"sent_as": SentAs.ORAL}, "By that route a file goes"),
            ({"route": Route.ORAL_URGENT, "sent_as": SentAs.DIGITAL}, "By the oral route nothing goes on paper"),
            ({"sent_as": SentAs.ORIGINAL}, "No signed original of this letter is filed"),
            ({"sent_as": "a pigeon"}, "Say what went"),
        ],
    )
    def test_is_shut_where_what_went_cannot_have_gone(self, change, says, send, approved):
        with pytest.raises(TransitionRefused, match=says):
            send(**change)

        assert fresh(approved).status == Status.APPROVED


class TestWhatWent:
    def test_is_the_pdf_as_issued_where_nobody_says_more(self, send, letter):
        event = send()

        assert event.details["sent_as"] == SentAs.DIGITAL
        assert event.details["files"] == [{"name": f"letter {letter.code}", "sha256": letter.drawn.sha256}]

    def test_is_the_signed_original_with_its_digest(self, send, filed):
        event = send(sent_as=SentAs.ORIGINAL)

        assert event.details["files"] == [{"name": "scan.pdf", "sha256": filed.files.get().sha256}]

    def test_is_not_an_original_that_is_not_whole(self, send, filed):
        Path(filed.files.get().file.path).write_bytes(b"other")

        with pytest.raises(TransitionRefused, match="is lost or is not the one that was filed"):
            send(sent_as=SentAs.ORIGINAL)

    def test_is_told_in_the_history(self, send, approved, sender, filed, client):
        send(sent_as=SentAs.ORIGINAL)
        client.force_login(sender)

        page = words_of(client.get(reverse("requests_app:history", args=[approved.pk])))

        assert "central authority to central authority (the signed original)" in page

    def test_of_rows_written_before_this_is_not_said(self, at_status, officer, client):
        client.force_login(officer)

        page = words_of(client.get(reverse("requests_app:history", args=[at_status(Status.TRANSMITTED).pk])))

        assert "central authority to central authority." in page


class TestALetterThatIsIssuedAnewMeanwhile:
    @pytest.fixture
    def meanwhile(self, monkeypatch):
        """`meanwhile(act)`: done once after what is sent was read, before the request is locked."""
        lacking, acts_to_do = sent_files.lacking, []

        def read_and_then(*of):
            found = lacking(*of)
            if acts_to_do:
                acts_to_do.pop()()
            return found

        monkeypatch.setattr(sent_files, "lacking", read_and_then)
        return acts_to_do.append

    def test_is_not_recorded_as_sent_with_the_file_from_before(
        self, approved, send, meanwhile, officer, reviewer, letter
    ):
        def issue_anew():
            perform(Act.RECALL, fresh(approved), reviewer)
            perform(Act.SUBMIT, fresh(approved), officer, acts.Submit(seen_version=fresh(approved).version))
            perform(Act.APPROVE, fresh(approved), reviewer, seen(fresh(approved)))

        meanwhile(issue_anew)

        with pytest.raises(TransitionRefused, match="The letter was issued anew"):
            send()
        assert fresh(approved).status == Status.APPROVED
        (file,) = send().details["files"]
        assert file["name"] == f"letter {letters.standing(fresh(approved)).code}" != f"letter {letter.code}"

    def test_is_not_recorded_with_a_scan_that_was_filed_anew(self, send, meanwhile, approved, filed, officer):
        def file_anew():
            scan = SimpleUploadedFile("again.pdf", as_pdf(pictures(letters.pdf(filed.letter, at=NOON))))
            file_original(approved, look_at([scan]), user=officer, at=NOON)

        meanwhile(file_anew)

        with pytest.raises(TransitionRefused, match="its original filed anew"):
            send(sent_as=SentAs.ORIGINAL)
        assert [each["name"] for each in send(sent_as=SentAs.ORIGINAL).details["files"]] == ["again.pdf"]


class TestThePage:
    def page(self, client, sender, approved):
        client.force_login(sender)
        return client.get(reverse("requests_app:act", args=[approved.pk, Act.TRANSMIT]))

    def test_says_of_each_route_the_article_and_who_receives(self, client, sender, approved):
        page = words_of(self.page(client, sender, approved))

        assert "Art. 18(13): Default: central authorities transmit" in page
        assert "Known to the registry: Office of International Affairs" in page
        assert "The registry holds no address for this route." in page

    def test_offers_the_signed_original_where_one_is_filed(self, client, sender, approved, filed):
        form = self.page(client, sender, approved).context["form"]

        assert form["sent_as"].value() == SentAs.ORIGINAL

    def test_records_what_went(self, client, sender, approved, filed):
        form = self.page(client, sender, approved).context["form"]
        url = reverse("requests_app:act", args=[approved.pk, Act.TRANSMIT])

        client.post(url, posted(form, route="central_authority"))

        assert fresh(approved).status == Status.TRANSMITTED
        assert approved.events.last().details["sent_as"] == SentAs.ORIGINAL

    def test_refuses_a_day_to_come(self, client, sender, approved):
        form = self.page(client, sender, approved).context["form"]
        url = reverse("requests_app:act", args=[approved.pk, Act.TRANSMIT])

        page = client.post(url, posted(form, route="central_authority", on=str(TODAY + timedelta(days=1))))

        assert "lies in the future" in words_of(page)


def test_every_route_of_the_letter_is_told_once(approved):
    law = current_registry().law
    letter = assemble.assemble(approved)

    assert len(routing.ways(letter, current_registry(), None)) == len(assemble.routes(letter, law))
