"""What differs between two states of the registry, in sentences for a legal officer."""

import re
from dataclasses import fields, replace
from datetime import date

import pytest
from django.conf import settings

from treaties import law
from treaties.difference import BY_NAME, PROPOSED, PUBLISHED, Names, RowChange, between, told, told_of_law
from treaties.registry import FieldSource, SourceRecord

NO_WORDS = re.compile(r"\d{4}-\d\d|\b(None|True|False|[a-z]+_[a-z_]+)\b|\{|\}|'s's|\.\.$")


@pytest.fixture(scope="module")
def names(read):
    everything = {"states": read.states, "sources": read.sources, "instruments": read.instruments}
    return Names({kind: {BY_NAME[kind].key_of(each): each for each in rows} for kind, rows in everything.items()})


@pytest.fixture(scope="module")
def law_files():
    return dict(law.files_in(settings.REGISTRY_DIR / "law"))


@pytest.fixture
def place(read):
    """Pakistan's place under the Convention against Corruption, of which all is known."""
    return next(each for each in read.participations if (each.instrument, each.state) == ("UNCAC", "PK"))


def sentences(before, after, names, *, kind="participations", verbs=PUBLISHED):
    return told(RowChange.of(BY_NAME[kind], before, after), names, verbs).sentences


def other(record, field):
    """A record that says something else in one field."""
    value = getattr(record, field)
    if isinstance(value, frozenset):
        return replace(record, **{field: frozenset({"status"}) ^ value})
    if isinstance(value, bool | int):
        return replace(record, **{field: not value if isinstance(value, bool) else value + 1})
    if isinstance(value, SourceRecord):
        return replace(record, **{field: SourceRecord(url="https://other.example/")})
    if field.endswith("_on") or field in {"since", "until"}:
        return replace(record, **{field: date(1999, 3, 4)})
    if field == "field_sources":
        return replace(record, field_sources=(FieldSource("status", SourceRecord(url="https://other.example/"), ""),))
    return replace(record, **{field: "1999-03" if field in {"source_date", "as_of"} else "XX"})


class TestAChangedDay:
    def test_is_told_as_it_is_and_as_it_was(self, place, names):
        before = replace(place, in_force_on=date(2007, 8, 31))

        assert sentences(before, place, names) == (
            "The day on which the United Nations Convention against Corruption entered into force for Pakistan is "
            "30 September 2007 now; the registry said 31 August 2007.",
        )

    def test_is_told_as_a_wish_where_it_is_only_proposed(self, place, names):
        (sentence,) = sentences(place, replace(place, signed_on=date(2004, 1, 1)), names, verbs=PROPOSED)

        assert sentence.endswith("would be 1 January 2004; the registry says 9 December 2003.")

    def test_that_goes_is_told_to_be_removed(self, place, names):
        (sentence,) = sentences(place, replace(place, signed_on=None), names)

        assert sentence.startswith(
            "The day on which Pakistan signed the United Nations Convention against Corruption was"
        )
        assert sentence.endswith("was removed; the registry said 9 December 2003.")


