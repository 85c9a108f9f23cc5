"""The remarks of the last return of a draft: each at its place, ticked off or not, with what changed there since."""

from collections.abc import Sequence
from dataclasses import dataclass

from requests_app import comparison, versions
from requests_app.acts import Remark, ReturnForCorrection
from requests_app.checklist import anchors
from requests_app.choices import Act, ReturnReason, Section
from requests_app.comparison import Change
from requests_app.content import LetterContent, converter
from requests_app.models import RequestEvent
from requests_app.reading import Reading


@dataclass(frozen=True, slots=True)
class Standing:
    """A remark as it stands now. `changes`: at its place; `nearby`: in its section, where its place is as it was; None
    where the version that was returned is not kept."""

    objection: int  # key of the row by which it is ticked off
    remark: Remark
    anchor: str  # id of the input on the page of its section; "" for the top
    mended_by: str  # who ticked it off, "" for nobody
    changes: tuple[Change, ...] | None = None
    nearby: tuple[Change, ...] = ()

    @property
    def section(self) -> Section:
        return Section(self.remark.section)

    @property
    def reason(self) -> str:
        return ReturnReason(self.remark.reason).label


def standing(returned: RequestEvent, reading: Reading, *, with_changes: bool) -> tuple[Standing, ...]:
    """The remarks of this return in the order in which they were made; none for a row of another act."""
    if returned.act != Act.RETURN_FOR_CORRECTION or not returned.details.get("remarks"):
        return ()
    remarks = converter.structure(returned.details, ReturnForCorrection).remarks
    rows = {row.number: row for row in returned.objections.select_related("mended__user")}
    found = _changed_since(returned, reading) if with_changes else None
    return tuple(
        Standing(
            objection=rows[number].pk,
            remark=remark,
            anchor=_anchor(remark, reading.content),
            mended_by=str(rows[number].mended.user) if hasattr(rows[number], "mended") else "",
            changes=None if found is None else _at(remark, found),
            nearby=() if found is None else tuple(each for each in found if each.section == remark.section),
        )
        for number, remark in enumerate(remarks)
    )


def _changed_since(returned: RequestEvent, reading: Reading) -> tuple[Change, ...] | None:
    """From the version that was submitted and came back."""
    history, drafts = reading.assistance_request.events, reading.assistance_request.draft_versions
    submitted = history.filter(act=Act.SUBMIT, pk__lt=returned.pk).order_by("-pk").first()
    upto = submitted.details["seen_version"] if submitted else 0
    version = drafts.filter(version__lte=upto).order_by("-version").first()
    return comparison.changes(versions.contents([version])[0], reading.content) if version else None


def _at(remark: Remark, found: Sequence[Change]) -> tuple[Change, ...]:
    """What changed at the place of a remark, or below it."""
    if not remark.place:
        return tuple(each for each in found if each.section == remark.section)
    return tuple(each for each in found if each.key == remark.place or each.key.startswith(f"{remark.place}:"))


def _anchor(remark: Remark, content: LetterContent) -> str:
    if particular := _particular(remark.place, content):
        return particular
    return next((each.anchor for each in comparison.passages(content) if each.key == remark.place), "")


def _particular(place: str, content: LetterContent) -> str:
    """The input of a particular, by the number that its measure has now."""
    name, *rest = place.split(":")
    if name != "measures" or len(rest) < 3:
        return ""
    kind, which, key = rest[0], int(rest[1]), rest[2]
    alike = [measure.number for measure in content.measures if measure.key == kind]
    return anchors.of_particular(alike[which - 1], key) if which <= len(alike) else ""
