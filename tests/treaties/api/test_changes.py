"""What an edition changed, in the sentences that its page has."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import transaction

from tests.conftest import LOADED_AT
from tests.written_once import as_before_editions_were_kept
from treaties import law
from treaties.editions import publish_if_changed
from treaties.models import Participation

pytestmark = pytest.mark.django_db


def published(files, days):
    with transaction.atomic():
        edition, _ = publish_if_changed(files, at=LOADED_AT + timedelta(days=days))
    return edition


@pytest.fixture
def law_files():
    return dict(law.files_in(settings.LAW_DIR))


@pytest.fixture
def second(law_files):
    """An edition in which Pakistan is no party to UNTOC any more."""
    Participation.objects.filter(state="PK", instrument__code="UNTOC").update(status="unknown", in_force_on=None)
    return published(law_files, days=1)


@pytest.mark.usefixtures("registry")
class TestChanges:
    def test_are_told_row_by_row(self, ask, second):
        told = ask(f"editions/{second.number}/changes").told

        (change,) = told["results"]
        assert (told["count"], told["edition"]) == (1, second.number)
        assert change["title"].startswith("Pakistan, United Nations Convention against Transnational Organized Crime")
        assert change["sentences"][0].endswith("now; the registry said “Party”.")

    def test_come_in_parts(self, ask, second):
        told = ask(f"editions/{second.number}/changes", {"offset": 1}).told

        assert (told["count"], told["results"]) == (1, [])

    @pytest.mark.parametrize("address", ["changes", "law-changes"])
    def test_are_none_of_the_first(self, ask, address):
        refused = ask(f"editions/1/{address}")

        assert (refused.status_code, refused.told["detail"]) == (
            404,
            "Edition 1 is the first: everything in it is new.",
        )

    @pytest.mark.parametrize("address", ["changes", "law-changes"])
    def test_are_not_there_for_an_edition_that_is_not(self, ask, address):
        assert "There is no edition 99" in ask(f"editions/99/{address}").told["detail"]

    def test_of_what_was_not_kept_cannot_be_told(self, ask, second):
        as_before_editions_were_kept()

        refused = ask(f"editions/{second.number}/changes")

        assert refused.status_code == 404
        assert "before editions were kept whole" in refused.told["detail"]


@pytest.mark.usefixtures("registry")
class TestLawChanges:
    def test_are_none_where_the_files_are_the_same(self, ask, second):
        assert ask(f"editions/{second.number}/law-changes").told["results"] == []

    def test_are_told_rule_by_rule(self, ask, second, law_files):
        name = next(each for each in law_files if each.startswith("instruments/") and each.endswith("UNTOC-TIP.yaml"))
        del law_files[name]
        third = published(law_files, days=2)

        (change,) = ask(f"editions/{third.number}/law-changes").told["results"]

        assert change["title"].endswith("supplementing UNTOC")
        assert change["sentences"] == ["Its rules are no longer kept."]
