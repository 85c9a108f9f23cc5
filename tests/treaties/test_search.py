"""What a query finds in the real registry, in which order, and what it says of how."""

from dataclasses import replace

import pytest

from treaties.search import LONGEST, Found, Kind, Rank, search
from treaties.search.folding import compact, fold
from treaties.search.index import index_of


@pytest.fixture
def find(snapshot):
    """Everything a query finds, best first."""
    return lambda query: search(snapshot, query)


@pytest.fixture
def best(find):
    """The first hit as (kind, code)."""

    def of(query):
        entry = find(query).hits[0].entry
        return entry.kind, entry.code

    return of


class TestFold:
    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("Côte d'Ivoire", "cote d ivoire"),
            ("U.S.A.", "usa"),
            ("  Åland\tIslands ", "aland islands"),
            ("STRAẞE", "strasse"),
            ("Pakistan–China, 2007", "pakistan china 2007"),
            ("پاکستان", fold("پاكستان")),  # the letter of an Arabic keyboard
            ("‏پاکستان‎", fold("پاکستان")),
            ("!?", ""),
        ],
    )
    def test_takes_away_case_accents_and_punctuation(self, text, folded):
        assert fold(text) == folded

    def test_makes_one_of_names_that_differ_by_a_space(self):
        assert compact("Viet Nam") == compact("Vietnam")


class TestStates:
    @pytest.mark.parametrize("query", ["PK", "pak", "Pakistan", "islamic republic of pakistan", "پاکستان", "पाकिस्तान"])
    def test_are_found_by_codes_and_names(self, best, query):
        assert best(query) == (Kind.STATE, "PK")

    @pytest.mark.parametrize(
        ("query", "code"),
        [
            ("باكستان", "PK"),
            ("Пакистан", "PK"),
            ("巴基斯坦", "PK"),
            ("Allemagne", "DE"),
            ("Alemania", "DE"),
            ("Inde", "IN"),
            ("UK", "GB"),
            ("Turkey", "TR"),
            ("the Netherlands", "NL"),
            ("south korea", "KR"),
            ("Korea, Republic of", "KR"),
            ("Kosovo", "XK"),
            ("European Union", "EU"),
        ],
    )
    def test_are_found_in_other_languages_and_as_people_call_them(self, best, query, code):
        assert best(query) == (Kind.STATE, code)

    @pytest.mark.parametrize(
        ("query", "code"),
        [
            ("Pakstan", "PK"),
            ("Pakisatn", "PK"),
            ("Untied States", "US"),
            ("Germony", "DE"),
            ("newzeland", "NZ"),
            ("Azerbajan", "AZ"),
            ("Пакстан", "PK"),
        ],
    )
    def test_are_found_with_typing_mistakes(self, best, query, code):
        assert best(query) == (Kind.STATE, code)

    @pytest.mark.parametrize(
        ("query", "code", "relation", "text"),
        [
            ("Burma", "MM", "formerly", "Burma"),
            ("zaire", "CD", "formerly", "Zaire"),
            ("Dahomey", "BJ", "formerly", "Dahomey"),
            ("BU", "MM", "former code", "BU"),
            ("German Democratic Republic", "DE", "now also stands for the former", "German Democratic Republic"),
            ("پاکستان", "PK", "in Urdu:", "پاکستان"),
            ("MMR", "MM", "code", "MMR"),
        ],
    )
    def test_say_what_matched_where_it_is_not_the_name_shown(self, find, query, code, relation, text):
        hit = find(query).hits[0]

        assert hit.entry.code == code
        assert (hit.found_by.relation, hit.found_by.text) == (relation, text)

    def test_say_nothing_of_a_name_that_is_shown(self, find):
        assert find("Pakistan").hits[0].found_by is None
        assert find("Islamic Republic of Pakistan").hits[0].found_by is None

    def test_that_are_no_more_lead_nowhere_and_say_why(self, find):
        (hit,) = find("Czechoslovakia").hits

        assert hit.entry.kind == Kind.FORMER
        assert hit.entry.detail.startswith("In ISO 3166 until 15 June 1993. No single present code follows it")

    def test_keep_a_code_that_was_given_again(self, best):
        assert best("AI") == (Kind.STATE, "AI")  # once French Afars and Issas


