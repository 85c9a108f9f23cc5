"""What a sentence about a field of a row speaks of: "the day on which Pakistan signed the Convention"."""

import re
from datetime import date

from treaties.channels.sentences import day as in_full
from treaties.difference.names import Names, cited
from treaties.difference.rows import RowChange
from treaties.law import cite
from treaties.registry import SourceRecord

# {about}: the row; {state}, {states}: its State, and whose something is; {instrument}: its instrument.
OF_EVERY_FACT = {
    "notes": "the note on {about}",
    "source": "the source of {about}",
    "source_date": "the time of which the source of {about} speaks",
}
SUBJECTS = {
    "states": {
        "code": "the code of {about}",
        "name": "the name of {about}",
        "kind": "the kind of {about}",
        "official_name": "the official name of {about}",
    },
    "sources": {
        "url": "the link of {about}",
        "title": "the title of {about}",
        "publisher": "the publisher of {about}",
        "source_id": "the number of {about}",
        "as_of": "the time of which {about} speaks",
    },
    "instruments": {
        "code": "the code of {about}",
        "title": "the title of {about}",
        "short_title": "the short title of {about}",
        "kind": "the kind of {about}",
        "depositary": "the depositary of {about}",
        "adopted_on": "the day on which {about} was adopted",
        "signed_on": "the day on which {about} was signed",
        "in_force_on": "the day on which {about} entered into force",
        "citation": "the citation of {about}",
        "mla_articles": "where {about} speaks of assistance",
        "url": "the link to the text of {about}",
        "notes": "the note on {about}",
        "basis_role": "the role of {about} as a basis",
        "supplements": "what {about} supplements",
        "material_scope": "the subject of {about}",
        "preference": "the place of {about} in the order of preference",
    },
    "participations": OF_EVERY_FACT
    | {
        "instrument": "the instrument of {about}",
        "state": "the State of {about}",
        "status": "{states} status under {instrument}",
        "signed_on": "the day on which {state} signed {instrument}",
        "ratified_on": "the day on which {state} ratified or acceded to {instrument}",
        "in_force_on": "the day on which {instrument} entered into force for {state}",
        "ended_on": "the first day on which {instrument} no longer binds {state}",
        "suspended_on": "the first day on which {instrument} is suspended for {state}",
        "declaration_summary": "what is noted of {states} declarations under {instrument}",
    },
    "declarations": OF_EVERY_FACT
    | {
        "instrument": "the instrument of {about}",
        "state": "the State of {about}",
        "article": "the article of {about}",
        "kind": "the kind of {about}",
        "effect": "what Comity reads from {about}",
        "summary": "the wording of {about}",
    },
    "authorities": OF_EVERY_FACT
    | {
        "state": "the State of {about}",
        "role": "the role of {about}",
        "name": "the name of {about}",
        "organisation": "the organisation of {about}",
        "city": "the city of {about}",
        "accepted_languages": "what {about} accepts as languages",
        "transmission_notes": "what is to know when sending to {about}",
    },
    "findings": OF_EVERY_FACT
    | {
        "origin": "the kind of check behind {about}",
        "key": "the reference of {about}",
        "kind": "the outcome of {about}",
        "instrument": "the instrument of {about}",
        "state": "the State of {about}",
        "counterpart": "the other State of {about}",
        "statement": "the wording of {about}",
        "explanation": "the explanation of {about}",
    },
    "eu_memberships": OF_EVERY_FACT
    | {
        "state": "the State of {about}",
        "since": "the first day of {about}",
        "until": "the last day of {about}",
    },
}
# What the first sentence about a whole row says already.
IN_ABOUT = {
    "states": {"code", "name"},
    "sources": {"url", "title", "publisher"},
    "instruments": {"title"},
    "participations": {"instrument", "state"},
    "declarations": {"instrument", "state", "article", "kind"},
    "authorities": {"state", "name"},
    "findings": {"statement"},
    "eu_memberships": {"state", "since"},
}

DECLARATIONS = {
    "reservation": "the reservation",
    "declaration": "the declaration",
    "language": "the statement on languages",
    "authority": "the statement on authorities",
    "territorial": "the territorial statement",
}


def about(change: RowChange, names: Names) -> str:
    """The row within a sentence: "Pakistan's place under the United Nations Convention against Corruption"."""
    content = change.before or change.after
    state, instrument = content.get("state", ""), content.get("instrument", "")
    match change.kind:
        case "participations":
            return f"{possessive(names.state(state))} place under {names.instrument(instrument)}"
        case "declarations":
            what = f"{DECLARATIONS[content['kind']]} of {names.state(state)} under {names.instrument(instrument)}"
            return f"{what}, {cite(content['article'])}" if cite(content["article"]) else what
        case "authorities":
            return f"the authority “{content['name']}” of {names.state(state)}"
        case "eu_memberships":
            since = in_full(date.fromisoformat(content["since"]))
            return f"{possessive(names.state(state))} membership of the European Union from {since}"
        case "findings":
            return f"the finding “{content['statement']}”"
        case "instruments":
            return names.instrument(content["code"])
        case "sources":
            return f"the source {cited(SourceRecord(content['url'], content['title'], content['publisher']))}"
    return names.state(content["code"])


def subject(change: RowChange, field: str, names: Names, *, pronoun: bool = False) -> str:
    """What the field tells, within a sentence. `pronoun`: the row and its instrument are named in a sentence before."""
    content = change.before or change.after
    state = names.state(content["state"]) if content.get("state") else ""
    instrument = names.instrument(content["instrument"]) if content.get("instrument") else ""
    words = SUBJECTS[change.kind][field].format(
        about="it" if pronoun else about(change, names),
        state=state,
        states=possessive(state),
        instrument="it" if pronoun else instrument,
    )
    return re.sub(r"^the (.+?) of it\b", r"its \1", words)


def possessive(name: str) -> str:
    """ "Cyprus's", "the United States'"."""
    return f"{name}'" if name.startswith("the ") and name.endswith("s") else f"{name}'s"
