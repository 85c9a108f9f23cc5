"""Whether an instrument takes in an offence, on the real catalogue."""

from dataclasses import replace

import pytest

from tests.treaties.by_hand import LAW, instrument
from treaties.channels import scope

UNCAC = instrument("UNCAC", material_scope="corruption")


def told(record, offence):
    return scope.test(record, offence, "PK", (), LAW)


class TestTheConventionAgainstCorruption:
    def test_takes_in_laundering_if_the_proceeds_are_those_of_its_offences(self):
        found = told(UNCAC, LAW.offences["money_laundering"])

        assert found.verdict == "applies_if"
        assert found.conditions == ("the proceeds come from an offence established under the Convention",)

    def test_takes_in_what_it_establishes_itself_without_a_condition(self):
        bribery = replace(LAW.offences["extortion"], key="bribery", treaty_articles={"UNCAC": "Art 15"})

        assert told(UNCAC, bribery) == scope.Scope("applies")

    @pytest.mark.parametrize("key", ["illegal_access", "trafficking_sexual", "drug_trafficking_online"])
    def test_takes_in_nothing_else(self, key):
        assert told(UNCAC, LAW.offences[key]).verdict == "does_not_apply"


class TestAnInstrumentAgainstTrafficking:
    @pytest.mark.parametrize(
        ("key", "verdict"),
        [
            ("trafficking_sexual", "applies"),
            ("forced_labour", "applies"),
            ("smuggling_migrants", "does_not_apply"),
            ("computer_fraud", "does_not_apply"),
        ],
    )
    def test_takes_in_trafficking_and_not_the_smuggling_of_migrants(self, key, verdict):
        against_trafficking = instrument("CETS-197", material_scope="trafficking", basis_role="supporting")

        assert told(against_trafficking, LAW.offences[key]).verdict == verdict
