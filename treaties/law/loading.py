"""Law files -> LawBook. Strict: an unknown key, type or measure, or a missing article, stops the load and is named."""

import hashlib
from pathlib import Path

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
from treaties.law.node import Node, read_each

BASES = {"seen", "recalled"}
SEVERITIES = {"mandatory", "recommended"}
REFUSAL_KINDS = {"mandatory", "optional", "prohibited"}
TEMPLATES = ("GENERIC-BILATERAL", "LETTERS-ROGATORY")
# How offences.yaml names instruments.
TREATY_COLUMNS = {
    "budapest": "CETS-185",
    "untoc": "UNTOC",
    "untoc_tip": "UNTOC-TIP",
    "uncac": "UNCAC",
    "un_cybercrime_2024": "UN-CYBERCRIME-2024",
}
# Acts of the lifecycle that can start a period.
TRIGGER_ACTS = {
    "transmit",
    "acknowledge",
    "raise_query",
    "answer_query",
    "record_return",
    "postpone",
    "resume",
    "execute_in_part",
    "execute",
    "refuse",
}


def load(directory: Path) -> LawBook:
    """Read every law file below `directory`. Raises LawError naming file and key of each problem."""
    directory = Path(directory)
    problems: list[str] = []
    types = _assistance_types(_file(directory / "assistance_types.yaml", "assistance-types@1", problems))
    instruments = {}
    for path in sorted((directory / "instruments").glob("*.yaml")):
        node = _file(path, "instrument@1", problems)
        law = _instrument(node, set(types) | {"all"})
        node.end()
        if law.code != path.stem:
            node.say(f"code is {law.code!r}, but the file is called {path.stem}")
        instruments[law.code] = law
    offences = _offences(_file(directory / "offences.yaml", "offences@1", problems))
    problems += [
        f"instruments/{code}.yaml: missing; drafts rest on it" for code in TEMPLATES if code not in instruments
    ]
    if problems:
        raise LawError(problems)
    fields = {content.field for law in instruments.values() for content in law.required_contents}
    return LawBook(instruments, types, offences, digest(directory), tuple(sorted(fields)))


def digest(directory: Path) -> str:
    """SHA-256 over the names and bytes of all law files, in order of their names."""
    sha256 = hashlib.sha256()
    for path in sorted(Path(directory).rglob("*.yaml")):
        sha256.update(f"{path.relative_to(directory).as_posix()}\n".encode())
        sha256.update(path.read_bytes())
    return sha256.hexdigest()


