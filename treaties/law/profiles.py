"""A law file of law/instruments -> the profile of one instrument, template or overlay."""

from collections.abc import Collection
from functools import partial

from treaties.law.instrument import (
    EVERY,
    CoveredMeasure,
    Deadline,
    InstrumentLaw,
    RefusalGround,
    RequiredContent,
    Route,
    Rule,
)
from treaties.law.node import Node
from treaties.law.vocabulary import BASES, BOUNDS, OBLIGED, REFUSAL_KINDS, SEVERITIES, TRIGGER_ACTS

Known = Collection[str]  # keys of assistance types


def _seen(node: Node, *, required: bool = True) -> bool:
    """Whether the wording was read. Where the file does not say so it counts as recalled."""
    return node.choice("basis", BASES, required=required) == "seen"


def instrument(node: Node, known: Known) -> InstrumentLaw:
    node.pass_over("aliases", "type", "adopted", "in_force", "depositary", "status", "scope_test", "standards")
    node.pass_over("certificates", "offence_thresholds", "form", "layers", "authentication", "article_map")
    node.pass_over("process_steps", "reservations_declarations", "sources", "verification")
    code = node.text("code")
    if f"instruments/{code}.yaml" != node.file:
        node.refuse("code", f"{code!r} is not the name of the file")
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
        routes=node.each("transmission_routes", partial(_route, known=known)),
        relationship=node.one("relationship_rule", _rule),
        languages=node.one("languages", _rule),
        confidentiality=node.one("confidentiality", _rule),
        dual_criminality=node.one("dual_criminality", _rule),
        use_limitation=node.one("use_limitation", _rule, required=False),
        costs=node.one("costs", _rule, required=False),
        amends=node.text("amends", required=False),
        rewrites=node.texts("rewrites"),
        adds=node.texts("adds"),
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
    when, severity = node.text("when", required=False), node.choice("severity", SEVERITIES)
    if when and severity == "mandatory":
        node.say("when", "a content asked on a condition must be recommended")
    without_treaty = node.flag("without_treaty")
    if without_treaty and not when:
        node.say("when", "must tell in words what without_treaty holds")
    return RequiredContent(
        instrument=code,
        key=node.text("key"),
        title=node.text("title"),
        article=node.text("article"),
        applies_to=node.texts("applies_to", known=[*known, "all"], required=True),
        except_for=node.texts("except_for", known=known),
        guidance=node.text("guidance"),
        instrument_note=node.text("instrument_note", required=False),
        mandatory=severity == "mandatory",
        field=node.text("field"),
        seen=_seen(node),
        when=when,
        mistake=node.text("mistake", required=False),
        without_treaty=without_treaty,
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


def _route(node: Node, known: Known) -> Route:
    return Route(
        key=node.text("key"),
        article=node.text("article"),
        when=node.text("when"),
        seen=_seen(node),
        applies_to=node.texts("applies_to", known=known) or EVERY,
        except_for=node.texts("except_for", known=known),
    )
