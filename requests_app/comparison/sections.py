"""Which sections of a letter's content differ. Pure.

A page that shows a text carries the fingerprints of its sections, so that a reader whose text changed meanwhile is
told where.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from requests_app.choices import Section
from requests_app.content import LetterContent, canonical_json, converter

# Every field of LetterContent stands in exactly one section.
FIELDS: dict[Section, tuple[str, ...]] = {
    Section.CHANNEL: (
        "reference",
        "version",
        "is_exercise",
        "requesting_state",
        "requested_state",
        "basis",
        "supporting",
        "overlays",
        "registry_edition",
        "basis_on",
        "dual_criminality",
        "linked_reference",
    ),
    Section.AUTHORITIES: ("office", "competent_authority", "addressee"),
    Section.MEASURES: ("measures", "preservation"),
    Section.PERSONS: ("persons", "no_persons_reason", "sealed"),
    Section.FACTS: ("proceeding", "summary_of_facts", "nexus", "purpose"),
    Section.OFFENCES: ("offences",),
    Section.GROUNDS: ("grounds",),
    Section.STATEMENTS: ("statements",),
    Section.CLAUSES: ("urgency", "urgency_reason", "wanted_by", "confidentiality", "clauses"),
    Section.ANNEXES: ("annexes", "language", "accepted_languages"),
}


def fingerprints(content: LetterContent) -> dict[str, str]:
    """Section value -> the first 16 hex digits of its SHA-256. A new number alone makes no section another one."""
    plain = converter.unstructure(replace(content, version=0))
    return {
        section.value: hashlib.sha256(canonical_json([plain[name] for name in names]).encode()).hexdigest()[:16]
        for section, names in FIELDS.items()
    }


def by_section(content: LetterContent) -> dict[str, str]:
    """Section value -> what it says, as canonical JSON of its fields by name."""
    plain = converter.unstructure(content)
    return {section.value: canonical_json({name: plain[name] for name in names}) for section, names in FIELDS.items()}


def changed(seen: Mapping[str, str], now: Mapping[str, str]) -> list[Section]:
    """The sections that are not as they were seen, in the order of the letter."""
    return [section for section in Section if seen.get(section.value) != now[section.value]]
