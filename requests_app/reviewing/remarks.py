"""What the last return of a text objected to: each at its place, ticked off or not, with what changed there since.

A reviewer's remark stands at a passage, what the requested State found deficient at a field of the letter.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from requests_app import comparison, discretion
from requests_app.acts import DeficientField, RecordReturn, Remark, ReturnForCorrection
from requests_app.checklist import anchors
from requests_app.choices import Act, Deficiency, ReturnReason, Section
from requests_app.comparison import Change
from requests_app.content import LetterContent, converter
from requests_app.drafting import versions
from requests_app.models import RequestEvent
from requests_app.reading import Reading
from requests_app.reviewing import fields


@dataclass(frozen=True, slots=True)
class Objected:
    """A remark, or what the requested State found deficient, as it stands now. `changes`: at its place, None where the
    version that was returned is not kept; `nearby`: in its section, where its place is as it was."""

    objection: int  # key of the row by which it is ticked off
    remark: Remark | DeficientField
    anchor: str  # id of the input on the page of its section; "" for the top
    mended_by: str  # who ticked it off, "" for nobody
    changes: tuple[Change, ...] | None = None
    nearby: tuple[Change, ...] = ()

    @property
    def section(self) -> Section:
        return Section(self.remark.section)

    @property
    def reason(self) -> str:
        if isinstance(self.remark, DeficientField):
            return Deficiency(self.remark.deficiency).label
        return ReturnReason(self.remark.reason).label

    @property
    def note(self) -> str:
        """What was said of it."""
        return self.remark.words if isinstance(self.remark, DeficientField) else self.remark.note


def objected(returned: RequestEvent, reading: Reading, *, with_changes: bool) -> tuple[Objected, ...]:
    """What this return objected to, in the order in which it was said; nothing for a row of another act."""
    remarks = _said(returned)
    if not remarks:
        return ()
    rows = {row.number: row for row in returned.objections.select_related("mended__user")}
    found = _changed_since(returned, reading) if with_changes else None
    return tuple(
        Objected(
            objection=rows[number].pk,
            remark=remark,
            anchor=_anchor(remark, reading.content),
            mended_by=str(rows[number].mended.user) if hasattr(rows[number], "mended") else "",
            changes=None if found is None else _at(remark, found, reading.content),
            nearby=() if found is None else tuple(each for each in found if each.section == remark.section),
        )
        for number, remark in enumerate(remarks)
        if remark.section in Section
    )


def _said(returned: RequestEvent) -> tuple[Remark, ...] | tuple[DeficientField, ...]:
    if returned.act == Act.RETURN_FOR_CORRECTION:
        return converter.structure(returned.details, ReturnForCorrection).remarks
    if returned.act == Act.RECORD_RETURN:
        return converter.structure(returned.details, RecordReturn).deficient
    return ()


def _changed_since(returned: RequestEvent, reading: Reading) -> tuple[Change, ...] | None:
    """From the version that was submitted and came back."""
    history, drafts = reading.assistance_request.events, reading.assistance_request.draft_versions
    submitted = history.filter(act=Act.SUBMIT, pk__lt=returned.pk).order_by("-pk").first()
    upto = submitted.details["seen_version"] if submitted else 0
    version = drafts.filter(version__lte=upto).order_by("-version").first()
    if version is None:
        return None
    before = discretion.as_told_then(versions.contents([version])[0], reading.assistance_request)
    return comparison.changes(before, reading.content)


def _at(remark: Remark | DeficientField, found: Sequence[Change], content: LetterContent) -> tuple[Change, ...]:
    """What changed at the place of a remark, or below it."""
    if isinstance(remark, DeficientField):
        here = [each for each in found if each.section == remark.section]
        return tuple(
            each
            for each in here
            if remark.field in ("", fields.counted(each.section, each.key, each.label, content)[0])
        )
    if not remark.place:
        return tuple(each for each in found if each.section == remark.section)
    return tuple(each for each in found if each.key == remark.place or each.key.startswith(f"{remark.place}:"))


def _anchor(remark: Remark | DeficientField, content: LetterContent) -> str:
    if isinstance(remark, DeficientField):
        return next(iter(fields.anchors_of(remark.field, content)), "")
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