class TestInstruments:
    @pytest.mark.parametrize(
        ("query", "code"),
        [
            ("UNTOC", "UNTOC"),
            ("cets 185", "CETS-185"),
            ("mlat-cn-pk-2007", "MLAT-CN-PK-2007"),
            ("Palermo", "UNTOC"),
            ("Palrmo", "UNTOC"),
            ("Budapest", "CETS-185"),
            ("convention on cyber crime", "CETS-185"),
            ("No. 39574", "UNTOC"),
            ("china pakistan", "MLAT-CN-PK-2007"),
            ("convnetion agianst corruption", "UNCAC"),
        ],
    )
    def test_are_found_by_code_title_citation_and_nearly_so(self, best, query, code):
        assert best(query) == (Kind.INSTRUMENT, code)

    def test_say_by_which_citation_they_were_found(self, find):
        found_by = find("No. 39574").hits[0].found_by

        assert found_by.relation == "cited as"
        assert "39574" in found_by.text


class TestAuthorities:
    def test_are_found_by_words_of_name_city_and_state_in_any_order(self, find):
        (hit,) = find("tirana ministry justice").hits

        assert (hit.entry.kind, hit.entry.code) == (Kind.AUTHORITY, "AL")

    def test_are_found_once_whatever_roles_they_hold(self, find):
        entries = [hit.entry for hit in find("ministry").hits]

        assert len(entries) == len(set(entries))


class TestOrder:
    def test_is_code_then_name_then_beginning_then_words(self, find):
        assert [hit.rank for hit in find("us").hits] == sorted(hit.rank for hit in find("us").hits)
        assert find("us").hits[0].rank == Rank.CODE

    def test_has_the_state_before_instrument_and_authority_of_equal_rank(self, find):
        kinds = [hit.entry.kind for hit in find("germany").hits if hit.rank == Rank.WORDS and not hit.cost]

        assert kinds == sorted(kinds)
        assert find("germany").hits[0].entry.code == "DE"

    def test_has_the_name_shown_before_one_that_is_not(self, find):
        states = [hit.entry.code for hit in find("sud").hits if hit.entry.kind == Kind.STATE]

        assert states.index("SD") < states.index("ZA")  # Spanish: Sudáfrica

    def test_does_not_mix_what_is_nearly_written_so_with_what_is(self, find):
        shown = [hit.entry.shown for hit in find("Iran").hits]

        assert any(name.startswith("Iran") for name in shown)
        assert "Iraq" not in shown


class TestSuggestions:
    @pytest.mark.parametrize(
        ("query", "meant"), [("Pakstan", "Pakistan"), ("Untied States", "United States"), ("Kirgistan", "Kyrgyzstan")]
    )
    def test_name_what_may_have_been_meant(self, find, query, meant):
        assert find(query).suggestions == (meant,)

    def test_are_not_made_for_what_is_written_right(self, find):
        assert find("Pakistan").suggestions == ()


class TestOddQueries:
    @pytest.mark.parametrize("query", ["", " ", "a", "!!", "\x00", "\x00\x00", "x" * (LONGEST + 1), "ﷺ" * 100, "​​"])
    def test_find_nothing(self, find, query):
        assert find(query).hits == ()

    @pytest.mark.parametrize("query", ["xyzzyq", "%s %", "<b>", "😀😀", "a b c", "x" * LONGEST, "\ud800a b"])
    def test_that_nothing_is_called_find_nothing_and_suggest_nothing(self, find, query):
        assert find(query) == Found(())

    @pytest.mark.parametrize(
        ("query", "among"), [("' or 1=1", "Order"), ("of the and", "Agreement on Mutual"), ("Yugoslavia", "Yugo")]
    )
    def test_are_read_by_the_words_in_them(self, find, query, among):
        assert among in find(query).hits[0].entry.shown


class TestIndex:
    def test_is_built_once_for_an_edition(self, snapshot):
        assert index_of(snapshot) is index_of(snapshot)

    def test_is_built_anew_for_another_edition(self, snapshot):
        first = index_of(snapshot)
        later = index_of(replace(snapshot, edition=snapshot.edition + 1, instruments={}))

        assert later is not first
        assert {entry.kind for entry in later.entries} == set(Kind) - {Kind.INSTRUMENT}

    def test_has_the_states_by_name_accents_aside(self, snapshot):
        states = [entry.shown for entry in index_of(snapshot).entries if entry.kind == Kind.STATE]

        assert states[:3] == ["Afghanistan", "Åland Islands", "Albania"]
        assert states.index("Côte d'Ivoire") < states.index("Croatia") < states.index("Cyprus")
