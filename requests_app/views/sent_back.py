"""Why a text came back, for those who correct it and for those who review it again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from requests_app import assemble, comparison
from requests_app.choices import Act, Section
from requests_app.content import protection
from requests_app.models import RequestEvent
from requests_app.narration import Line
from requests_app.reading import Reading
from requests_app.reviewing.remarks import Objected, objected
from requests_app.views.history import narrated

SENDS_BACK = {Act.RETURN_FOR_CORRECTION, Act.RECALL, Act.REVISE}
STEPS = SENDS_BACK | {Act.SUBMIT, Act.RECORD_RETURN}
ROUND = 4  # at most: submitted, returned by the requested State, revised, submitted again


@dataclass(frozen=True, slots=True)
class SentBack:
    """For `requests_app/_sent_back.html`. `changed` is None where the history does not tell what was submitted."""

    lines: tuple[Line, ...]
    changed: list[Section] | None
    remarks: tuple[Objected, ...] = ()
    section: Section | None = None  # the one the page is about

    @property
    def here(self) -> tuple[Objected, ...]:
        """The remarks that this page shows."""
        return tuple(each for each in self.remarks if self.section in (None, each.section))

    @property
    def to_mend(self) -> tuple[Objected, ...]:
        return tuple(each for each in self.remarks if not each.mended_by)

    @property
    def untouched(self) -> tuple[Objected, ...]:
        """Those at whose place nothing changed."""
        return tuple(each for each in self.remarks if each.changes == ())


def sent_back(reading: Reading, *, section: Section | None = None, with_changes: bool = False) -> SentBack | None:
    """The last return, recall or revision; on the page of a section, what was said of it. None where there is none.

    `with_changes`: with what changed at the place of each remark.
    """
    steps = _last_round(reading)
    place = next((number for number, step in enumerate(steps) if step.act in SENDS_BACK), None)
    if place is None:
        return None
    back, *before = steps[place:]
    told = [step for step in before[:1] if step.act == Act.RECORD_RETURN] + [back]
    people = assemble.protected(reading.assistance_request)
    # A text that the requested State returned was revised since: what it found deficient is to be mended.
    remarks = protection.masked(objected(told[0], reading, with_changes=with_changes), people)
    lines = list(narrated(told, reading.registry, protected=people))
    if remarks:  # each stands at its place
        lines[0] = replace(lines[0], quotes=tuple(quote for quote in lines[0].quotes if quote.label == "Note"))
    lines = tuple(line for line in lines if line.quotes or remarks)  # without words it says no more than the status
    return SentBack(lines, _changed(before, reading), remarks, section) if lines else None


def _last_round(reading: Reading) -> list[RequestEvent]:
    """Newest first; of the history where the page has read it already."""
    assistance_request = reading.assistance_request
    if "events" in getattr(assistance_request, "_prefetched_objects_cache", {}):
        steps = [step for step in assistance_request.events.all() if step.act in STEPS]
        return steps[: -ROUND - 1 : -1]
    steps = assistance_request.events.filter(act__in=STEPS).select_related("user").defer("canonical")
    return list(steps.order_by("-pk")[:ROUND])


def _changed(before: Sequence[RequestEvent], reading: Reading) -> list[Section] | None:
    submitted = next((step.details.get("sections") for step in before if step.act == Act.SUBMIT), None)
    return comparison.changed(submitted, reading.fingerprints) if submitted else None
