"""What somebody has before them when they act on a request: its text and digest, what is open in it, its routes.

`beside` is what the rest of its case means for it, `routing` by which ways it may travel, `metering` the numbers of
many requests at once.
"""

from datetime import date
from functools import cached_property

from requests_app import assemble, checklist, comparison
from requests_app.checklist import Beside, Gap, Hands, narrowing
from requests_app.checklist.beside import unpreserved
from requests_app.checklist.grounds import ToConfirm
from requests_app.checklist.meter import Meter, meter
from requests_app.checklist.refusal import GroundQuestion
from requests_app.choices import MOVES_NOTHING_ON, Status
from requests_app.content import Fact, KeyEntry, LetterContent, digest
from requests_app.deadlines import kept_until, preservation_warning
from requests_app.documents.printable import undrawable
from requests_app.models import AssistanceRequest
from requests_app.reading import beside, routing
from requests_app.reading.routing import Way
from requests_app.selectors import hands
from treaties.channels import Channel
from treaties.law import Route
from treaties.registry import Registry
from treaties.selectors import current_registry


class Reading:
    """A request as read on a day. Each part is put together when it is first asked for, where it is not given."""

    def __init__(
        self,
        assistance_request: AssistanceRequest,
        *,
        on: date,
        registry: Registry | None = None,
        beside: Beside | None = None,
    ):
        self.assistance_request = assistance_request
        self.on = on
        given = {"registry": registry, "beside": beside}
        vars(self).update({name: part for name, part in given.items() if part is not None})

    @cached_property
    def registry(self) -> Registry:
        return current_registry()

    @cached_property
    def newest_event(self) -> int:
        """Key of the newest history row: whoever acts says by it what they had seen."""
        happened = self.assistance_request.events.exclude(act__in=MOVES_NOTHING_ON)
        return happened.order_by("-pk").values_list("pk", flat=True).first() or 0

    @cached_property
    def content(self) -> LetterContent:
        return assemble.assemble(self.assistance_request, registry=self.registry)

    @cached_property
    def digest(self) -> str:
        return digest(self.content)

    @cached_property
    def fingerprints(self) -> dict[str, str]:
        return comparison.fingerprints(self.content)

    @cached_property
    def gaps(self) -> list[Gap]:
        hands = self.hands if self.assistance_request.is_restricted else None  # the others need no names: spare queries
        people = assemble.protected(self.assistance_request)
        return list(
            checklist.gaps(self.content, self.registry.law, hands, on=self.on, protected=people, beside=self.beside)
        )

    @cached_property
    def beside(self) -> Beside:
        """What the rest of the case means for it."""
        return beside.beside(self.assistance_request)

    @cached_property
    def hands(self) -> Hands | None:
        """Who may take the draft on; None for what is no draft any more."""
        return hands.hands(self.assistance_request) if self.assistance_request.status == Status.DRAFT else None

    @cached_property
    def meter(self) -> Meter:
        """How much is open in it."""
        return meter(self.content, self.gaps)

    @property
    def mandatory_gaps(self) -> tuple[Gap, ...]:
        return self.meter.mandatory

    @property
    def recommended_gaps(self) -> tuple[Gap, ...]:
        return self.meter.recommended

    @cached_property
    def too_broad(self) -> list[Gap]:
        """What the house finds asked too broadly."""
        return list(narrowing.gaps(self.content, self.registry.law, self.on))

    @cached_property
    def ground_questions(self) -> tuple[GroundQuestion, ...]:
        """The grounds on which the request could be refused."""
        return checklist.refusal.questions(self.content, self.registry.law)

    @property
    def unanswered_grounds(self) -> list[str]:
        """Titles of those that were asked."""
        answered = {each.key for each in self.content.grounds}
        return [each.title for each in self.ground_questions if each.question and each.key not in answered]

    @cached_property
    def grounds_to_confirm(self) -> tuple[ToConfirm, ...]:
        """What a reviewer confirms of them, warnings first."""
        return checklist.grounds.to_confirm(self.content, self.registry.law)

    @property
    def unverified_facts(self) -> tuple[Fact, ...]:
        return self.meter.unverified

    @cached_property
    def unprintable(self) -> list[str]:
        """What no font of the letter has, with its place."""
        return undrawable(self.content, key=self.key)

    @cached_property
    def key(self) -> tuple[KeyEntry, ...]:
        """Whose pseudonyms the letter prints. Only for those who may read the names."""
        return assemble.key(self.assistance_request, [each.pseudonym for each in self.content.sealed])

    @cached_property
    def preservation_warning(self) -> str:
        """What to say where stored data may be gone before the answer comes; "" where there is nothing to say."""
        types = self.registry.law.assistance_types
        named = [
            text
            for measure in self.content.measures
            for particular in types[measure.key].particulars
            if particular.type == "preservation_ref"
            for text in checklist.given(measure, particular.key)
        ]
        ends_on = min(filter(None, map(kept_until, named)), default=None)
        is_recorded = bool(named) or not unpreserved(self.content, self.registry.law, self.beside)
        return preservation_warning(
            self.content.measure_keys,
            ends_on=ends_on,
            is_recorded=is_recorded,
            on=self.on,
            usual_days=self.beside.usual_days,
            usual_because=self.beside.usual_because,
        )

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """The ways that the channel's law names, each with whether it is open to this letter."""
        return routing.ways(self.content, self.registry, self._usable[0])

    def provision(self, route: Route) -> str:
        """The article of a route as it is cited; "" where the channel is drafted by another instrument's profile."""
        basis = self.content.basis
        return checklist.cite(route.article) if basis.law_profile == basis.instrument else ""

    @cached_property
    def _usable(self) -> tuple[Channel | None, tuple[str, ...]]:
        return assemble.usable_today(self.assistance_request, on=self.on, registry=self.registry)

    @property
    def unusable_because(self) -> tuple[str, ...]:
        """Why the channel cannot be used on this day; nothing where it can."""
        usable, because = self._usable
        return () if usable else tuple(because)
