"""What the forms of the registry say of an input that is left empty or filled in wrongly."""

from datetime import date

import pytest
from django import forms

from treaties.editing.forms import FORMS, TreatyForm
from treaties.editing.forms.suggestion import SuggestionForm
from treaties.models import State
from treaties.plain_words import PlainWords
from treaties.state_choice import StateChoice

ON = date(2026, 11, 24)
STOCK = ("This field", "Select a valid", "Enter a valid", "Ensure this")


class TestPlainWords:
    @pytest.mark.parametrize("kind", [*FORMS, "treaty"])
    @pytest.mark.django_db
    def test_name_what_each_empty_input_of_an_editor_lacks(self, kind):
        form = (FORMS | {"treaty": TreatyForm})[kind]({"seen_on": "", "source_url": ""}, on=ON)

        told = [words for of_input in form.errors.values() for words in of_input]
        assert "Say why the registry should change." in told
        assert not [words for words in told if words.startswith(STOCK)]

    def test_say_how_a_link_is_written(self):
        form = SuggestionForm({"words": "", "url": "http://"})

        assert form.errors == {
            "words": ["Say what is wrong."],
            "url": ["Enter a whole link, for example https://treaties.un.org."],
        }

    @pytest.mark.parametrize(
        ("field", "typed", "told"),
        [
            (forms.CharField(label="Short title"), "", "Enter the short title."),
            (forms.CharField(max_length=3), "four", "This has 4 characters, and at most 3 fit. Shorten it."),
            (forms.CharField(label="Statement"), "", "Enter the statement."),
            (forms.ChoiceField(label="State"), "", "Choose the State."),
            (forms.ChoiceField(), "x", "That is not on the list. Choose again."),
            (forms.DateField(), "2026-02-30", "Enter a day that exists, for example 2026-11-24."),
            (forms.EmailField(), "nobody", "Enter an email address, for example name@example.org."),
            (forms.DateField(error_messages={"invalid": "No day."}), "x", "No day."),
        ],
    )
    def test_leave_an_input_its_own_words(self, field, typed, told):
        form = type("Form", (PlainWords, forms.Form), {"it": field})({"it": typed})

        assert form.errors["it"] == [told]


@pytest.mark.django_db
class TestStateChoice:
    def test_offers_states_by_name_accents_aside(self):
        names = [name for _, name in StateChoice(State.objects.all(), empty_label="Any").choices]

        assert names[:4] == ["Any", "Afghanistan", "Åland Islands", "Albania"]
        assert names.index("Côte d'Ivoire") < names.index("Croatia")
