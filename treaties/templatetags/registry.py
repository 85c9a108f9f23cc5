"""What screens say of keys and field names: words, never the key itself."""

from urllib.parse import urlsplit

from django import template

from treaties import provenance
from treaties.channels import sentences
from treaties.languages import language_name
from treaties.law import cite

register = template.Library()
register.filter("cite", cite)
register.filter("spoken", sentences.spoken)
# Fields of a participation that its notes may name as recalled.
FIELDS = {
    "status": "status",
    "signed_on": "day of signature",
    "ratified_on": "day of ratification",
    "in_force_on": "day of entry into force",
    "ended_on": "day it ended",
    "suspended_on": "day of suspension",
    "citation": "citation",
    "scope": "scope",
}


@register.filter
def words(key: str) -> str:
    """A key of the law files as words: "central_authority" is "Central authority"."""
    return key.replace("_", " ").capitalize().replace(" state", " State").replace("24 7", "24/7")


@register.filter
def asked_for(content, catalogue) -> str:
    """For which measures a content is asked, in words; "" where for all of them."""
    if "all" not in content.applies_to:
        return "For: " + _titles(content.applies_to, catalogue)
    return "Except for: " + _titles(content.except_for, catalogue) if content.except_for else ""


@register.filter
def usual_mistake(content, book) -> str:
    """What officers usually get wrong with a required content, by the law files."""
    return book.mistake(content)


@register.filter
def measure(key: str, catalogue) -> str:
    return catalogue[key].title


def _titles(measures, catalogue) -> str:
    return ", ".join(catalogue[measure].title.lower() for measure in measures)


@register.filter
def recalled(row) -> str:
    """The parts of a participation that are recalled, though its row was read in a source; "" for other facts."""
    names = filter(None, getattr(row, "recalled_fields", "").split(";"))
    return ", ".join(FIELDS.get(name, words(name).lower()) for name in names)


@register.filter
def is_computed(row, name: str) -> bool:
    """Whether a day follows from another one, e.g. the entry into force from the deposit."""
    return name in row.computed_fields.split(";")


@register.filter
def language_names(codes: str) -> str:
    """Codes split by ";" as names: "en;fr" is "English, French"."""
    return ", ".join(language_name(code) for code in codes.split(";") if code)


@register.filter
def site(text: str) -> str:
    """An address as the name of its site: "https://www.un.org/a" is "un.org". Other text stays as it is."""
    return urlsplit(text).netloc.removeprefix("www.") if text.startswith(("http://", "https://")) else text


@register.filter
def doubt(row) -> str:
    """Why a finding or an authority that was read is not verified, in a sentence; "" where nothing says so."""
    note = getattr(row, "transmission_notes", "") or getattr(row, "explanation", "")
    return provenance.doubt(row.source.url if row.source else "", note)
