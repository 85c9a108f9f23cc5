"""A button pressed twice in the same moment, at a web server of several processes: done once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.faults.office import wait_until
from tests.faults.visitor import Visitor

CLICKS = 4
PERSON = {"email": "new.person@ministry.example", "name": "Nadia Sample", "roles": "legal_officer"}


@pytest.mark.slow
class TestAButtonPressedFourTimes:
    def test_invites_a_person_once(self, furnish_office):
        office = furnish_office()
        office.start("web")
        visitor = Visitor(office.port)
        assert wait_until(visitor.answers, 60), office.words
        visitor.signed_in("administrator.pk@demo.example")
        typed = PERSON | {"office": str(office.one("SELECT min(id) FROM accounts_office"))}

        with ThreadPoolExecutor() as pool:
            pages = list(pool.map(lambda _: visitor.post("/people/invite/", **typed), range(CLICKS)))

        assert [page.status for page in pages] == [200] * CLICKS
        assert office.count(f"email = '{PERSON['email']}'", table="accounts_user") == 1
        mails = [each.read_text() for each in (office.folder / "mail").iterdir()]
        assert len([mail for mail in mails if PERSON["email"] in mail]) == 1
