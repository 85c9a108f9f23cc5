"""What moves under a request, as two editions have it: changes made by hand to the loaded registry."""

from dataclasses import replace

import pytest

from requests_app.drafting.moved import Charged, moved_because
from tests.factories import TODAY
from treaties.channels import resolve

pytestmark = pytest.mark.django_db


def changed(registry, kind, which, **fields):
    """The registry with other fields in the rows for which `which` holds; without them where no field is named."""
    rows = getattr(registry, kind)
    kept = tuple(replace(row, **fields) if which(row) else row for row in rows if fields or not which(row))
    assert kept != rows
    return replace(registry, **{kind: kept})


def because(before, now, *, pair=("PK", "US"), channels=("UNTOC",), **given):
    return moved_because(pair=pair, channels=channels, measures=(), on=TODAY, before=before, now=now, **given)


class TestADeclarationThatBites:
    """That of Switzerland on language under the European Convention of 1959, towards France."""

    @pytest.fixture
    def sentence(self, registry):
        channel = resolve(registry, "FR", "CH", TODAY).channel("CETS-030")
        return next(each.sentence for each in channel.declarations if each.article == "16(2)")

    @pytest.fixture
    def told(self, registry):
        def told(**fields):
            now = changed(registry, "declarations", is_it, **fields)
            return because(registry, now, pair=("FR", "CH"), channels=("CETS-030",))

        def is_it(row):
            return (row.instrument, row.state, row.article) == ("CETS-030", "CH", "16(2)")

        return told

    def test_is_told_when_it_is_gone(self, told, sentence):
        assert f"The registry does not say any more: {sentence}" in told()

    def test_is_told_when_it_is_in_doubt(self, told, sentence):
        assert any(each.startswith(f"In doubt now: {sentence}") for each in told(verified=False))

    def test_is_told_when_it_says_something_else(self, told):
        sentences = told(summary="Something else is said.")

        assert any("The registry says now:" in each and "Something else is said." in each for each in sentences)

    def test_is_not_told_when_its_doubt_is_gone(self, registry):
        unverified = changed(registry, "declarations", lambda row: row.state == "CH", verified=False)

        told = because(unverified, registry, pair=("FR", "CH"), channels=("CETS-030",))

        assert [each for each in told if "declared" in each or "reserved" in each] == []

    def test_is_not_told_for_a_note_in_the_registry(self, told):
        assert told(notes="Another word.") == []


class TestTheAddressee:
    @pytest.fixture
    def row(self, registry):
        return next(row for row in registry.authorities if (row.state, row.role) == ("US", "central_authority_mla"))

    @pytest.fixture
    def chosen(self, row):
        return (row.role, row.name, row.organisation)

    def test_is_told_when_it_changed(self, registry, row, chosen):
        now = changed(registry, "authorities", lambda each: each == row, city="Elsewhere")

        assert because(registry, now, addressee=chosen) == [
            f"What the registry says of the addressee, {row.name}, {row.organisation}, was changed: look at it."
        ]

    def test_is_told_when_it_is_gone_and_the_request_has_lost_it(self, registry, row):
        now = changed(registry, "authorities", lambda each: each == row)

        assert "does not name" in because(registry, now, addressee=None)[0]

    def test_is_told_when_it_has_another_name(self, registry, row, chosen):
        now = changed(registry, "authorities", lambda each: each == row, name="Office of Another Name")

        told = because(registry, now, addressee=(row.role, "Office of Another Name", row.organisation))

        assert row.name in told[0]

    def test_rests_on_nothing_where_it_is_typed(self, registry, row):
        now = changed(registry, "authorities", lambda each: each == row)

        assert because(registry, now, addressee=("", "District Court of Example", "")) == []

    def test_is_not_told_of_another_authority_while_it_stands(self, registry, row, chosen):
        now = changed(registry, "authorities", lambda each: each.state == "US" and each != row)

        assert because(registry, now, addressee=chosen) == []


class TestNationalLaw:
    @pytest.mark.parametrize("code", ["US-GENERIC", "PK-MLACMA-2020"])
    def test_is_told_when_it_changed(self, registry, code):
        law = registry.law.instruments[code]
        instruments = dict(registry.law.instruments) | {code: replace(law, required_contents=law.required_contents[1:])}
        now = replace(registry, law=replace(registry.law, instruments=instruments))

        assert because(registry, now) == [
            f"What {law.title} asks for, allows or refuses was changed: check the request against it."
        ]
        assert because(registry, now, pair=("FR", "DE"), channels=("CETS-030",)) == []


class TestAnOffence:
    KEY = "trafficking_sexual"

    @pytest.fixture
    def entry(self, registry):
        return registry.law.offences[self.KEY]

    @pytest.fixture
    def told(self, registry, entry):
        """`told(provisions or None)`: of a request that quotes the first provision of each State, as they now are."""
        own, counterpart = (entry.provisions[state][0] for state in ("PK", "US"))
        offence = Charged("Trafficking in persons", self.KEY, own.cited, counterpart.cited)

        def told(**provisions):
            """By State; none at all: the catalogue has lost the offence."""
            offences = dict(registry.law.offences)
            if provisions:
                offences[self.KEY] = replace(entry, provisions=dict(entry.provisions) | provisions)
            else:
                del offences[self.KEY]
            now = replace(registry, law=replace(registry.law, offences=offences))
            return because(registry, now, offences=[offence])

        return told

    def test_is_told_when_the_scope_of_the_channel_does_not_take_it_in_any_more(self, told, entry):
        light = tuple(replace(each, max_penalty_years=1, life=False) for each in entry.provisions["PK"])

        assert told(PK=light) == [
            "Palermo Convention does not take in Trafficking in persons any more: no provision of the requesting State "
            "has a maximum of four years (art. 2(b))."
        ]

    def test_is_told_when_the_channel_takes_it_in_under_one_condition_more(self, told, entry):
        unknown = tuple(replace(each, max_penalty_years=None, life=False) for each in entry.provisions["PK"])

        assert told(PK=unknown)[0].startswith(
            "Palermo Convention now applies to Trafficking in persons only if the offence has a maximum penalty of at "
            "least four years"
        )

    @pytest.mark.parametrize(("state", "quoted"), [("PK", "own"), ("US", "counterpart")])
    def test_is_told_when_a_provision_it_quotes_says_something_else(self, told, entry, state, quoted):
        first, *others = entry.provisions[state]

        (sentence,) = told(**{state: (replace(first, max_penalty="imprisonment of 9 years"), *others)})

        assert sentence.startswith(f"What the catalogue says of {first.cited} was changed")
        assert "imprisonment of 9 years" in sentence

    def test_is_told_when_a_provision_it_quotes_is_gone(self, told, entry):
        first, *others = entry.provisions["US"]

        assert told(US=tuple(others)) == [
            f"The catalogue does not name {first.cited} any more for Trafficking in persons: look at the offence."
        ]

    def test_is_told_when_a_provision_it_quotes_is_in_doubt(self, told, entry):
        seen = replace(entry.provisions["PK"][0], seen=False)

        assert told(PK=(seen, *entry.provisions["PK"][1:])) == [
            f"No longer verified: {seen.cited}, for Trafficking in persons."
        ]

    def test_is_not_told_of_a_provision_it_does_not_quote(self, told, entry):
        first, second, *others = entry.provisions["PK"]

        assert told(PK=(first, replace(second, title="Another title"), *others)) == []

    def test_is_told_when_the_catalogue_has_it_no_more(self, told):
        assert told()[0].startswith("The catalogue of offences does not have Trafficking in persons any more")
