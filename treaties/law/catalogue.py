"""assistance_types.yaml -> what can be sought."""

from collections.abc import Iterator, Mapping

from treaties.law.book import AssistanceType, Particular
from treaties.law.node import Node
from treaties.law.vocabulary import (
    CATEGORIES,
    CHOICES,
    HIGHEST_COERCIVE_LEVEL,
    IDENTIFIER_KINDS,
    PARTICULAR_TYPES,
    SENSITIVITIES,
)


def assistance_types(node: Node) -> dict[str, AssistanceType]:
    node.pass_over("as_of", "coercive_level_scale", "dual_criminality_sensitivity_scale")
    types = {each.key: each for each in node.each("types", _assistance_type)}
    if node.whole("count", required=True) != len(types):
        node.say("count", f"must be {len(types)}, the number of types below")
    for each in types.values():
        for other in each.often_combined_with:
            if other not in types:
                node.say(f"types[{each.key}].often_combined_with", f"{other!r} is no assistance type")
    _say_order(node, types)
    return types


def _say_order(node: Node, types: Mapping[str, AssistanceType]) -> None:
    """What comes after what is known, and goes round in no circle."""
    for each in types.values():
        place = f"types[{each.key}].comes_after"
        for other in each.comes_after:
            if other not in types:
                node.say(place, f"{other!r} is no assistance type")
        if each.key in _all_before(each.key, types):
            node.say(place, "leads back to the measure itself")


def _all_before(key: str, types: Mapping[str, AssistanceType]) -> set[str]:
    found, todo = set(), list(types[key].comes_after)
    while todo:
        other = todo.pop()
        if other in types and other not in found:
            found.add(other)
            todo += types[other].comes_after
    return found


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
        comes_after=node.texts("comes_after"),
        common_mistakes=node.texts("common_mistakes"),
        threshold_united_states=node.text("threshold_united_states", required=False),
    )


def _particular(node: Node) -> Particular:
    particular = Particular(
        key=node.text("key"),
        title=node.text("title"),
        type=node.choice("type", PARTICULAR_TYPES),
        required=node.flag("required", required=True),
        help=node.text("help", required=False),
        options=node.texts("options"),
        accepts=node.texts("accepts"),
        mistakes=node.texts("mistakes"),
        example=node.text("example", required=False),
    )
    if particular.options and particular.type not in CHOICES:
        node.say("options", f"stand only where the type is {' or '.join(sorted(CHOICES))}")
    if particular.accepts and particular.type != "identifier_list":
        node.say("accepts", "stands only where the type is identifier_list")
    for kind in particular.accepts:
        if kind not in IDENTIFIER_KINDS:
            node.say("accepts", f"{kind!r} is none of: {', '.join(sorted(IDENTIFIER_KINDS))}")
    return particular


def unguided(types: Mapping[str, AssistanceType]) -> Iterator[str]:
    """What a drafter is not told of a measure: "types[x].particulars[y].example: is missing"."""
    for kind in types.values():
        if not kind.common_mistakes:
            yield f"types[{kind.key}].common_mistakes: is missing"
        for each in kind.particulars:
            asked = ["help", "example"]
            asked += ["options"] if each.type in CHOICES else []
            asked += ["accepts"] if each.type == "identifier_list" else []
            place = f"types[{kind.key}].particulars[{each.key}]"
            yield from (f"{place}.{key}: is missing" for key in asked if not getattr(each, key))
