"""Orders to a service provider stand where the rule puts them, and are never told as requests to the other State."""

import pytest

from tests.treaties.by_hand import ask, instrument, row

GOES_TO_THE_PROVIDER = (
    "Under this {} an order goes to a service provider; it is not a request to the other State's authorities."
)


def usable(record):
    return ask([record], [row("AA", record.code), row("BB", record.code)]).channel(record.code)


class TestAnInstrumentUnderWhichAnOrderGoesToAProvider:
    @pytest.mark.parametrize(
        ("record", "what"),
        [
            (instrument("CLOUD", kind="bilateral", material_scope="executive_agreement"), "agreement"),
            (instrument("EU-EEVIDENCE-2023", title="Regulation (EU) 2023/1543"), "regulation"),
        ],
    )
    def test_says_so(self, record, what):
        channel = usable(record)

        assert channel.is_order
        assert GOES_TO_THE_PROVIDER.format(what) in channel.reasons

    def test_is_no_other(self):
        channel = usable(instrument())

        assert not channel.is_order
        assert "service provider" not in " ".join(channel.reasons)

    def test_keeps_the_place_that_its_preference_gives_it(self):
        agreement = instrument("CLOUD", kind="bilateral", material_scope="executive_agreement", preference=12)
        rows = [row(state, code) for state in ("AA", "BB") for code in ("ONE", "CLOUD")]

        answer = ask([agreement, instrument()], rows)

        assert [each.instrument for each in answer.usable] == ["CLOUD", "ONE", "LETTERS-ROGATORY"]
