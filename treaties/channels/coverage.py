"""Whether an instrument covers a measure, by its law profile and those of usable supplements."""

from collections.abc import Collection, Container, Iterable, Sequence
from functools import partial

from treaties.channels.answer import Coverage
from treaties.law import LawBook
from treaties.registry import InstrumentRecord

GENERIC = "GENERIC-BILATERAL"


def profile_code(instrument: InstrumentRecord, law: LawBook) -> str:
    """The profile a draft follows. A treaty without one of its own is drafted by the pattern for bilateral treaties."""
    return instrument.code if instrument.code in law.instruments else GENERIC


def cover(
    instrument: InstrumentRecord, supplements: Iterable[InstrumentRecord], measures: Sequence[str], law: LawBook
) -> tuple[Coverage, ...]:
    binding = {each.code for each in supplements}
    return tuple([_one(instrument, binding, measure, law) for measure in measures])


def without(covered: Iterable[Coverage], excluded: Container[str]) -> tuple[Coverage, ...]:
    """The same, after a reservation took measures out of the instrument."""
    return tuple(
        Coverage(each.measure, "not_covered", title=each.title) if each.measure in excluded else each
        for each in covered
    )


def _one(instrument: InstrumentRecord, supplements: Collection[str], measure: str, law: LawBook) -> Coverage:
    kind = law.assistance_types[measure]
    told = partial(Coverage, measure, title=kind.title)
    if instrument.material_scope == "executive_agreement":
        return told("covered" if kind.is_electronic_evidence else "not_covered", note="Electronic evidence only.")
    if listed := law.listed(instrument.code, supplements, measure):
        return told("covered", listed.article, listed.note, listed.seen)
    for profile in (law.instruments[code] for code in sorted(supplements) if code in law.instruments):
        if listed := profile.measures.get(measure):
            note = f"By its supplement: {profile.title}. {listed.note}".strip()
            return told("covered", listed.article, note, listed.seen)
    if instrument.code in law.instruments:
        return told("not_covered")
    pattern = law.instruments[GENERIC].measures.get(measure)
    usually = "Such treaties usually cover it." if pattern else "Such treaties do not usually name it."
    return told("unread", note=f"{usually} Check the text.")
