"""The shapes of a file of law/instruments. `seen` is true where the wording was read in a source (`basis: seen`)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from treaties.law.citation import articles

NO_TREATY = {"letters_rogatory", "scheme"}  # kinds of channel by which nothing binds the two
EVERY = ("all",)


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
    when: str = ""  # a condition in words: it is asked only when that holds, so it is not mandatory for all
    mistake: str = ""  # what officers usually get wrong here, where it is not what they get wrong in the field anywhere
    without_treaty: bool = False  # asked only where the channel is no treaty: letters rogatory, a scheme

    def applies(self, measure: str) -> bool:
        """Whether it is asked for when this measure is sought."""
        return _applies(self, measure)

    def is_asked_by(self, kind: str) -> bool:
        """Whether it is asked of a request that goes by a channel of this kind."""
        return not self.without_treaty or kind in NO_TREATY


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
    applies_to: tuple[str, ...] = EVERY
    except_for: tuple[str, ...] = ()

    def applies(self, measure: str) -> bool:
        """Whether it is open to a request for this measure."""
        return _applies(self, measure)


def _applies(item: RequiredContent | Route, measure: str) -> bool:
    return ("all" in item.applies_to or measure in item.applies_to) and measure not in item.except_for


@dataclass(frozen=True, slots=True)
class InstrumentLaw:
    """The law profile of one instrument, template (GENERIC-BILATERAL, LETTERS-ROGATORY) or overlay.

    `inherits_from` names the profile that applies as well (UNTOC for UNTOC-TIP). The two are not merged: measures,
    contents and rules here are the profile's own. Who inherits is a supplement, which never carries a request alone,
    so the contents of both profiles are asked for because both instruments are in the request.

    `amends` names the convention of a protocol that binds with it, cited or not: `rewrites` are the articles of the
    convention that the protocol's own profile tells, `adds` the paragraphs that only the rewritten text has.
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
    amends: str = ""
    rewrites: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()

    def named(self, article: str, *, under: str) -> str:
        """An article of its own as it is named under an instrument: with its code under another one."""
        return article if under == self.code else f"{self.code} {article}"

    def without(self, rewritten: Collection[str]) -> "InstrumentLaw":
        """But for what rests on nothing else than these articles."""

        def kept(items):
            return tuple(each for each in items if not articles(each.article) or articles(each.article) - gone)

        gone = frozenset(map(int, rewritten))
        listed = {each.key: each for each in kept(self.measures.values())}
        lists = {name: kept(getattr(self, name)) for name in LISTS}
        costs = self.costs if self.costs and kept([self.costs]) else None
        return replace(self, measures=listed, costs=costs, **lists)


LISTS = ("required_contents", "refusal_grounds", "deadlines", "routes")