class TestHowItIsKnown:
    def test_tells_what_became_verified_and_where_it_was_read(self, place, names):
        recalled = replace(place, verified=False, verified_fields=frozenset(), recalled_fields=frozenset({"signed_on"}))

        (sentence,) = sentences(recalled, place, names)

        assert sentence.startswith(
            "Now verified: Pakistan's status under the United Nations Convention against Corruption"
        )
        assert ", the day on which Pakistan signed it and the day on which" in sentence
        assert sentence.endswith("which speaks of 10 July 2014).")

    def test_tells_what_no_longer_is(self, place, names):
        (sentence,) = sentences(place, replace(place, recalled_fields=frozenset({"signed_on"})), names)

        assert sentence.startswith("No longer verified: the day on which Pakistan signed the United Nations")

    def test_tells_that_a_computed_day_was_read(self, place, names):
        after = replace(place, computed_fields=frozenset(), verified_fields=place.verified_fields | {"in_force_on"})

        (sentence,) = sentences(place, after, names)

        assert sentence.endswith("is read in a source now; the registry said computed from another day.")

    def test_tells_which_field_was_read_elsewhere_than_its_row(self, place, names):
        after = place.read_in(SourceRecord(url="https://other.example/"), "2026-11", {"signed_on"})

        (sentence,) = sentences(place, after, names)

        assert sentence.startswith("The day on which Pakistan signed the United Nations Convention against Corruption")
        assert sentence.endswith("is read in https://other.example/, which speaks of November 2026 now.")

    def test_tells_what_keeps_its_source_where_the_row_gets_another(self, place, names):
        after = place.read_in(SourceRecord(url="https://other.example/"), "2026-11", {"status"})

        *_, sentence = sentences(place, after, names)

        assert sentence.startswith("The day on which Pakistan signed")
        assert re.search(r" stays as read in “UNTC scrape.*, which speaks of 10 July 2014\.$", sentence)


class TestARowThatComesOrGoes:
    def test_is_told_with_all_it_says(self, place, names):
        come = sentences(None, place, names, verbs=PROPOSED)

        assert come[:3] == (
            "Pakistan's place under the United Nations Convention against Corruption would be new.",
            "Pakistan's status under it would be “Party”.",
            "The day on which Pakistan signed it would be 9 December 2003.",
        )
        assert come[-1].startswith("Verified: read in “UNTC scrape")

    def test_is_told_as_what_was_said(self, place, names):
        gone = sentences(place, None, names)

        assert gone[0] == "Pakistan's place under the United Nations Convention against Corruption was removed."
        assert gone[1] == "Pakistan's status under it was “Party”."

    def test_names_an_instrument_that_is_new_itself(self, place, read, names):
        record = next(each for each in read.instruments if each.code == "UNCAC")
        treaty = RowChange.of(BY_NAME["instruments"], None, replace(record, code="NEW", title="New Convention"))
        entry = RowChange.of(BY_NAME["participations"], None, replace(place, instrument="NEW"))

        found = told(entry, Names(*names.known, rows=[treaty, entry]), PROPOSED)

        assert found.sentences[0] == "Pakistan's place under the New Convention would be new."


class TestEveryField:
    @pytest.mark.parametrize("kind", BY_NAME)
    def test_that_changes_is_told_in_words(self, kind, read, names):
        record = getattr(read, kind)[0]
        names_of_fields = [field.name for field in fields(record) if field.name not in BY_NAME[kind].key]
        assert names_of_fields

        for field in names_of_fields:
            found = sentences(record, other(record, field), names, kind=kind)
            assert len(found) >= 1, field
            assert not any(NO_WORDS.search(re.sub(r"“.*?”|https?://\S+", "", sentence)) for sentence in found), found


class TestBetween:
    def test_gives_each_row_that_differs_once(self, place):
        key = BY_NAME["participations"].key_of(place)
        nothing = {kind: {} for kind in BY_NAME}

        (found,) = between(nothing, nothing | {"participations": {key: place}})

        assert (found.key, found.before, found.after["state"]) == (key, None, "PK")


