"""The pages of letters that follow a letter: axe finds nothing serious, and nothing runs over the edge."""

import pytest
from django.utils import timezone

from accounts.choices import Role
from requests_app import acts
from requests_app.choices import Act
from requests_app.follow_up import drafting
from requests_app.follow_up.drafting import Written
from requests_app.follow_up.facts import facts_of
from requests_app.follow_up.wording import standard
from tests.factories import AssistanceRequestFactory, OfficeFactory, SignatoryFactory, UserFactory
from tests.journeys.axe import SETTINGS, problems_of
from tests.requests_app.follow_up.conftest import issue
from tests.requests_app.performing import fresh, perform, seen

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ADDRESSES = [
    "/",
    "/requests/{pk}/",
    "/requests/{pk}/letters/",
    "/requests/{pk}/follow-ups/new/withdrawal/",
    "/requests/{pk}/follow-ups/drafts/{draft}/",
    "/requests/{pk}/follow-ups/{letter}/sent/",
    "/requests/{pk}/acts/answer_query/",
]
READ = ["/", "/requests/{pk}/follow-ups/drafts/{draft}/issue/"]


@pytest.fixture
def made():
    """A request with a query open, a reminder that is issued, and an answer that waits for approval."""
    now, office = timezone.now(), OfficeFactory()
    SignatoryFactory(office=office)
    officer, reviewer = (UserFactory(office=office, roles=[role]) for role in (Role.LEGAL_OFFICER, Role.SUPERVISOR))
    authority = OfficeFactory(is_central_authority=True, state=office.state)
    sender = UserFactory(office=authority, roles=[Role.CENTRAL_AUTHORITY])
    own = AssistanceRequestFactory(office=office, drafted_by=officer)
    today = timezone.localdate(now)
    perform(Act.SUBMIT, own, officer, acts.Submit(seen_version=fresh(own).version), at=now)
    perform(Act.APPROVE, fresh(own), reviewer, seen(fresh(own)), at=now)
    perform(Act.TRANSMIT, fresh(own), sender, acts.Transmit("central_authority", on=today), at=now)
    wording = standard("reminder", facts_of(fresh(own), on=today))
    reminder = drafting.begin(fresh(own), "reminder", Written(wording.subject, wording.text), user=sender, at=now)
    letter = issue(reminder, sender, at=now)
    perform(Act.RAISE_QUERY, fresh(own), sender, acts.RaiseQuery(today, "Which account?", today), at=now)
    asked = facts_of(fresh(own), on=today).questions
    written = Written("Our answer", "We answer.", {each.key: "Account 88213407." for each in asked})
    draft = drafting.begin(fresh(own), "answer", written, user=officer, at=now)
    drafting.ask_for_approval(draft, seen_version=1, user=officer, at=now)
    return {"pk": own.pk, "draft": draft.pk, "letter": letter.pk}, sender, reviewer


class TestTheirPages:
    @pytest.mark.parametrize(("scheme", "width"), SETTINGS)
    def test_can_be_read_by_everybody(self, made, sign_in, scheme, width):
        keys, sender, reviewer = made
        for user, addresses in ((sender, ADDRESSES), (reviewer, READ)):
            page = sign_in(user, width=width)
            page.emulate_media(color_scheme=scheme)

            assert problems_of(page, [each.format(**keys) for each in addresses]) == {}
