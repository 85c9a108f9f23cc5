"""The lifecycle page against DESIGN's table: every act from every status it names, and from no other."""

import pytest

from requests_app import selectors, workflow
from requests_app.choices import Act, Status
from requests_app.lifecycle import Lifecycle

D, R, AC, A, T, K, Q, P, PP, RT, E, RF, W, C = (
    Status.DRAFT,
    Status.UNDER_REVIEW,
    Status.AWAITING_COUNTERSIGNATURE,
    Status.APPROVED,
    Status.TRANSMITTED,
    Status.ACKNOWLEDGED,
    Status.QUERY_OPEN,
    Status.PARTIALLY_EXECUTED,
    Status.POSTPONED,
    Status.RETURNED,
    Status.EXECUTED,
    Status.REFUSED,
    Status.WITHDRAWN,
    Status.CLOSED,
)

# Written out by hand from the table of the design: act -> (from, to).
TABLE = {
    Act.SUBMIT: ({D}, {R}),
    Act.RETURN_FOR_CORRECTION: ({R, AC}, {D}),
    Act.APPROVE: ({R}, {A, AC}),
    Act.COUNTERSIGN: ({AC}, {A}),
    Act.RECALL: ({A}, {D}),
    Act.TRANSMIT: ({A}, {T}),
    Act.ACKNOWLEDGE: ({T}, {K}),
    Act.RAISE_QUERY: ({T, K, P, PP}, {Q}),
    Act.ANSWER_QUERY: ({Q}, {T, K, P, PP}),
    Act.RECORD_RETURN: ({T, K, Q}, {RT}),
    Act.REVISE: ({RT}, {D}),
    Act.POSTPONE: ({T, K, Q, P}, {PP}),
    Act.RESUME: ({PP}, {T, K, Q, P}),
    Act.EXECUTE_IN_PART: ({T, K, Q, P}, {P}),
    Act.EXECUTE: ({T, K, Q, P}, {E}),
    Act.REFUSE: ({T, K, Q, PP, P}, {RF}),
    Act.WITHDRAW: ({D, R, AC, A, T, K, Q, P, PP, RT}, {W}),
    Act.CLOSE: ({E, RF, W, RT}, {C}),
}


def targets(act):
    found = set()
    for move in getattr(Lifecycle, act)._django_fsm.transitions.values():
        found |= set(getattr(move.target, "allowed_states", None) or [move.target])
    return found


class TestThePage:
    def test_has_a_method_for_every_act_and_no_other(self):
        methods = {name for name in vars(Lifecycle) if hasattr(getattr(Lifecycle, name), "_django_fsm")}

        assert methods == set(Act.values)

    @pytest.mark.parametrize("act", Act)
    def test_names_the_statuses_of_the_table(self, act):
        assert workflow.sources_of(act) == TABLE[act][0]
        assert targets(act) == TABLE[act][1]

    @pytest.mark.parametrize("act", Act)
    def test_asks_permission_for_every_act_in_a_sentence(self, act):
        for move in getattr(Lifecycle, act)._django_fsm.transitions.values():
            assert move.permission.__doc__.strip().endswith(".")


class TestWhatIsReachedWithoutSubmitting:
    def test_is_nothing_that_a_central_authority_sees_unasked(self):
        """`visible_to` asks the history of no other request whether somebody submitted it."""
        reached, more = set(), {D}
        while more - reached:
            reached |= more
            more = {
                to
                for act, (sources, targets) in TABLE.items()
                if act != Act.SUBMIT and sources & reached
                for to in targets
            }

        assert reached.isdisjoint(selectors.AFTER_SUBMISSION)
        assert reached | set(selectors.AFTER_SUBMISSION) == set(Status)
