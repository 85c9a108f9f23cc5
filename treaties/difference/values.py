"""Fields and values of the registry's rows as people read them."""

from datetime import date

from treaties.days import in_words
from treaties.difference.names import Names
from treaties.difference.rows import BY_NAME, NOTHING, Content
from treaties.languages import language_name
from treaties.law import cite

# What the columns are called where a page lists them.
LABELS = {
    "url": "link",
    "mla_articles": "articles on assistance",
    "basis_role": "what it can carry",
    "material_scope": "subject",
    "preference": "place in the order of preference",
    "as_of": "speaks of",
    "source_id": "number of the source",
    "key": "reference",
    "effect": "what Comity reads from it",
    "summary": "what it says",
    "in_force_on": "in force since",
    "ratified_on": "ratified or acceded on",
    "declaration_summary": "declarations in short",
    "transmission_notes": "to know when sending",
    "notes": "note",
    "member_from": "member since",
    "member_until": "member until",
}


def label(kind: str, field: str) -> str:
    """A field's name on the page of a fact."""
    column = BY_NAME[kind].columns[field]
    return LABELS.get(column) or str(BY_NAME[kind].model._meta.get_field(column).verbose_name)


def shown(kind: str, field: str, content: Content | None, names: Names) -> str:
    """A value by itself; "" for none."""
    value = content.get(field) if content else None
    if value in NOTHING:
        return ""
    if is_day(field):
        return f"{date.fromisoformat(value):%-d %B %Y}"
    match field:
        case "state" | "counterpart":
            return names.heading(value)
        case "instrument" | "supplements":
            return names.instrument_heading(value)
        case "source":
            return names.source(value)
        case "source_date" | "as_of":
            return in_words(value)
        case "accepted_languages":
            return ", ".join(language_name(code) for code in value.split(";"))
        case "article":
            return cite(value)
    column = BY_NAME[kind].model._meta.get_field(BY_NAME[kind].columns[field])
    return str(dict(column.flatchoices or ()).get(value, value))


def is_day(field: str) -> bool:
    return field.endswith("_on") or field in {"since", "until"}
