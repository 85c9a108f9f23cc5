"""The pages of what is waited for and counted: axe finds nothing serious, and nothing runs over the edge."""

import pytest
from django.utils import timezone

from accounts.choices import Role
from requests_app import acts
from requests_app.choices import Act, Direction, Means
from requests_app.correspondence import keeping as thread
from requests_app.correspondence.keeping import Kept
from requests_app.earlier import keeping
from requests_app.models import AssistanceRequest
from tests.factories import AssistanceRequestFactory, OfficeFactory, SignatoryFactory, UserFactory
from tests.journeys.axe import SETTINGS, problems_of
from tests.requests_app.earlier.conftest import ROW, sheet
from tests.requests_app.performing import fresh, perform, seen

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ADDRESSES = [
    "/desk/authority/",
    "/requests/{pk}/correspondence/",
    "/requests/{pk}/correspondence/{entry}/",
    "/requests/{pk}/acts/acknowledge/?entry={entry}",
    "/requests/earlier/{sheet}/",
    "/requests/{earlier}/",
    "/numbers/reciprocity/enter/",
]


@pytest.fixture
def made():
    """A request that was sent and answered with a question, one from before Comity, and a sheet with a bad row."""
    now, office = timezone.now(), OfficeFactory()
    today = timezone.localdate(now)
    SignatoryFactory(office=office)
    officer, reviewer = (UserFactory(office=office, roles=[role]) for role in (Role.LEGAL_OFFICER, Role.SUPERVISOR))
    sender = UserFactory(
        office=OfficeFactory(is_central_authority=True, state=office.state), roles=[Role.CENTRAL_AUTHORITY]
    )
    own = AssistanceRequestFactory(office=office, drafted_by=officer)
    perform(Act.SUBMIT, own, officer, acts.Submit(seen_version=fresh(own).version), at=now)
    perform(Act.APPROVE, fresh(own), reviewer, seen(fresh(own)), at=now)
    perform(Act.TRANSMIT, fresh(own), sender, acts.Transmit("central_authority", on=today), at=now)
    kept = Kept(Direction.INCOMING, Means.E_MAIL, today, text="We acknowledge receipt.", counterpart="Desk")
    entry = thread.recorded(fresh(own), kept, user=sender, at=now)
    row = ROW | {"person": officer.email, "sent_on": today.isoformat()}
    keeping.take_over("old.csv", sheet(row), user=sender, at=now)
    bad = keeping.keep_sheet("bad.csv", sheet(row, row | {"requested_state": "Narnia"}), user=sender, at=now)
    earlier = AssistanceRequest.objects.get(reference=ROW["reference"])
    return {"pk": own.pk, "entry": entry.pk, "earlier": earlier.pk, "sheet": bad.pk}, sender


class TestTheirPages:
    @pytest.mark.parametrize(("scheme", "width"), SETTINGS)
    def test_can_be_read_by_everybody(self, made, sign_in, scheme, width):
        keys, sender = made
        page = sign_in(sender, width=width)
        page.emulate_media(color_scheme=scheme)

        assert problems_of(page, [each.format(**keys) for each in ADDRESSES]) == {}
