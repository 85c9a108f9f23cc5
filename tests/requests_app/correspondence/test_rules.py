"""What a reply may lead to, by its words."""

import pytest

from requests_app.choices import Act
from requests_app.correspondence.rules import RulesAreWrong, offers, reference_in, rules


def acts(text):
    return [offer.act for offer in offers(text)]


class TestOffers:
    @pytest.mark.parametrize(
        ("text", "act"),
        [
            ("We acknowledge receipt of your letter.", Act.ACKNOWLEDGE),
            ("Nous accusons réception de votre demande.", Act.ACKNOWLEDGE),
            ("Hiermit bestätigen wir den Eingang.", None),
            ("Wir bestätigen den Eingang Ihres Ersuchens.", Act.ACKNOWLEDGE),
            ("Please specify\nthe account.", Act.RAISE_QUERY),
            ("Your request HAS BEEN EXECUTED; see the annexes.", Act.EXECUTE),
            ("It was executed in part.", Act.EXECUTE_IN_PART),
            ("Execution is postponed under article 18(25).", Act.POSTPONE),
            ("We return your request for completion.", Act.RECORD_RETURN),
            ("Assistance is refused on the ground of essential interests.", Act.REFUSE),
            ("Best wishes for the new year.", None),
        ],
    )
    def test_follow_from_the_words(self, text, act):
        assert acts(text)[:1] == ([act] if act else [])

    def test_of_a_refusal_come_before_its_acknowledgement(self):
        assert acts("We acknowledge receipt. The assistance cannot be granted.") == [Act.REFUSE, Act.ACKNOWLEDGE]

    def test_say_which_words_were_found(self):
        (offer,) = offers("The office Acknowledges  Receipt of it.")

        assert offer.words == "Acknowledges Receipt"

    @pytest.mark.parametrize("text", ["The request has not been executed.", "It was not executed yet."])
    def test_are_not_misled_by_a_not(self, text):
        assert Act.EXECUTE not in acts(text)

    def test_of_a_long_text_are_quick(self):
        assert acts("refuse " * 200_000) == []


class TestTheirReference:
    @pytest.mark.parametrize(
        ("text", "reference"),
        [
            ("Our reference: MJ/2026/881. Kindly quote it.", "MJ/2026/881"),
            ("Our ref. No. 12-34/B, yours of May", "12-34/B"),
            ("Unser Zeichen 4 Ausl. 12/26", "4"),
            ("N/réf : SG-77", "SG-77"),
            ("Your reference: A/1", ""),
        ],
    )
    def test_is_found(self, text, reference):
        assert reference_in(text) == reference


class TestTheFile:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("schema: comity/replies@1\nrules: []\nreferences: []\nmore: 1\n", "more: is not a known key"),
            ("schema: x\nrules: []\nreferences: []\n", "schema: must be comity/replies@1"),
            (
                "schema: comity/replies@1\nrules: [{act: dance, because: B, says: [a]}]\nreferences: [a]\n",
                "rules[dance].act: 'dance' is none of",
            ),
            ("schema: comity/replies@1\nrules: [{act: close, says: [a]}]\nreferences: [a]\n", "because: is missing"),
            ("rules: [", "is no YAML"),
        ],
    )
    def test_that_is_wrong_is_named_with_its_place(self, tmp_path, text, told):
        file = tmp_path / "replies.yaml"
        file.write_text(text)

        with pytest.raises(RulesAreWrong) as wrong:
            rules(file)

        assert any(f"replies.yaml: {told}" in each or told in each for each in wrong.value.problems)

    def test_of_this_installation_is_right(self):
        assert rules().rules
