"""assistance_types.yaml and offences.yaml -> what can be sought, and the offences it can be sought for."""

import re
from collections.abc import Collection, Mapping
from functools import partial

from treaties.law.book import AssistanceType, NationalProvision, Offence, Particular
from treaties.law.citation import in_full
from treaties.law.node import Node
from treaties.law.vocabulary import (
    CATEGORIES,
    CHOICES,
    HIGHEST_COERCIVE_LEVEL,
    IDENTIFIER_KINDS,
    PARTICULAR_TYPES,
    SENSITIVITIES,
    TREATY_COLUMNS,
)

Statutes = Mapping[str, Mapping[str, str]]  # State code -> abbreviated title of an act -> its full one


def assistance_types(node: Node) -> dict[str, AssistanceType]:
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


def offences(node: Node, codes: Collection[str]) -> dict[str, Offence]:
    node.pass_over("as_of", "notes", "thresholds", "jurisdictions")
    statutes = node.one("statutes", _statutes, required=False) or {}
    read = partial(_offence, codes=codes, statutes=statutes)
    return {offence.key: offence for offence in node.each("offences", read)}


def _statutes(node: Node) -> Statutes:
    states = node.keys()
    return {state: node.one(state, _titles) or {} for state in states}


def _titles(node: Node) -> dict[str, str]:
    short = node.keys()
    return {each: node.text(each) for each in short}


def _offence(node: Node, codes: Collection[str], statutes: Statutes) -> Offence:
    articles, other = node.one("international", partial(_treaty_articles, codes=codes)) or ({}, ())
    return Offence(
        key=node.text("key"),
        title=node.text("title"),
        category=node.text("category"),
        conduct=node.text("conduct"),
        elements=node.texts("elements", required=True),
        treaty_articles=articles,
        provisions=node.one("national", partial(_national, statutes=statutes)) or {},
        other_articles=other,
        dual_criminality_notes=node.texts("dual_criminality_notes"),
    )


def _treaty_articles(node: Node, codes: Collection[str]) -> tuple[dict[str, str], tuple[str, ...]]:
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


def _national(node: Node, statutes: Statutes) -> dict[str, tuple[NationalProvision, ...]]:
    states = node.keys()
    for state in states:
        if not re.fullmatch("[A-Z]{2}", str(state)):
            node.say(str(state), "must be a State's two-letter code")
    read = {state: partial(_provision, state=state, titles=statutes.get(state, {})) for state in states}
    return {state: node.each(state, read[state], named="citation", unique=False) for state in states}


def _provision(node: Node, state: str, titles: Mapping[str, str]) -> NationalProvision:
    node.pass_over("meets")
    citation = node.text("citation")
    return NationalProvision(
        state=state,
        citation=citation,
        cited=in_full(citation, titles),
        title=node.text("title"),
        max_penalty=node.text("max_penalty", required=False),
        max_penalty_years=node.number("max_penalty_years"),
        min_penalty_years=node.number("min_penalty_years"),
        life=node.flag("life"),
        note=node.text("note", required=False),
        seen=node.flag("source_seen", required=True),
    )
