"""How open acts are laid out: one main act a page, named by its verb."""

import pytest

from requests_app import workflow
from requests_app.choices import Act, Status
from requests_app.templatetags.acts import act_url, by_weight, can_be_handed_over_by
from requests_app.workflow import OpenAct

MAIN = {
    Status.DRAFT: Act.SUBMIT,
    Status.UNDER_REVIEW: Act.APPROVE,
    Status.AWAITING_COUNTERSIGNATURE: Act.COUNTERSIGN,
    Status.APPROVED: Act.TRANSMIT,
    Status.TRANSMITTED: Act.ACKNOWLEDGE,
    Status.ACKNOWLEDGED: Act.EXECUTE,
    Status.QUERY_OPEN: Act.ANSWER_QUERY,
    Status.PARTIALLY_EXECUTED: Act.EXECUTE,
    Status.POSTPONED: Act.RESUME,
    Status.RETURNED: Act.REVISE,
    Status.EXECUTED: Act.CLOSE,
    Status.REFUSED: Act.CLOSE,
    Status.WITHDRAWN: Act.CLOSE,
}


class TestByWeight:
    @pytest.mark.parametrize("status", MAIN)
    def test_puts_forward_the_act_that_a_status_waits_for(self, status):
        acts = [OpenAct(act, act.label) for act in Act if status in workflow.sources_of(act)]

        assert by_weight(acts)["main"].act == MAIN[status]
        assert len(by_weight(acts)["others"]) == len(acts) - 1

    def test_puts_forward_nothing_that_only_ends_a_request(self):
        assert by_weight([OpenAct(Act.WITHDRAW, "Withdraw")])["main"] is None


@pytest.mark.django_db
class TestLinks:
    def test_lead_a_reviewer_to_the_whole_text_and_a_drafter_to_the_check(self, at_status):
        made = at_status(complete=False)

        assert act_url(Act.APPROVE, made) == f"/requests/{made.pk}/review/"
        assert act_url(Act.SUBMIT, made) == f"/requests/{made.pk}/check/"
        assert act_url(Act.WITHDRAW, made) == f"/requests/{made.pk}/acts/withdraw/"

    def test_offer_a_hand_over_of_open_requests_to_supervisors(self, at_status, officer, reviewer):
        made, closed = at_status(complete=False), at_status(Status.CLOSED, complete=False)

        assert can_be_handed_over_by(made, reviewer)
        assert not can_be_handed_over_by(made, officer)
        assert not can_be_handed_over_by(closed, reviewer)
