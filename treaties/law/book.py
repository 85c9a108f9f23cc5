"""The law files of one edition as a whole, and the shape of a measure that can be sought."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from treaties.law.instrument import CoveredMeasure, InstrumentLaw, RequiredContent
from treaties.law.narrower import NarrowerAsk
from treaties.law.offence import Offence, Threshold
from treaties.law.plain import PlainWords
from treaties.law.refusal import RefusalQuestion


class LawError(Exception):
    """Law files are unusable. Lists every problem as "FILE: path.to[key]: what is wrong"."""

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Particular:
    """One item a drafter must collect for a measure. `type` names the kind of input.

    `example` is a worked one, as it is saved: a list one a line, a period as `requests_app.periods` keeps it.
    """

    key: str
    title: str
    type: str
    required: bool
    help: str
    options: tuple[str, ...] = ()  # of a choice or choice_list; own words are always possible beside them
    accepts: tuple[str, ...] = ()  # kinds of identifier (vocabulary.IDENTIFIER_KINDS), of an identifier_list
    mistakes: tuple[str, ...] = ()  # what usually goes wrong at this field
    example: str = ""


@dataclass(frozen=True, slots=True)
class AssistanceType:
    """A measure that can be sought. `coercive_level` runs from 0 (none) to 4 (interception, permanent deprivation)."""

    key: str
    title: str
    category: str
    coercive_level: int
    data_category: str
    dual_criminality_sensitivity: str
    particulars: tuple[Particular, ...]
    typical_legal_threshold: str
    often_combined_with: tuple[str, ...]
    common_mistakes: tuple[str, ...]
    threshold_united_states: str = ""
    comes_after: tuple[str, ...] = ()  # what is usually answered first: preservation before production

    @property
    def is_of_stored_data(self) -> bool:
        """Whether its data can be preserved first: a preservation may be named in it, and is not what it rests on."""
        return any(each.type == "preservation_ref" and not each.required for each in self.particulars)

    @property
    def is_electronic_evidence(self) -> bool:
        return self.category == "electronic_evidence"


@dataclass(frozen=True, slots=True)
class LawBook:
    """All law files of one edition. Raises KeyError for an unknown code or key."""

    instruments: Mapping[str, InstrumentLaw]
    assistance_types: Mapping[str, AssistanceType]
    offences: Mapping[str, Offence]
    sha256: str
    fields: tuple[str, ...] = field(default=())  # every `field` a required content names, sorted
    thresholds: tuple[Threshold, ...] = ()
    narrower: tuple[NarrowerAsk, ...] = ()  # what asks too broadly; the first that holds speaks
    refusal_questions: Mapping[str, RefusalQuestion] = field(default_factory=dict)
    field_mistakes: Mapping[str, str] = field(default_factory=dict)  # what usually goes wrong in each of `fields`
    plain: PlainWords = field(default_factory=PlainWords)  # what an investigator is asked
    passed_over: tuple[str, ...] = ()  # of kept files: what has another shape than files have now
    protocols: Mapping[str, tuple[InstrumentLaw, ...]] = field(
        init=False, repr=False, compare=False
    )  # by what they amend
    _amended: dict[tuple[str, ...], InstrumentLaw] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self):
        amending: dict[str, tuple[InstrumentLaw, ...]] = {}
        for each in self.instruments.values():
            if each.amends:
                amending[each.amends] = (*amending.get(each.amends, ()), each)
        object.__setattr__(self, "protocols", amending)  # frozen

    def whole(self) -> "LawBook":
        """Itself. Raises LawError where anything was passed over."""
        if self.passed_over:
            raise LawError([*self.passed_over])
        return self

    def threshold(self, code: str) -> Threshold | None:
        """The penalty that an instrument, or a State's law, asks for; None where it asks for none."""
        return next((each for each in self.thresholds if each.instrument == code), None)

    def mistake(self, content: RequiredContent) -> str:
        """What officers usually get wrong: under this instrument where its file says so, else in the field anywhere."""
        return content.mistake or self.field_mistakes.get(content.field, "")

    def between(self, code: str, beside: Collection[str]) -> tuple[InstrumentLaw, ...]:
        """The profile of an instrument between two States that the instruments `beside` bind too, and then those of
        the protocols among these that amend it. What a protocol rewrites is told by the protocol alone.
        """
        own = self.instruments.get(code)
        protocols = tuple([each for each in self.protocols.get(code, ()) if each.code in beside])
        if own is None or not protocols:
            return (own,) if own else ()
        key = (code, *(each.code for each in protocols))
        if key not in self._amended:  # made once: the channel rule asks for it of every measure and pair
            self._amended[key] = own.without({article for each in protocols for article in each.rewrites})
        return self._amended[key], *protocols

    def listed(self, code: str, beside: Collection[str], measure: str) -> CoveredMeasure | None:
        """A measure as the instrument and the protocols that amend it list it between the two: "7; CETS-182 15-16"."""
        found = [(profile, named) for profile in self.between(code, beside) if (named := profile.measures.get(measure))]
        if not found:
            return None
        first, listed = found[0]
        if first.code == code and len(found) == 1:
            return listed
        return CoveredMeasure(
            measure,
            article="; ".join(profile.named(each.article, under=code) for profile, each in found),
            note=" ".join(each.note for _, each in found if each.note),
            seen=all(each.seen for _, each in found),
        )

    def profile(self, code: str, *, bilateral: bool = False) -> InstrumentLaw | None:
        """The profile an instrument is drafted by: its own, GENERIC-BILATERAL for a bilateral one, else None."""
        if code in self.instruments:
            return self.instruments[code]
        return self.instruments["GENERIC-BILATERAL"] if bilateral else None
