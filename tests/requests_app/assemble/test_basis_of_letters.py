"""The Budapest Convention is the basis of a letter only between States that it binds: read back from the pages."""

from dataclasses import replace

import pytest

from requests_app import services
from requests_app.assemble import basis
from requests_app.assemble.preservation import preservation
from requests_app.content import FrozenLetter
from requests_app.documents.letter import draw
from requests_app.services import EditRefused
from tests.factories import NOON, TODAY, CaseFactory
from tests.pdf import letters, words
from tests.requests_app.complete import complete
from tests.requests_app.letters import ISSUE
from tests.requests_app.performing import fresh
from treaties.channels import resolve
from treaties.models import State
from treaties.selectors import current_registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

PAIRS = ["PK-US", "US-PK", "PK-DE", "PK-AE", "IN-US", "PK-TW", "CN-FR", "DE-US", "FR-DE", "GB-AU", "KE-GB", "JP-PH"]
KINDS = [("expedited_preservation",), ("subscriber_information", "expedited_preservation"), ("taking_testimony",)]
NAMES = ("Convention on Cybercrime", "Budapest Convention", "ETS No. 185", "art. 29(")


def printed(answer, channel, measures) -> str:
    registry = current_registry()
    profile = "" if channel.law_profile == channel.instrument else channel.law_profile
    content = complete(channel.instrument, *measures, profile=profile, overlays=answer.overlays)
    rests_on = basis.basis(channel, registry, beside=answer.supporting)
    supporting = tuple(basis.basis(each, registry) for each in answer.supporting)
    content = replace(content, basis=rests_on, supporting=supporting)
    return words(draw(FrozenLetter(replace(content, preservation=preservation(content, registry.law)), ISSUE)))


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("measures", KINDS, ids=lambda measures: measures[0])
def test_no_letter_rests_on_a_convention_that_does_not_bind_the_two(pair, measures):
    answer = resolve(current_registry(), *pair.split("-"), TODAY, measures)
    binds = any(each.instrument == "CETS-185" for each in (*answer.usable, *answer.supporting))

    for channel in answer.usable:
        text = printed(answer, channel, measures)
        cited = [name for name in NAMES if letters(name) in letters(text)]
        if channel.instrument == "CETS-185":
            assert "Convention on Cybercrime" in cited
        elif not binds:
            assert cited == [], (channel.instrument, cited)


def test_the_pairs_are_of_both_kinds():
    """Else the test above would say nothing."""
    bound = {
        pair: any(each.instrument == "CETS-185" for each in resolve(current_registry(), *pair.split("-"), TODAY).usable)
        for pair in PAIRS
    }

    assert set(bound.values()) == {True, False}
    assert not bound["PK-US"]


class TestTheServices:
    def test_open_no_request_on_a_convention_that_does_not_bind_the_two(self, office, officer):
        case = CaseFactory(office=office, created_by=officer)

        with pytest.raises(EditRefused, match=r"Cybercrime .* is not open to the two States"):
            services.open_request(
                case=case,
                user=officer,
                at=NOON,
                requested_state=State.objects.get(code="US"),
                channel="CETS-185",
                on=TODAY,
            )
        assert not case.requests.exists()

    @pytest.mark.parametrize("chosen", [("CETS-185", []), ("UNTOC", ["CETS-185"]), ("NO-SUCH", [])])
    def test_choose_none_either(self, at_status, officer, chosen):
        made = at_status()
        channel, supporting = chosen

        with (
            pytest.raises(EditRefused, match="is not open to the two States"),
            services.editing(made, user=officer, at=NOON, seen_version=1) as locked,
        ):
            services.choose_channel(locked, channel=channel, supporting=supporting, on=TODAY)
        assert fresh(made).channel == "UNTOC"
