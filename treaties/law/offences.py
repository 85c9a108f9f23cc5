"""offences.yaml -> the offences assistance can be sought for, and the penalties that instruments ask for."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial

from treaties.law.citation import in_full
from treaties.law.node import Node
from treaties.law.offence import Element, NationalProvision, Note, Offence, Threshold
from treaties.law.vocabulary import BASES, LAW_OF, SERIOUS_CRIME, TREATY_COLUMNS

Statutes = Mapping[str, Mapping[str, str]]  # State code -> abbreviated title of an act -> its full one
Read = tuple[dict[str, Offence], tuple[Threshold, ...]]
OPTIONAL = "optional: "


def offences(node: Node, codes: Collection[str], known: Collection[str]) -> Read:
    """`codes` of the law profiles, `known`: the assistance types."""
    node.pass_over("as_of", "notes", "jurisdictions")
    statutes = node.one("statutes", _statutes, required=False) or {}
    elements = {each.key: each for each in node.each("elements", _element)}
    read = partial(_offence, codes=codes, statutes=statutes, elements=elements)
    found = {offence.key: offence for offence in node.each("offences", read)}
    thresholds = node.each("thresholds", partial(_threshold, codes=codes, known=known), named="instrument")
    if SERIOUS_CRIME not in {each.instrument for each in thresholds}:
        node.say("thresholds", f"must say what a serious crime is, under {SERIOUS_CRIME}")
    for each in thresholds:
        for key in each.except_offences:
            if key not in found:
                node.say(f"thresholds[{each.instrument}].except_offences", f"{key!r} is no offence of the catalogue")
    return found, thresholds


def _element(node: Node) -> Element:
    return Element(key=node.text("key"), title=node.text("title"), question=node.text("question"))


def _threshold(node: Node, codes: Collection[str], known: Collection[str]) -> Threshold:
    threshold = Threshold(
        instrument=node.choice("instrument", codes),
        article=node.text("article"),
        years=node.whole("years", required=True) or 0,
        over=node.flag("over"),
        law_of=node.choice("law_of", LAW_OF),
        rule=node.text("rule"),
        unmet=node.text("unmet"),
        seen=node.choice("basis", BASES) == "seen",
        measures=node.texts("measures", known=known),
        except_measures=node.texts("except_measures", known=known),
        except_offences=node.texts("except_offences"),
    )
    if threshold.measures and threshold.except_measures:
        node.say("except_measures", "stand only where no measures are named")
    return threshold


def _statutes(node: Node) -> Statutes:
    states = node.keys()
    return {state: node.one(state, _titles) or {} for state in states}


def _titles(node: Node) -> dict[str, str]:
    short = node.keys()
    return {each: node.text(each) for each in short}


def _offence(node: Node, codes: Collection[str], statutes: Statutes, elements: Mapping[str, Element]) -> Offence:
    articles, other = node.one("international", partial(_treaty_articles, codes=codes)) or ({}, ())
    return Offence(
        key=node.text("key"),
        title=node.text("title"),
        category=node.text("category"),
        conduct=node.text("conduct"),
        elements=_made_up_of(node, elements),
        treaty_articles=articles,
        provisions=node.one("national", partial(_national, statutes=statutes)) or {},
        other_articles=other,
        dual_criminality_notes=_notes(node),
    )


def _notes(node: Node) -> tuple[Note, ...]:
    """Editions kept texts alone, which do not say whose law they speak of."""
    if any(isinstance(each, str) for each in node.data.get("dual_criminality_notes") or ()):
        node.say("dual_criminality_notes", "must hold a text each and, of one State's law, its states")
        return tuple(Note(text) for text in node.texts("dual_criminality_notes"))
    return node.each("dual_criminality_notes", _note, named="text")


def _note(node: Node) -> Note:
    states = node.texts("states")
    for state in states:
        _say_unless_code(node, "states", state)
    return Note(text=node.text("text"), states=states)


def _say_unless_code(node: Node, key: str, state: str) -> None:
    if not re.fullmatch("[A-Z]{2}", state):
        node.say(key, f"must be a State's two-letter code, not {state!r}")


def _made_up_of(node: Node, elements: Mapping[str, Element]) -> tuple[Element, ...]:
    """An element that not every State's law asks for begins with "optional: "."""
    found = []
    for words in node.texts("elements", required=True):
        key = words.removeprefix(OPTIONAL)
        if key in elements:
            found.append(replace(elements[key], optional=words != key))
        else:
            node.say("elements", f"{key!r} has no title and question above")
    return tuple(found)


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
        _say_unless_code(node, str(state), str(state))
    read = {state: partial(_provision, state=state, titles=statutes.get(state, {})) for state in states}
    return {state: node.each(state, read[state], named="citation", unique=False) for state in states}


def _provision(node: Node, state: str, titles: Mapping[str, str]) -> NationalProvision:
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
