"""What the requesting State declared itself, and what may be turned against it: Aland asks Beland."""

import pytest

from tests.treaties.by_hand import declaration
from tests.treaties.declaring import ASSISTANCE, CONDITIONS, told


class TestWhatTheRequestingStateDeclared:
    OWN_CONDITIONS = declaration(ASSISTANCE, "AA", "5(1)", "search_seizure_conditions=a,b")
    OWN_LANGUAGE = declaration(ASSISTANCE, "AA", "16(2)", "languages=en;translation_required", kind="language")
    OWN_RESERVATION = declaration(ASSISTANCE, "AA", "2", "refuses_ne_bis_in_idem", kind="reservation")

    @pytest.mark.parametrize(
        ("own", "in_turn"),
        [
            (OWN_CONDITIONS, "Beland may apply the same in turn (art. 5(2))."),
            (OWN_LANGUAGE, "Beland may ask for a translation in turn (art. 16)."),
            (OWN_RESERVATION, "Beland may invoke the same in turn (art. 23(3))."),
        ],
    )
    def test_may_be_turned_against_it(self, own, in_turn):
        assert told(own).startswith("Aland has ")
        assert told(own).endswith(in_turn)

    @pytest.mark.parametrize(
        ("own", "of_requested"),
        [
            (OWN_CONDITIONS, declaration(ASSISTANCE, "BB", "5(1)", "search_seizure_conditions=a,b,c")),
            (OWN_LANGUAGE, declaration(ASSISTANCE, "BB", "16(2)", "languages=fr", kind="language")),
            (OWN_RESERVATION, declaration(ASSISTANCE, "BB", "2", "refuses_ne_bis_in_idem", kind="reservation")),
        ],
    )
    def test_is_left_out_where_the_requested_state_declared_as_much(self, own, of_requested):
        assert "in turn" not in told(of_requested, own)

    def test_is_told_where_it_goes_further(self):
        assert "in turn (art. 5(2))" in told(CONDITIONS, self.OWN_CONDITIONS)

    def test_asks_no_translation_of_a_state_it_exempts(self):
        assert told(declaration(ASSISTANCE, "AA", "16(2)", "languages=en;exempt=BB", kind="language")) == ""

    @pytest.mark.parametrize("article", ["7(3)", "15(6)"])
    def test_is_left_out_where_nothing_lets_the_other_apply_it(self, article):
        assert told(declaration(ASSISTANCE, "AA", article, "copy_to_ministry_of_justice")) == ""

    def test_says_who_may_ask(self):
        who = declaration(ASSISTANCE, "AA", "24", "judicial_authorities=courts", kind="authority")

        assert told(who).endswith("A request is to come from one of these.")
        assert told(declaration(ASSISTANCE, "BB", "24", "judicial_authorities=courts", kind="authority")) == ""
