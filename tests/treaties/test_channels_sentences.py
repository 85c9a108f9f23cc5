"""What an answer says of an instrument's articles."""

import pytest

from tests.treaties.by_hand import instrument
from treaties.channels import sentences


class TestArticles:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("Art. 18 (MLA); also Art. 16 (extradition), 27", "Art. 18 (MLA)"),
            ("14-24 (letters rogatory), recalled; 38-57 (extradition), recalled", "14-24 (letters rogatory), recalled"),
            ("Art. 35-52 (MLA Art. 40-46; 24/7 network Art. 41)", "Art. 35-52 (MLA Art. 40-46; 24/7 network Art. 41)"),
            ("Whole convention; Protocol 3", "whole convention; Protocol 3"),
        ],
    )
    def test_are_those_on_assistance_where_the_text_tells_them_apart(self, text, told):
        assert sentences.articles(instrument(mla_articles=text)) == f"Mutual legal assistance: {told}."

    def test_are_those_on_orders_where_an_order_goes_to_a_provider(self):
        regulation = instrument("EU-EEVIDENCE-2023", mla_articles="whole regulation")

        assert sentences.articles(regulation) == "Orders: whole regulation."

    def test_say_nothing_where_none_are_known(self):
        assert sentences.articles(instrument(mla_articles="")) == ""
