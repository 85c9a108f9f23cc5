"""Reservations and declarations that bite: which of them touch this question, whose they are, what follows.

Those of the requested State count against requests to it. Those of the requesting State count where the instrument
lets the other apply them in turn, and where they say who may ask. What touches nothing that is asked is left out.
"""

import re
from collections.abc import Collection, Iterable, Mapping

from treaties.channels import effects, scope
from treaties.channels.answer import DeclarationUsed
from treaties.channels.candidates import Question
from treaties.channels.governing import steps_back
from treaties.channels.sentences import capital, state
from treaties.channels.standing import speaks_from
from treaties.days import in_words
from treaties.law import InstrumentLaw, articles, cite
from treaties.registry import DeclarationRecord, InstrumentRecord

BITING = {"reservation", "declaration", "language", "territorial"}
OF_WHOEVER_ASKS = {effects.WHO_MAY_ASK, effects.NO_RECOGNITION}
AUTHORITIES_THAT_BITE = {"requests_via"}  # who receives is told elsewhere; this closes another way
ASSISTANCE = "CETS-030"
Rows = list[DeclarationRecord]
Protocols = list[InstrumentLaw]  # those that amend the instrument and bind the two


def biting(
    question: Question, bound: Mapping[str, InstrumentRecord], governing: Collection[str]
) -> dict[str, tuple[DeclarationUsed, ...]]:
    """What bites under each instrument that binds the two, by its code: the requested State's own first."""
    rows: dict[str, Rows] = {}
    law = question.registry.law
    for row in question.registry.declarations:
        if row.state in question.pair and row.instrument in bound:
            rows.setdefault(row.instrument, []).append(row)
    found = {}
    for code, of_both in rows.items():
        protocols = law.protocols.get(code, ())
        binding = [each for each in protocols if each.code in bound]
        touching = [
            row
            for row in of_both
            if not steps_back(code, row.article, governing)
            and _touches(question, bound[code], row)
            # A paragraph that only a protocol has.
            and (binding or not any(row.article in each.adds for each in protocols))
        ]
        found[code] = tuple(_told(question, touching, binding))
    return found


def taken_out(question: Question, declaration: DeclarationUsed) -> str:
    """Why an instrument does not cover a measure that its law file lists."""
    titles = [question.registry.law.assistance_types[measure].title for measure in sorted(declaration.excludes)]
    who = state(question.registry, declaration.state)
    return f"{', '.join(titles)}: taken out by a reservation of {who} ({cite(declaration.article)})."


def _touches(question: Question, record: InstrumentRecord, row: DeclarationRecord) -> bool:
    """Whether it speaks of what is asked: the measures, or all that the law file names; the offence; the pair."""
    names, law = effects.tokens(row.effect), question.registry.law
    requesting, requested = question.pair
    other = requesting if row.state == requested else requested
    if effects.NO_RECOGNITION in names:
        return other in names[effects.NO_RECOGNITION]
    if not effects.OFFENCE.isdisjoint(names):
        return _touches_offence(question, record, row)
    if effects.WHO_MAY_ASK in names:
        return row.state == requesting
    if row.kind not in BITING and AUTHORITIES_THAT_BITE.isdisjoint(names):
        return False
    if other in names.get("exempt", ()) or (effects.PRESERVATION in names and _is_offence_of_budapest(question)):
        return False
    profile = law.instruments.get(record.code) or law.instruments.get(record.supplements)
    asked = question.measures or (profile.measures if profile else law.assistance_types)
    return any(effects.touches(row, law.assistance_types[measure], profile) for measure in asked)


def _touches_offence(question: Question, record: InstrumentRecord, row: DeclarationRecord) -> bool:
    if not question.offence:
        return False
    law = question.registry.law
    offence = law.offences[question.offence]
    if article := offence.treaty_articles.get(row.instrument):
        return effects.on_article(row, article)
    # Of a protocol that adds offences the catalogue has no articles.
    tested = scope.test(record, offence, question.pair[0], question.measures, law) if record.supplements else None
    return tested is not None and tested.verdict == "applies"


def _is_offence_of_budapest(question: Question) -> bool:
    """Art. 29(4) lets nobody reserve for offences established in accordance with arts 2 to 11."""
    offence = question.registry.law.offences[question.offence] if question.offence else None
    article = offence.treaty_articles.get("CETS-185", "") if offence else ""
    return re.match(r"Art ([2-9]|1[01])\b", article) is not None


def _told(question: Question, rows: Rows, protocols: Protocols) -> Iterable[DeclarationUsed]:
    requesting, requested = question.pair
    of_requested = [row for row in rows if row.state == requested]
    for row in of_requested:
        yield _used(question, row, effects.follows(row), protocols)
    for row in rows:
        if row.state != requesting:
            continue
        if not OF_WHOEVER_ASKS.isdisjoint(effects.tokens(row.effect)):
            yield _used(question, row, effects.follows(row), protocols)
        elif in_turn := _in_turn(question, row, of_requested):
            yield _used(question, row, [in_turn], protocols, excludes=False)


def _in_turn(question: Question, row: DeclarationRecord, of_requested: Rows) -> str:
    """What the requested State may answer to the requesting State's own declaration; "" for nothing of its own."""
    if row.instrument != ASSISTANCE:
        return ""
    requested = capital(state(question.registry, question.pair[1]))
    if effects.on_article(row, "16"):
        declared = any(effects.LANGUAGES in effects.tokens(other.effect) for other in of_requested)
        return "" if declared else f"{requested} may ask for a translation in turn (art. 16)."
    if not effects.adds_to(row, of_requested):
        return ""
    if effects.on_article(row, "5"):
        return f"{requested} may apply the same in turn (art. 5(2))."
    return f"{requested} may invoke the same in turn (art. 23(3))." if row.kind == "reservation" else ""


def _used(
    question: Question, row: DeclarationRecord, follows: list[str], protocols: Protocols, *, excludes: bool = True
) -> DeclarationUsed:
    """The declaration as a printable fact. What is in doubt on that day neither closes nor excludes anything."""
    doubts = _doubts(question, row, protocols)
    recalled = [] if row.verified else ["This is recalled and not yet checked against a source."]
    return DeclarationUsed(
        row=row,
        sentence=" ".join([_declared(question, row), *(doubts or follows), *recalled]),
        excludes=effects.excluded(row) if excludes and row.verified and not doubts else frozenset(),
        closes=effects.closed(row) if excludes and not doubts else frozenset(),
    )


def _declared(question: Question, row: DeclarationRecord) -> str:
    verb = "has reserved" if row.kind == "reservation" else "has declared"
    where = f" ({cite(row.article)})" if row.article[:1].isdigit() else ""
    said = f": {row.summary.rstrip('.')}" if row.summary else ""
    return f"{capital(state(question.registry, row.state))} {verb}{where}{said}."


def _doubts(question: Question, row: DeclarationRecord, protocols: Protocols) -> list[str]:
    """Why it may not stand like that on the day between the two, in sentences."""
    found = []
    as_of = row.source_date or row.source.as_of
    if question.on < speaks_from(as_of):
        speaks = f"speaks of {in_words(as_of)}, after that day" if as_of else "carries no date"
        found.append(f"The source {speaks}: find out how it stood then.")
    for protocol in protocols:
        if row.article not in protocol.adds and not articles(row.article).isdisjoint(map(int, protocol.rewrites)):
            rewrites = f"the {question.registry.instruments[protocol.code].short_title} rewrites that article"
            found.append(f"Between the two {rewrites}: find out how it stands under the new text.")
    return found
