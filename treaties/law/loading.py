"""Law files -> LawBook. Strict: an unknown key, type or measure, or a missing article, stops the load and is named."""

import hashlib
import re
from collections.abc import Callable, Collection, Hashable
from functools import partial
from pathlib import Path
from typing import TypeVar

import yaml

from treaties.law.book import (
    AssistanceType,
    CoveredMeasure,
    Deadline,
    InstrumentLaw,
    LawBook,
    LawError,
    NationalProvision,
    Offence,
    Particular,
    RefusalGround,
    RequiredContent,
    Route,
    Rule,
)
from treaties.law.node import Node, read_whole
from treaties.law.vocabulary import (
    BASES,
    BOUNDS,
    CATEGORIES,
    HIGHEST_COERCIVE_LEVEL,
    OBLIGED,
    PARTICULAR_TYPES,
    REFUSAL_KINDS,
    SENSITIVITIES,
    SEVERITIES,
    TEMPLATES,
    TREATY_COLUMNS,
    TRIGGER_ACTS,
)

T = TypeVar("T")
Known = Collection[str]  # keys of assistance types


def load(directory: Path) -> LawBook:
    """Read every law file in `directory`. Raises LawError with each problem as "FILE: path.to[key]: what is wrong"."""
    directory, problems = Path(directory), []
    read_file = partial(_read_file, directory, problems=problems)
    types = read_file("assistance_types.yaml", _assistance_types) or {}
    profiles = [
        read_file(f"instruments/{path.name}", partial(_instrument, known=types.keys()))
        for path in sorted((directory / "instruments").glob("*.yaml"))
    ]
    instruments = {profile.code: profile for profile in profiles if profile}
    offences = read_file("offences.yaml", partial(_offences, codes=instruments.keys())) or {}
    problems += _loose_ends(instruments)
    if problems:
        raise LawError(problems)
    fields = {content.field for profile in instruments.values() for content in profile.required_contents}
    return LawBook(instruments, types, offences, digest(directory), tuple(sorted(fields)))


def digest(directory: Path) -> str:
    """SHA-256 over the names and bytes of all law files, in order of their names."""
    sha256 = hashlib.sha256()
    for path in sorted(Path(directory).rglob("*.yaml")):
        content = path.read_bytes()
        sha256.update(f"{path.relative_to(directory).as_posix()} {len(content)}\n".encode() + content)
    return sha256.hexdigest()


def read_yaml(directory: Path, name: str, problems: list[str]) -> Node | None:
    """The mapping a file holds; None, and a problem told, where it cannot be read."""
    try:
        data = yaml.load((directory / name).read_text(encoding="utf-8"), _UniqueKeys)  # a safe loader
    except FileNotFoundError:
        problems.append(f"{name}: the file is missing")
    except UnicodeDecodeError as error:
        problems.append(f"{name}: is not UTF-8 (byte {error.start})")
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a day such as 2026-13-01 that is no text
        problems.append(f"{name}: is no YAML: {' '.join(str(error).split())}")
    else:
        return Node(data, name, "", problems)
    return None