class TestTheLawFiles:
    def changed(self, law_files, name, old, new):
        text = law_files[name].decode()
        assert old in text
        return told_of_law(law.parse(law_files), law.parse(law_files | {name: text.replace(old, new, 1).encode()}))

    def test_name_the_instrument_and_the_content_that_changed(self, law_files):
        (found,) = self.changed(law_files, "instruments/UNCAC.yaml", "severity: mandatory", "severity: recommended")

        assert found.title == "Rules: United Nations Convention against Corruption"
        assert found.sentences == (
            "The content of a request “Authority making the request” (art. 46(15)(a)) was changed: it is only "
            "recommended now.",
        )

    def test_say_nothing_where_only_their_writing_differs(self, law_files):
        assert self.changed(law_files, "instruments/UNCAC.yaml", "severity: mandatory", "severity:  mandatory") == []

    def test_tell_what_was_added_and_removed(self, law_files):
        book = law.parse(law_files)
        profile = book.instruments["UNTOC"]
        without = replace(profile, deadlines=profile.deadlines[1:])
        smaller = replace(book, instruments=book.instruments | {"UNTOC": without})

        (removed,) = told_of_law(book, smaller)
        (added,) = told_of_law(smaller, book)

        title = profile.deadlines[0].title
        assert removed.sentences[0].startswith(f"The time limit “{title}”")
        assert removed.sentences[0].endswith("was removed.")
        assert added.sentences[0].endswith("was added.")

    def test_tell_of_an_ask_that_is_too_broad(self, law_files):
        (found,) = self.changed(law_files, "narrower.yaml", "longer_than_days: 732", "longer_than_days: 366")

        assert found.title == "Asks that are too broad"
        assert found.sentences == ("The rule “Measure … asks for a period of … days” was written anew.",)

    def test_tell_of_a_usual_mistake_of_a_field(self, law_files):
        (found,) = self.changed(law_files, "field_mistakes.yaml", "Only the ministry", "Nobody but the ministry")

        assert found.title == "Usual mistakes"
        (sentence,) = found.sentences
        assert sentence.startswith("What goes wrong with “authority” is told as “Nobody but the ministry that sends")
        assert "; before: “Only the ministry" in sentence

    def test_tell_of_a_usual_mistake_under_one_instrument(self, law_files):
        (found,) = self.changed(law_files, "instruments/CETS-185.yaml", "mistake: Only a case", "mistake: Just a case")

        (sentence,) = found.sentences
        assert found.title.startswith("Rules: Convention on Cybercrime")
        assert "“Short summary of the facts” (art. 29(2)(b)) was changed: the usual mistake is “Just a case" in sentence

    def test_tell_of_a_question_to_an_investigator(self, law_files):
        (found,) = self.changed(law_files, "plain_questions.yaml", "What is not proved yet", "What is still open")

        assert found.title == "Questions to an investigator"
        assert found.sentences == (
            "The question “What is still open” was changed: its title is “What is still open” now; "
            "it was “What is not proved yet”.",
        )

    def test_tell_of_how_a_particular_is_asked(self, law_files):
        book = law.parse(law_files)
        first, *rest = book.plain.asks

        (found,) = told_of_law(book, replace(book, plain=replace(book.plain, asks=tuple(rest))))

        assert found.sentences == (f"The way of asking “{first.ask}” was removed.",)

    def test_tell_of_asks_that_come_go_or_are_tried_in_another_order(self, law_files):
        book = law.parse(law_files)
        first, second, *rest = book.narrower

        (fewer,) = told_of_law(book, replace(book, narrower=(second, *rest)))
        (more,) = told_of_law(replace(book, narrower=(second, *rest)), book)
        (turned,) = told_of_law(book, replace(book, narrower=(second, first, *rest)))

        assert fewer.sentences == ("The rule “Measure … asks for an open-ended period” was removed.",)
        assert more.sentences == ("The rule “Measure … asks for an open-ended period” was added.",)
        assert turned.sentences == ("The rules are tried in another order now.",)

    def test_tell_of_an_instrument_that_is_new(self, law_files):
        book = law.parse(law_files)
        fewer = replace(book, instruments={code: each for code, each in book.instruments.items() if code != "UNTOC"})

        (found,) = told_of_law(fewer, book)

        assert found.sentences == ("Its rules are new.",)

    def test_tell_what_cannot_be_quoted_as_written_anew(self, law_files):
        book = law.parse(law_files)
        key, question = next((key, each) for key, each in book.refusal_questions.items() if each.signs)
        other = replace(book, refusal_questions=book.refusal_questions | {key: replace(question, signs=())})

        (found,) = told_of_law(book, other)

        assert found.sentences == ("The list of words that speak against an easy answer was written anew.",)
