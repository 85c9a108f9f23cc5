"""The texts of the registry that a screen, the command, the API or a letter shows speak to a legal officer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

# How a compiler speaks to a compiler, or to whoever writes the program.
COMPILERS_WORDS = re.compile(
    r"software|scraped|own knowledge|the brief|seed (blog|article)|this (file|row) |text not seen|not re-read"
    r"|URL not kept|look-up|left blank|\bstored (cop|code|page|source|treaty|list|evidence|party)"
    r"|\w+\.(csv|yaml|md)\b|\w+_on\b|\bas far as seen|conflict to resolve|\(seen\)|, seen\b|\bTODO\b"
    r"|templates? must|load the (real|section)|recheck|page path|row by row",
    re.IGNORECASE,
)
# Of a law file these are keys and codes, not words; an address is not ours to write.
KEYS = {"key", "code", "field", "fields", "applies_to", "except_for", "often_combined_with", "inherits_from", "sha256"}
KEYS |= {"measures", "data_category", "trigger_act", "instrument", "comes_after"}


@pytest.fixture(scope="session")
def shown(read) -> list[tuple[str, str]]:
    """Place and text of everything that some reader is shown."""
    texts = [(each.code, text) for each in read.instruments for text in (each.title, each.mla_articles, each.citation)]
    texts += [(each.code, each.notes) for each in read.instruments]
    places = [(f"{each.instrument}/{each.state}", each) for each in read.participations]
    texts += [(place, text) for place, each in places for text in (each.notes, each.declaration_summary)]
    texts += [(f"{each.instrument}/{each.state}", each.summary) for each in read.declarations]
    texts += [(f"{each.state} {each.role}", each.transmission_notes) for each in read.authorities]
    texts += [(each.key, text) for each in read.findings for text in (each.statement, each.explanation)]
    return texts + list(_words(read.law, "law"))


def _words(value, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in KEYS or isinstance(getattr(value, field.name), Mapping):
                yield from _words(getattr(value, field.name), f"{place}.{field.name}")
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _words(each, f"{place}[{key}]")
    elif isinstance(value, tuple):
        for each in value:
            yield from _words(each, f"{place}[{getattr(each, 'key', '')}]")


class TestTheTextsOfTheRegistry:
    def test_do_not_speak_to_a_compiler(self, shown):
        assert len(shown) > 9_000
        assert [(place, text) for place, text in shown if COMPILERS_WORDS.search(text)] == []

    def test_say_days_as_people_do(self, shown, read):
        shown = [*shown, *((each.url, each.title) for each in read.sources)]

        # An example of what is typed into a form is written as it is typed.
        told = [(place, text) for place, text in shown if not place.endswith(".example")]
        assert [(place, text) for place, text in told if re.search(r"\b\d{4}-\d\d-\d\d\b", text)] == []

    def test_are_sentences_where_they_are_findings(self, read):
        told = [text for each in read.findings for text in (each.statement, each.explanation) if text]

        assert [text for text in told if not text.endswith((".", "?", ".”"))] == []

    def test_are_sentences_where_they_are_notes(self, read):
        notes = [each.notes for each in read.instruments] + [each.transmission_notes for each in read.authorities]
        notes += [each.summary for each in read.declarations]

        assert [text for text in notes if text and not text.endswith(".")] == []