class _UniqueKeys(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML in which a key that stands twice is an error; plain YAML silently keeps the last."""

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(None, None, f"key {key!r} stands twice", node.start_mark)
        return super().construct_mapping(node, deep)


def _file(path: Path, schema: str, problems: list[str]) -> Node:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), _UniqueKeys)  # a safe loader
    except FileNotFoundError:
        data = problems.append(f"{path.name}: missing") or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        data = problems.append(f"{path.name}: cannot be read: {' '.join(str(error).split())}") or {}
    node = Node(data, path.name, problems)
    if data and node.text("schema") != f"mla-registry/{schema}":
        node.say(f"schema must be mla-registry/{schema}")
    return node


def _seen(node: Node, *, required: bool = True) -> bool:
    return node.choice("basis", BASES, required=required) == "seen"


def _instrument(node: Node, measures: set[str]) -> InstrumentLaw:
    node.pass_over("aliases", "type", "adopted", "in_force", "depositary", "status", "scope_test", "standards")
    node.pass_over("certificates", "offence_thresholds", "form", "layers", "authentication", "article_map")
    node.pass_over("process_steps", "reservations_declarations", "sources", "verification")
    code = node.text("code")
    covered = read_each(node.children("assistance_types"), lambda each: _covered(each, measures))
    return InstrumentLaw(
        code=code,
        title=node.text("title"),
        scope=node.text("scope"),
        overlay=node.flag("overlay"),
        inherits_from=node.text("inherits_from", required=False),
        measures={measure.key: measure for measure in covered},
        required_contents=read_each(node.children("required_contents"), lambda each: _content(each, code, measures)),
        refusal_grounds=read_each(node.children("refusal_grounds"), lambda each: _ground(each, measures)),
        deadlines=read_each(node.children("deadlines"), lambda each: _deadline(each, measures)),
        routes=read_each(node.children("transmission_routes"), _route),
        relationship=_rule(node, "relationship_rule"),
        languages=_rule(node, "languages"),
        confidentiality=_rule(node, "confidentiality"),
        dual_criminality=_rule(node, "dual_criminality"),
        use_limitation=_rule(node, "use_limitation", required=False),
        costs=_rule(node, "costs", required=False),
    )


def _rule(node: Node, key: str, *, required: bool = True) -> Rule | None:
    child = node.child(key)
    if child is None:
        if required:
            node.say(f"{key} is missing")
        return None
    child.pass_over("stage_specific", "threshold_operator", "threshold_years")
    rule = Rule(
        article=child.text("article"),
        rule=child.text("rule"),
        seen=_seen(child, required=False),  # a rule without a basis was not read
        fallback=child.flag("fallback"),
    )
    child.end()
    return rule


def _covered(node: Node, measures: set[str]) -> CoveredMeasure:
    return CoveredMeasure(
        key=node.choice("key", measures),
        article=node.text("article"),
        note=node.text("note", required=False),
        seen=_seen(node),
    )


def _content(node: Node, code: str, measures: set[str]) -> RequiredContent:
    return RequiredContent(
        instrument=code,
        key=node.text("key"),
        title=node.text("title"),
        article=node.text("article"),
        applies_to=node.known("applies_to", measures, "assistance type"),
        except_for=node.known("except_for", measures, "assistance type"),
        guidance=node.text("guidance"),
        instrument_note=node.text("instrument_note", required=False),
        mandatory=node.choice("severity", SEVERITIES) == "mandatory",
        field=node.text("field"),
        seen=_seen(node),
    )


def _ground(node: Node, measures: set[str]) -> RefusalGround:
    return RefusalGround(
        key=node.text("key"),
        title=node.text("title"),
        article=node.text("article"),
        kind=node.choice("kind", REFUSAL_KINDS),
        note=node.text("note", required=False),
        applies_to=node.known("applies_to", measures, "assistance type"),
        seen=_seen(node),
    )


def _deadline(node: Node, measures: set[str]) -> Deadline:
    return Deadline(
        key=node.text("key"),
        title=node.text("title"),
        article=node.text("article"),
        trigger=node.text("trigger"),
        trigger_act=node.choice("trigger_act", TRIGGER_ACTS, required=False),
        pauses_while_query_open=node.flag("pauses_while_query_open"),
        days=node.number("duration_days"),
        hours=node.number("duration_hours"),
        qualitative=node.text("qualitative", required=False),
        counts=node.text("counts"),
        bound=node.choice("bound", {"maximum", "minimum"}),
        renewable=node.flag("renewable"),
        obliges=node.text("obliges"),
        applies_to=node.known("applies_to", measures, "assistance type"),
        on_expiry=node.text("on_expiry", required=False),
        seen=_seen(node),
    )


def _route(node: Node) -> Route:
    return Route(key=node.text("key"), article=node.text("article"), when=node.text("when"), seen=_seen(node))


def _assistance_types(node: Node) -> dict[str, AssistanceType]:
    node.pass_over("as_of", "coercive_level_scale", "dual_criminality_sensitivity_scale", "count")
    types = read_each(node.children("types"), _assistance_type)
    node.end()
    known = {each.key for each in types}
    for each in types:
        for other in each.often_combined_with:
            if other not in known:
                node.say(f"types[{each.key}]: often_combined_with names {other!r}, which is no assistance type")
    return {each.key: each for each in types}


def _assistance_type(node: Node) -> AssistanceType:
    node.pass_over("needs_judicial_authority_typically", "threshold_united_states")
    return AssistanceType(
        key=node.text("key"),
        title=node.text("title"),
        category=node.text("category"),
        coercive_level=int(node.number("coercive_level") or 0),
        data_category=node.text("data_category"),
        dual_criminality_sensitivity=node.text("dual_criminality_sensitivity"),
        particulars=read_each(node.children("particulars"), _particular),
        typical_legal_threshold=node.text("typical_legal_threshold"),
        often_combined_with=node.texts("often_combined_with"),
        common_mistakes=node.texts("common_mistakes"),
    )


def _particular(node: Node) -> Particular:
    return Particular(
        key=node.text("key"),
        title=node.text("title"),
        type=node.text("type"),
        required=node.flag("required", required=True),
        help=node.text("help"),
        options=node.texts("options"),
    )


def _offences(node: Node) -> dict[str, Offence]:
    node.pass_over("as_of", "notes", "thresholds", "jurisdictions")
    offences = read_each(node.children("offences"), _offence)
    node.end()
    return {offence.key: offence for offence in offences}


def _offence(node: Node) -> Offence:
    node.pass_over("dual_criminality_notes")
    treaties, national = node.child("international"), node.child("national")
    articles = {code: treaties.text(column, required=False) for column, code in TREATY_COLUMNS.items()}
    treaties.pass_over("other")
    treaties.end()
    return Offence(
        key=node.text("key"),
        title=node.text("title"),
        category=node.text("category"),
        conduct=node.text("conduct"),
        elements=node.texts("elements"),
        treaty_articles={code: article for code, article in articles.items() if article},
        provisions={
            state: read_each(
                national.children(state, name="citation", unique=False),
                lambda each, state=state: _provision(each, state),
            )
            for state in national.data
        },
    )


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