class _UniqueKeys(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML in which a key that stands twice is an error; plain YAML silently keeps the last."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
            name = self.construct_object(key, deep=True)
            if not isinstance(name, Hashable):
                raise yaml.constructor.ConstructorError(None, None, "a list or mapping is no key", key.start_mark)
            if name in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key {name!r} stands twice", key.start_mark)
            seen.add(name)
        return super().construct_mapping(node, deep)


def _read_file(directory: Path, name: str, read: Callable[[Node], T], *, problems: list[str]) -> T | None:
    node = read_yaml(directory, name, problems)
    if node is None:
        return None
    schema = "mla-registry/instrument@1" if "/" in name else f"mla-registry/{Path(name).stem.replace('_', '-')}@1"
    if node.text("schema") not in {schema, ""}:
        node.say("schema", f"must be {schema}")
    return read_whole(node, read)


def _loose_ends(instruments: dict[str, InstrumentLaw]) -> list[str]:
    missing = [f"instruments/{code}.yaml: the file is missing" for code in TEMPLATES if code not in instruments]
    return missing + [
        f"instruments/{code}.yaml: inherits_from: {profile.inherits_from!r} has no law file"
        for code, profile in instruments.items()
        if profile.inherits_from and profile.inherits_from not in instruments
    ]


def _seen(node: Node, *, required: bool = True) -> bool:
    """Whether the wording was read. Where the file does not say so it counts as recalled."""
    return node.choice("basis", BASES, required=required) == "seen"


def _instrument(node: Node, known: Known) -> InstrumentLaw:
    node.pass_over("aliases", "type", "adopted", "in_force", "depositary", "status", "scope_test", "standards")
    node.pass_over("certificates", "offence_thresholds", "form", "layers", "authentication", "article_map")
    node.pass_over("process_steps", "reservations_declarations", "sources", "verification")
    code = node.text("code")
    if f"instruments/{code}.yaml" != node.file:
        node.say("code", f"{code!r} is not the name of the file")
    measures = node.each("assistance_types", partial(_covered, known=known))
    return InstrumentLaw(
        code=code,
        title=node.text("title"),
        scope=node.text("scope"),
        overlay=node.flag("overlay"),
        inherits_from=node.text("inherits_from", required=False),
        measures={measure.key: measure for measure in measures},
        required_contents=node.each("required_contents", partial(_content, code=code, known=known)),
        refusal_grounds=node.each("refusal_grounds", partial(_ground, known=known)),
        deadlines=node.each("deadlines", partial(_deadline, known=known)),
        routes=node.each("transmission_routes", _route),
        relationship=node.one("relationship_rule", _rule),
        languages=node.one("languages", _rule),
        confidentiality=node.one("confidentiality", _rule),
        dual_criminality=node.one("dual_criminality", _rule),
        use_limitation=node.one("use_limitation", _rule, required=False),
        costs=node.one("costs", _rule, required=False),
    )


def _rule(node: Node) -> Rule:
    node.pass_over("stage_specific", "threshold_operator", "threshold_years")
    return Rule(
        article=node.text("article"),
        rule=node.text("rule"),
        seen=_seen(node, required=node.path != "relationship_rule"),
        fallback=node.flag("fallback"),
    )


def _covered(node: Node, known: Known) -> CoveredMeasure:
    return CoveredMeasure(
        key=node.choice("key", known),
        article=node.text("article"),
        note=node.text("note", required=False),
        seen=_seen(node),
    )


def _content(node: Node, code: str, known: Known) -> RequiredContent:
    return RequiredContent(
        instrument=code,
        key=node.text("key"),
        title=node.text("title"),
        article=node.text("article"),
        applies_to=node.texts("applies_to", known=[*known, "all"], required=True),
        except_for=node.texts("except_for", known=known),
        guidance=node.text("guidance"),
        instrument_note=node.text("instrument_note", required=False),
        mandatory=node.choice("severity", SEVERITIES) == "mandatory",
        field=node.text("field"),
        seen=_seen(node),
    )


def _ground(node: Node, known: Known) -> RefusalGround:
    return RefusalGround(
        key=node.text("key"),
        title=node.text("title"),
        article=node.text("article"),
        kind=node.choice("kind", REFUSAL_KINDS),
        note=node.text("note", required=False),
        applies_to=node.texts("applies_to", known=known),
        seen=_seen(node),
    )


def _deadline(node: Node, known: Known) -> Deadline:
    lengths = [key for key in ("duration_days", "duration_hours", "qualitative") if node.data.get(key) is not None]
    if len(lengths) != 1:
        node.say("", "must have exactly one of duration_days, duration_hours, qualitative")
    return Deadline(
        key=node.text("key"),
        title=node.text("title"),
        article=node.text("article"),
        trigger=node.text("trigger"),
        trigger_act=node.choice("trigger_act", TRIGGER_ACTS, required=False),
        pauses_while_query_open=node.flag("pauses_while_query_open"),
        days=node.whole("duration_days"),
        hours=node.whole("duration_hours"),
        qualitative=node.text("qualitative", required=False),
        counts=node.text("counts"),
        bound=node.choice("bound", BOUNDS),
        renewable=node.flag("renewable", required=True),
        obliges=node.choice("obliges", OBLIGED),
        applies_to=node.texts("applies_to", known=known),
        on_expiry=node.text("on_expiry", required=False),
        seen=_seen(node),
    )


def _route(node: Node) -> Route:
    return Route(key=node.text("key"), article=node.text("article"), when=node.text("when"), seen=_seen(node))


def _assistance_types(node: Node) -> dict[str, AssistanceType]:
    node.pass_over("as_of", "coercive_level_scale", "dual_criminality_sensitivity_scale")
    types = {each.key: each for each in node.each("types", _assistance_type)}
    if node.whole("count", required=True) != len(types):
        node.say("count", f"must be {len(types)}, the number of types below")
    for each in types.values():
        for other in each.often_combined_with:
            if other not in types:
                node.say(f"types[{each.key}].often_combined_with", f"{other!r} is no assistance type")
    return types


def _assistance_type(node: Node) -> AssistanceType:
    node.pass_over("needs_judicial_authority_typically")
    return AssistanceType(
        key=node.text("key"),
        title=node.text("title"),
        category=node.choice("category", CATEGORIES),
        coercive_level=node.whole("coercive_level", required=True, at_most=HIGHEST_COERCIVE_LEVEL) or 0,
        data_category=node.text("data_category"),
        dual_criminality_sensitivity=node.choice("dual_criminality_sensitivity", SENSITIVITIES),
        particulars=node.each("particulars", _particular),
        typical_legal_threshold=node.text("typical_legal_threshold"),
        often_combined_with=node.texts("often_combined_with"),
        common_mistakes=node.texts("common_mistakes"),
        threshold_united_states=node.text("threshold_united_states", required=False),
    )


def _particular(node: Node) -> Particular:
    return Particular(
        key=node.text("key"),
        title=node.text("title"),
        type=node.choice("type", PARTICULAR_TYPES),
        required=node.flag("required", required=True),
        help=node.text("help", required=False),
        options=node.texts("options"),
    )


def _offences(node: Node, codes: Known) -> dict[str, Offence]:
    node.pass_over("as_of", "notes", "thresholds", "jurisdictions")
    return {offence.key: offence for offence in node.each("offences", partial(_offence, codes=codes))}


def _offence(node: Node, codes: Known) -> Offence:
    articles, other = node.one("international", partial(_treaty_articles, codes=codes)) or ({}, ())
    return Offence(
        key=node.text("key"),
        title=node.text("title"),
        category=node.text("category"),
        conduct=node.text("conduct"),
        elements=node.texts("elements", required=True),
        treaty_articles=articles,
        provisions=node.one("national", _national) or {},
        other_articles=other,
        dual_criminality_notes=node.texts("dual_criminality_notes"),
    )


def _treaty_articles(node: Node, codes: Known) -> tuple[dict[str, str], tuple[str, ...]]:
    """By instrument code, and the `other` texts that name an instrument without a law file."""
    articles = {code: node.text(column, required=False) for column, code in TREATY_COLUMNS.items()}
    elsewhere = []
    for words in node.texts("other"):
        code, _, article = words.partition(" ")
        if code in codes:
            articles[code] = article
        else:
            elsewhere.append(words)
    # "none", "none in 2001 text": the instrument was looked at and has no article.
    return {code: words for code, words in articles.items() if words and words.split()[0] != "none"}, tuple(elsewhere)


def _national(node: Node) -> dict[str, tuple[NationalProvision, ...]]:
    states = node.keys()
    for state in states:
        if not re.fullmatch("[A-Z]{2}", str(state)):
            node.say(str(state), "must be a State's two-letter code")
    return {
        state: node.each(state, partial(_provision, state=state), named="citation", unique=False) for state in states
    }


def _provision(node: Node, state: str) -> NationalProvision:
    node.pass_over("meets", "min_penalty_years")
    return NationalProvision(
        state=state,
        citation=node.text("citation"),
        title=node.text("title"),
        max_penalty=node.text("max_penalty", required=False),
        max_penalty_years=node.number("max_penalty_years"),
        life=node.flag("life"),
        note=node.text("note", required=False),
        seen=node.flag("source_seen", required=True),
    )
