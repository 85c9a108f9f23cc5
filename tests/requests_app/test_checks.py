"""Checks that say what does not hold, asked by themselves; the rest are held through `perform`."""

from dataclasses import replace

from requests_app.checks import Situation, language_is_met
from tests.factories import TODAY
from tests.requests_app.letters import content


def situation(**changes) -> Situation:
    return Situation(
        content=content(**changes),
        digest="",
        version=1,
        gaps=(),
        details=None,
        today=TODAY,
        usable=None,
        unusable_because=(),
        routes=(),
        last_on=None,
        undrawable=(),
        hands=None,
        to_confirm=(),
        spoilt=(),
    )


class TestLanguageIsMet:
    def test_names_the_languages_and_what_to_do(self):
        (told,) = language_is_met(situation(accepted_languages=("fr", "ur")))

        assert told.startswith("The requested State accepts: French, Urdu.")
        assert told.endswith("Attach a translation first.")

    def test_holds_where_the_letter_is_in_one_of_them(self):
        assert language_is_met(situation(accepted_languages=("fr", "en"))) == []

    def test_holds_with_a_translation(self):
        annex = replace(content().annexes[0], kind="translation", language="fr")

        assert language_is_met(situation(accepted_languages=("fr",), annexes=(annex,))) == []

    def test_holds_where_the_registry_knows_of_none(self):
        assert language_is_met(situation(accepted_languages=())) == []
