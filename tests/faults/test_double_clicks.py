"""A button pressed four times in the same moment, at a web server of several processes: done once."""

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest

from tests.faults.office import wait_until
from tests.faults.visitor import Page, Visitor, hidden

CLICKS = 4
PERSON = {"email": "new.person@ministry.example", "name": "Nadia Sample", "roles": "legal_officer"}
OFFICE, AUTHORITY = "administrator.pk@demo.example", "authority.pk@demo.example"
OWN = "(SELECT assistance_request_id FROM requests_app_issuedletter)"


@pytest.fixture
def office(furnish_office):
    office = furnish_office()
    office.start("web")
    assert wait_until(Visitor(office.port).answers, 60), office.words
    return office


def pressed(visitor: Visitor, path: str, **typed: str) -> list[Page]:
    with ThreadPoolExecutor(CLICKS) as pool:
        return list(pool.map(lambda _: visitor.post(path, **typed), range(CLICKS)))


def statuses(pages: list[Page]) -> set[int]:
    return {page.status for page in pages}


@pytest.mark.slow
class TestAButtonPressedFourTimes:
    def test_invites_a_person_once(self, office):
        visitor = Visitor(office.port).signed_in(OFFICE)
        typed = PERSON | {"office": str(office.one("SELECT min(id) FROM accounts_office"))}

        pages = pressed(visitor, "/people/invite/", **typed)

        assert statuses(pages) == {200}
        assert office.count(f"email = '{PERSON['email']}'", table="accounts_user") == 1
        mails = [each.read_text() for each in (office.folder / "mail").iterdir()]
        assert len([mail for mail in mails if PERSON["email"] in mail]) == 1

    def test_records_an_acknowledgement_once_and_sends_one_reminder(self, office):
        office.send_a_letter()
        own = f"/requests/{office.one(f'SELECT {OWN}')}"
        visitor = Visitor(office.port).signed_in(AUTHORITY)

        act = f"{own}/acts/acknowledge/"
        form = visitor.get(act)
        seen = {name: hidden(form, name) for name in ("seen_event", "on")}
        acknowledged = pressed(visitor, act, **seen, counterpart_reference="MJ/2026/881")

        assert statuses(acknowledged) <= {200, 409}
        assert events(office, "acknowledge") == 1
        assert office.one(f"SELECT status FROM requests_app_assistancerequest WHERE id = {OWN}") == "acknowledged"

        form = visitor.get(f"{own}/follow-ups/new/reminder/")
        text = unescape(re.search(r"<textarea[^>]*>\s?(.*?)</textarea>", form.words, re.DOTALL)[1])
        written = {"seen_version": "0", "subject": hidden(form, "subject"), "text": text}
        assert statuses(pressed(visitor, f"{own}/follow-ups/new/reminder/", **written)) <= {200, 409, 422}
        assert office.count("1 = 1", table="requests_app_followupdraft") == 1

        issue = f"{own}/follow-ups/drafts/{office.one('SELECT id FROM requests_app_followupdraft')}/issue/"
        signed = {"signatory": "other", "signatory_name": "Yasmin Sample", "signatory_title": "Head of Office"}
        seen = {"seen_digest": hidden(visitor.get(issue), "seen_digest")}
        assert statuses(pressed(visitor, issue, **seen, **signed)) <= {200, 409}
        assert office.count("1 = 1", table="requests_app_followupletter") == 1

        sent = f"{own}/follow-ups/{office.one('SELECT id FROM requests_app_followupletter')}/sent/"
        went = {"means": "letter", "route": "central_authority", "sent_as": "digital"}
        pages = pressed(visitor, sent, on=hidden(visitor.get(sent), "on"), **went)
        assert statuses(pages) == {200}
        assert office.count("1 = 1", table="requests_app_followupsent") == 1
        assert office.count("direction = 'outgoing'", table="requests_app_correspondence") == 1


def events(office, act: str) -> int:
    return office.count(f"act = '{act}'", table="requests_app_requestevent")
