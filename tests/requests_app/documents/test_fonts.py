"""Which letters can be printed, and what is said of those that cannot."""

import unicodedata

import pytest
from reportlab.pdfbase import pdfmetrics

from paper import fonts, marks
from paper.fonts import BODY, BOLD, FALLBACK, Run, is_drawable, runs
from requests_app.content import Person
from requests_app.documents.letter import draw
from requests_app.documents.printable import undrawable
from tests.pdf import words
from tests.requests_app.letters import content, letter

NAMES = [
    "Łódź Żółć Ąžuolas",
    "Nguyễn Thị Ưng",
    "ʿAbd al-Raḥmān Ḥusayn ẖ",
    "Ἀλέξανδρος Ώρα ᾧ",
    "Ґалаґан Їжак ӘӨ Қазақ Ұ",
    "Ǆemal ẞ Əliyev",
    "Ẹ̀bùn Ọ́lá",
    "J̌ g̃uaraní m̧ ṃ̄ К̓ а́ Е́",
]


def person(name: str) -> dict:
    return {"persons": (Person("Suspect", name, ()),)}


class TestNames:
    @pytest.mark.parametrize("name", NAMES)
    def test_in_latin_greek_and_cyrillic_are_printed(self, name):
        assert undrawable(content(**person(name))) == []
        assert unicodedata.normalize("NFC", name) in words(draw(letter(**person(name))))

    @pytest.mark.parametrize("name", NAMES)
    def test_are_printed_alike_composed_and_decomposed(self, name):
        composed, decomposed = (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))

        assert draw(letter(**person(composed))) == draw(letter(**person(decomposed)))

    def test_every_latin_greek_and_cyrillic_letter_in_use_is_printed(self):
        """The blocks of living languages; what stands outside them is phonetic or mediaeval."""
        blocks = [(0xC0, 0x180), (0x1CD, 0x250), (0x370, 0x3E2), (0x3F0, 0x530), (0x1E00, 0x2000)]
        in_use = [chr(code) for start, end in blocks for code in range(start, end)]

        missing = [
            each for each in in_use if unicodedata.category(each) in {"Lu", "Ll", "Lt"} and not is_drawable(each)
        ]

        assert missing == []


class TestRuns:
    def test_of_plain_text_are_one(self):
        assert list(runs("Łódź", BODY)) == [Run(BODY, "Łódź")]

    def test_ask_the_second_face_for_what_the_first_lacks(self):
        assert list(runs("aẖb", BOLD)) == [Run(BOLD, "a"), Run(FALLBACK, "ẖ"), Run(BOLD, "b")]

    def test_raise_a_mark_above_a_capital_and_leave_it_on_a_small_letter(self):
        capital, acute = runs("Ɛ\u0301", BODY)
        small = list(runs("ɛ\u0301", BODY))

        assert (capital.rise, acute.text, acute.rise > 0.05) == (0, "\u0301", True)
        assert max(run.rise for run in small) < 0.05


class TestMarks:
    def test_lie_above_the_letter_they_stand_on(self):
        fonts.register()
        for letter_ in "EJMWdh":
            (_, base), (rise, grave) = marks.rises(f"{letter_}\u0300", BODY)
            assert marks._extent(grave, BODY)[0] + rise > marks._extent(base, BODY)[1]

    def test_lie_above_one_another(self):
        raised = marks.rises("e\u0300\u0301\u0302", BODY)

        assert [rise for rise, _ in raised] == sorted({rise for rise, _ in raised})

    def test_know_the_outline_of_a_glyph(self):
        """The height of a capital, as the font itself tells it."""
        fonts.register()
        face = pdfmetrics.getFont(BODY).face

        assert marks._extent("H", BODY) == (0.0, pytest.approx(face.capHeight / 1000, abs=0.01))
        assert marks._extent(" ", BODY) == (0.0, 0.0)


class TestUndrawable:
    @pytest.mark.parametrize(
        ("name", "what"),
        [
            ("محمد", "Arabic letters “محمد”"),
            ("राम कुमार", "Devanagari letters “राम”"),
            ("王伟", "Chinese letters “王伟”"),
            ("やまだ", "Japanese letters “やまだ”"),
            ("דוד", "Hebrew letters “דוד”"),
            ("Դավիթ", "Armenian letters “Դավիթ”"),
            ("🙂", "the sign “🙂”"),
            ("x\u0338", "the letter with its marks “x\u0338”"),
            ("\ue000", "the sign “U+E000”"),
        ],
    )
    def test_says_where_and_which_script(self, name, what):
        (told,) = undrawable(content(**person(f"Sajid {name}")))

        assert told.startswith(f"Persons, name of person 1: {what} cannot be printed yet.")

    def test_says_what_to_do(self):
        (told,) = undrawable(content(**person("محمد")))

        assert told.endswith("Write this in Latin letters, and keep the original spelling in an annex.")

    def test_tells_each_script_of_a_place_once_and_shows_a_few_letters(self):
        told = undrawable(content(summary_of_facts="محمد علي " * 50 + "王伟 and " + "王" * 80))

        assert [sentence.split(": ")[1].split(" letters")[0] for sentence in told] == ["Arabic", "Chinese"]
        assert all(len(sentence) < 200 for sentence in told)

    def test_looks_at_the_signatory_too(self):
        (told,) = undrawable(content(), ("محمد", "Head"))

        assert told.startswith("Signatory: Arabic letters")

    def test_does_not_mind_what_is_not_printed(self):
        addressee = content().addressee
        vouched = type(addressee)(addressee.name, addressee.lines, False, False, None, "محمد told us")

        assert undrawable(content(addressee=vouched)) == []

    def test_does_not_mind_what_paper_does_not_show(self):
        assert undrawable(content(**person("Sajid\u200b \u202eExample\u00ad ☎\ufe0e\x00".replace("☎", "")))) == []

    def test_is_empty_where_all_can_be_printed(self):
        assert undrawable(content()) == []

    @pytest.mark.parametrize("character", "ا王क א🙂\u0338".replace(" ", ""))
    def test_finds_every_place_that_is_printed(self, character):
        assert not is_drawable(character)
