"""The renewal letter in one click: a preservation request of its own that asks to extend the earlier one."""

import pytest

from requests_app import acts, assemble, services
from requests_app.choices import Act, DatedKind, Status, Urgency
from requests_app.content import FrozenLetter, Issue
from requests_app.documents import letter as drawn
from requests_app.models import AssistanceRequest, DeadlineState, StandingDeadline
from requests_app.services import Day, EditRefused
from tests.factories import NOON, TODAY
from tests.pdf import words
from tests.requests_app.conftest import record
from tests.requests_app.performing import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def lead(assistance_request, user, *steps):
    """Through these (act, details, status), all today."""
    came_from = assistance_request.status
    for act, details, status in steps:
        record(assistance_request, act, details, user, came_from, status, days_ago=0)
        AssistanceRequest.objects.filter(pk=assistance_request.pk).update(status=status)
        came_from = status
    return fresh(assistance_request)


def sent(preservation, user):
    """As if it was sent and acknowledged today."""
    return lead(
        preservation,
        user,
        (Act.TRANSMIT, acts.Transmit("network_24_7", TODAY), Status.TRANSMITTED),
        (Act.ACKNOWLEDGE, acts.Acknowledge(TODAY, "US-77"), Status.ACKNOWLEDGED),
    )


@pytest.fixture
def unsent(at_status, officer):
    """Opened from the demo request, which names no preservation."""
    main = at_status()
    for measure in main.measures.all():
        measure.particulars.pop("preservation_ref", None)
        measure.save()
    return services.preserve(main, user=officer, at=NOON)


@pytest.fixture
def preservation(unsent, officer):
    """Sent; the requested State keeps the data until 14 January."""
    made = sent(unsent, officer)
    until = Day(DatedKind.KEPT_UNTIL, TODAY.replace(year=2027, month=1, day=14), told_on=TODAY)
    services.enter_day(made, until, user=officer, at=NOON)
    return made


class TestTheRequest:
    def test_asks_for_the_same_and_is_linked(self, preservation, officer):
        opened = services.extend(preservation, user=officer, at=NOON)

        assert (opened.extension.earlier, opened.urgency) == (preservation, Urgency.URGENT)
        assert [each.particulars for each in opened.measures.all()] == [
            each.particulars for each in preservation.measures.all()
        ]

    def test_is_opened_once(self, preservation, officer):
        first, second = (services.extend(preservation, user=officer, at=NOON) for _ in range(2))

        assert first == second

    def test_is_refused_where_no_preservation_was_asked_for(self, at_status, officer):
        with pytest.raises(EditRefused, match="asks for none, or was not sent"):
            services.extend(at_status(Status.TRANSMITTED), user=officer, at=NOON)

    def test_is_refused_where_nothing_was_sent(self, unsent, officer):
        with pytest.raises(EditRefused, match="asks for none, or was not sent"):
            services.extend(unsent, user=officer, at=NOON)

        assert not unsent.extensions.exists()

    @pytest.mark.parametrize(
        "step",
        [
            (Act.REFUSE, acts.Refuse(on=TODAY, ground="Essential interests"), Status.REFUSED),
            (Act.WITHDRAW, acts.Withdraw(reason="The account is closed."), Status.WITHDRAWN),
        ],
    )
    def test_is_refused_where_nothing_is_kept(self, preservation, officer, step):
        over = lead(preservation, officer, step)

        with pytest.raises(EditRefused, match="nothing is kept that could be extended"):
            services.extend(over, user=officer, at=NOON)

        assert not preservation.extensions.exists()

    @pytest.mark.parametrize(
        ("who", "told"),
        [("sender", "Only a legal officer"), ("auditor", "Only a legal officer"), ("outsider", "There is no such")],
    )
    def test_is_refused_to_who_does_not_draft(self, preservation, who, told, request):
        with pytest.raises(EditRefused, match=told):
            services.extend(preservation, user=request.getfixturevalue(who), at=NOON)

        assert not preservation.extensions.exists()

    def test_ends_the_clock_of_the_earlier_one_once_it_is_carried_out(self, preservation, officer):
        opened = sent(services.extend(preservation, user=officer, at=NOON), officer)
        lead(opened, officer, (Act.EXECUTE, acts.Execute(TODAY, "Kept"), Status.EXECUTED))
        services.enter_day(opened, Day(DatedKind.NOT_NEEDED, TODAY), user=officer, at=NOON)  # reckons both again

        kept = StandingDeadline.objects.get(assistance_request=preservation, key="kept_until")
        assert kept.state == DeadlineState.OVER


class TestTheLetter:
    def test_asks_for_the_extension_of_that_preservation(self, preservation, officer):
        opened = services.extend(preservation, user=officer, at=NOON)
        content = assemble.assemble(opened)

        text = words(drawn.draw(FrozenLetter(content, Issue(TODAY, "Head of Office", "Prosecutor", "ABCD-EFGH-JKLM"))))

        assert "Request to extend the preservation of stored data" in text
        assert (
            f"The request {preservation.reference} of 24 November 2026 (your reference US-77) asked for the "
            "preservation of these data, which are kept until 14 January 2027 at least. Please have that preservation "
            "extended before it ends."
        ) in text
