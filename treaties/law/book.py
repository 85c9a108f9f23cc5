"""The shapes of the law files. `seen` is true where the wording was read in a source (`basis: seen`)."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from treaties.law.offence import Offence, Threshold

CODE = re.compile(r"CETS-\d+")  # of a protocol, within an article: "7; CETS-182 15-16"
PROTOCOL = re.compile(rf"({CODE.pattern}) ")
REPLACED = re.compile(rf"\s*\(as replaced by {CODE.pattern}[^)]*\)")


class LawError(Exception):
    """Law files are unusable. Lists every problem as "FILE: path.to[key]: what is wrong"."""

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of an instrument (relationship, language, confidentiality, costs ...)."""

    article: str
    rule: str
    seen: bool
    fallback: bool = False  # relationship rule: the detailed paragraphs apply only where no MLA treaty binds


@dataclass(frozen=True, slots=True)
class CoveredMeasure:
    """An assistance type the instrument lists."""

    key: str
    article: str
    note: str
    seen: bool


@dataclass(frozen=True, slots=True)
class RequiredContent:
    """One thing a request under the instrument must, or had better, contain."""

    instrument: str
    key: str
    title: str
    article: str
    applies_to: tuple[str, ...]  # assistance type keys, or ("all",)
    except_for: tuple[str, ...]
    guidance: str
    instrument_note: str
    mandatory: bool
    field: str  # the input of the draft that answers it
    seen: bool

    def applies(self, measure: str) -> bool:
        """Whether it is asked for when this measure is sought."""
        return ("all" in self.applies_to or measure in self.applies_to) and measure not in self.except_for


@dataclass(frozen=True, slots=True)
class RefusalGround:
    key: str
    title: str
    article: str
    kind: str  # mandatory, optional, prohibited (a ground that may not be used)
    note: str
    applies_to: tuple[str, ...]  # empty: every measure
    seen: bool


@dataclass(frozen=True, slots=True)
class Deadline:
    """A period set by the instrument: exactly one of `days`, `hours` and `qualitative` says how long.

    `trigger_act` "execute" is answered by the first execution, whole or in part.
    """

    key: str
    title: str
    article: str
    trigger: str  # in words, from the source
    trigger_act: str  # the act of the lifecycle that starts it; empty: shown as information
    pauses_while_query_open: bool
    days: int | None
    hours: int | None
    qualitative: str
    counts: str
    bound: str  # maximum or minimum
    renewable: bool
    obliges: str
    applies_to: tuple[str, ...]  # empty: every measure
    on_expiry: str
    seen: bool


@dataclass(frozen=True, slots=True)
class Route:
    """A way a request under the instrument may travel."""

    key: str
    article: str
    when: str
    seen: bool
    layer: str = ""  # the protocol that brings it, where the article does not name that


LAYERED = ("required_contents", "refusal_grounds", "deadlines", "routes")


@dataclass(frozen=True, slots=True)
class InstrumentLaw:
    """The law profile of one instrument, template (GENERIC-BILATERAL, LETTERS-ROGATORY) or overlay.

    `inherits_from` names the profile that applies as well (UNTOC for UNTOC-TIP). The two are not merged: measures,
    contents and rules here are the profile's own. Who inherits is a supplement, which never carries a request alone,
    so the contents of both profiles are asked for because both instruments are in the request.
    """

    code: str
    title: str
    scope: str
    overlay: bool
    inherits_from: str
    measures: Mapping[str, CoveredMeasure]
    required_contents: tuple[RequiredContent, ...]
    refusal_grounds: tuple[RefusalGround, ...]
    deadlines: tuple[Deadline, ...]
    routes: tuple[Route, ...]
    relationship: Rule
    languages: Rule
    confidentiality: Rule
    dual_criminality: Rule
    use_limitation: Rule | None
    costs: Rule | None

    def between(self, supplements: Collection[str]) -> "InstrumentLaw":
        """As it stands between two States that these supplements bind: a convention's file lists what its protocols add
        too ("CETS-182 9-10"), and that counts where they bind.
        """

        def stand(items):
            return tuple(each for each in items if layer(each) in {"", self.code, *supplements})

        if not any(map(layer, self.measures.values())):
            return self
        kept = {name: stand(getattr(self, name)) for name in LAYERED}
        listed = (standing(each, supplements) for each in self.measures.values())
        return replace(self, measures={each.key: each for each in listed if each}, **kept)


def standing(listed: CoveredMeasure, supplements: Collection[str]) -> CoveredMeasure | None:
    """A measure as it is listed between two States that these supplements bind: without the articles of other
    protocols ("7; CETS-182 15-16" is "7"); None where it rests on such articles alone.
    """
    if set(CODE.findall(listed.article)) <= set(supplements):
        return listed
    own = [REPLACED.sub("", part).strip() for part in listed.article.split(";")]
    article = "; ".join(part for part in own if set(CODE.findall(part)) <= set(supplements))
    return replace(listed, article=article) if article else None


def layer(item) -> str:
    """The protocol whose article an item of a law file rests on alone; "" for one of the instrument itself."""
    named = PROTOCOL.match(item.article)
    return getattr(item, "layer", "") or (named[1] if named else "")


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

    def threshold(self, code: str) -> Threshold | None:
        """The penalty that an instrument, or a State's law, asks for; None where it asks for none."""
        return next((each for each in self.thresholds if each.instrument == code), None)

    def profile(self, code: str, *, bilateral: bool = False) -> InstrumentLaw | None:
        """The profile an instrument is drafted by: its own, GENERIC-BILATERAL for a bilateral one, else None."""
        if code in self.instruments:
            return self.instruments[code]
        return self.instruments["GENERIC-BILATERAL"] if bilateral else None
