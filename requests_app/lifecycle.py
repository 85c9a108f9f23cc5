"""Every status a request can have and every act that moves it; nothing else.

Buttons, the diagram in docs/workflow.md and the exhaustive test read this page. No method here is called but by
`workflow.perform`, which asks permission, status and checks in that order.
"""

from django.db import models
from django_fsm import GET_STATE, RETURN_VALUE, FSMField, transition

from requests_app import checks, policies
from requests_app.choices import Status

# What an office waits for once the letter has left.
WITH_THE_REQUESTED_STATE = [Status.TRANSMITTED, Status.ACKNOWLEDGED, Status.QUERY_OPEN, Status.PARTIALLY_EXECUTED]
BEFORE_ITS_END = [
    status for status in Status if status not in {Status.EXECUTED, Status.REFUSED, Status.WITHDRAWN, Status.CLOSED}
]


def _approved_or_awaiting_countersignature(assistance_request):
    if assistance_request.requires_countersignature:
        return Status.AWAITING_COUNTERSIGNATURE
    return Status.APPROVED


class Lifecycle(models.Model):
    """The state machine of an outgoing request."""

    status = FSMField(max_length=30, choices=Status.choices, default=Status.DRAFT, protected=True, editable=False)
    # Statuses a query or a postponement interrupted, innermost last: a query may be raised while postponed.
    interrupted = models.JSONField(default=list, editable=False)

    class Meta:
        abstract = True

    def _resumed(self) -> str:
        *self.interrupted, status = self.interrupted
        return status

    @transition(
        status,
        source=Status.DRAFT,
        target=Status.UNDER_REVIEW,
        permission=policies.may_draft,
        custom={
            "checks": (
                checks.nothing_changed_since_seen,
                checks.letter_is_complete,
                checks.letter_can_be_printed,
                checks.channel_is_usable,
                checks.somebody_may_review,
            )
        },
    )
    def submit(self):
        """The draft is complete; a second person reads it."""

    @transition(
        status,
        source=[Status.UNDER_REVIEW, Status.AWAITING_COUNTERSIGNATURE],
        target=Status.DRAFT,
        permission=policies.may_review,
        custom={"checks": (checks.remarks_stand_in_the_text,)},
    )
    def return_for_correction(self):
        """The reviewer asks for corrections."""

    @transition(
        status,
        source=Status.UNDER_REVIEW,
        target=GET_STATE(
            _approved_or_awaiting_countersignature, states=[Status.APPROVED, Status.AWAITING_COUNTERSIGNATURE]
        ),
        permission=policies.may_review,  # four eyes: never a drafter
        custom={
            "checks": (
                checks.text_is_what_was_seen,
                checks.letter_is_complete,
                checks.recommended_gaps_are_confirmed,
                checks.grounds_are_confirmed,
                checks.facts_are_answered_for,
                checks.no_comment_is_open,
                checks.letter_can_be_printed,
                checks.annexes_are_unaltered,
                checks.channel_is_usable,
            )
        },
    )
    def approve(self):
        """The text is final; it may be sent, or is countersigned first."""

    @transition(
        status,
        source=Status.AWAITING_COUNTERSIGNATURE,
        target=Status.APPROVED,
        permission=policies.may_countersign,
        custom={
            "checks": (
                checks.text_is_what_was_seen,
                checks.letter_is_complete,
                checks.no_comment_is_open,
                checks.annexes_are_unaltered,
                checks.channel_is_usable,
            )
        },
    )
    def countersign(self):
        """A second reviewer approves the same text."""

    @transition(status, source=Status.APPROVED, target=Status.DRAFT, permission=policies.may_review)
    def recall(self):
        """The approval is taken back; the letter is voided and kept."""

    @transition(
        status,
        source=Status.APPROVED,
        target=Status.TRANSMITTED,
        permission=policies.may_send,
        custom={
            "checks": (
                checks.day_follows_the_last,
                checks.route_is_explained,
                checks.what_went_is_there,
                checks.what_went_fits_the_route,
                checks.language_is_met,
                checks.channel_is_usable,
            )
        },
    )
    def transmit(self):
        """The letter has left by a route."""

    @transition(
        status,
        source=Status.TRANSMITTED,
        target=Status.ACKNOWLEDGED,
        permission=policies.may_send,
        custom={"checks": (checks.day_follows_the_last,)},
    )
    def acknowledge(self):
        """The requested State confirmed receipt."""

    @transition(
        status,
        source=[Status.TRANSMITTED, Status.ACKNOWLEDGED, Status.PARTIALLY_EXECUTED, Status.POSTPONED],
        target=Status.QUERY_OPEN,
        permission=policies.may_send,
        custom={"checks": (checks.day_follows_the_last,)},
    )
    def raise_query(self):
        """The requested State asks something."""
        self.interrupted = [*self.interrupted, self.status]

    @transition(
        status,
        source=Status.QUERY_OPEN,
        target=RETURN_VALUE(Status.TRANSMITTED, Status.ACKNOWLEDGED, Status.PARTIALLY_EXECUTED, Status.POSTPONED),
        permission=policies.may_answer_query,
        custom={"checks": (checks.day_follows_the_last,)},
    )
    def answer_query(self):
        """The question is answered; the request goes on where it was interrupted."""
        return self._resumed()

    @transition(
        status,
        source=[Status.TRANSMITTED, Status.ACKNOWLEDGED, Status.QUERY_OPEN],
        target=Status.RETURNED,
        permission=policies.may_send,
        custom={"checks": (checks.day_follows_the_last,)},
    )
    def record_return(self):
        """The requested State sent it back as deficient."""
        self.interrupted = []

    @transition(status, source=Status.RETURNED, target=Status.DRAFT, permission=policies.may_draft)
    def revise(self):
        """A new version is drafted; the old letter is kept."""

    @transition(
        status,
        source=WITH_THE_REQUESTED_STATE,
        target=Status.POSTPONED,
        permission=policies.may_send,
        custom={"checks": (checks.day_follows_the_last,)},
    )
    def postpone(self):
        """The requested State postpones execution."""
        self.interrupted = [*self.interrupted, self.status]

    @transition(
        status,
        source=Status.POSTPONED,
        target=RETURN_VALUE(*WITH_THE_REQUESTED_STATE),
        permission=policies.may_send,
        custom={"checks": (checks.day_follows_the_last,)},
    )
    def resume(self):
        """Execution goes on where it was postponed."""
        return self._resumed()

    @transition(
        status,
        source=WITH_THE_REQUESTED_STATE,
        target=Status.PARTIALLY_EXECUTED,
        permission=policies.may_send,
        custom={"checks": (checks.day_follows_the_last,)},
    )
    def execute_in_part(self):
        """Part of what was asked has come."""
        self.interrupted = []

    @transition(
        status,
        source=WITH_THE_REQUESTED_STATE,
        target=Status.EXECUTED,
        permission=policies.may_send,
        custom={"checks": (checks.day_follows_the_last,)},
    )
    def execute(self):
        """What was asked has come."""

    @transition(
        status,
        source=[*WITH_THE_REQUESTED_STATE, Status.POSTPONED],
        target=Status.REFUSED,
        permission=policies.may_send,
        custom={"checks": (checks.day_follows_the_last,)},
    )
    def refuse(self):
        """The requested State refused."""

    @transition(status, source=BEFORE_ITS_END, target=Status.WITHDRAWN, permission=policies.may_withdraw)
    def withdraw(self):
        """The request is taken back."""

    @transition(
        status,
        source=[Status.EXECUTED, Status.REFUSED, Status.WITHDRAWN, Status.RETURNED],
        target=Status.CLOSED,
        permission=policies.may_send,
    )
    def close(self):
        """Nothing more is expected."""
