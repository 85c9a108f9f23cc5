"""The finder's answer on paper."""

import pytest
from django.urls import reverse

from tests.pdf import words

pytestmark = pytest.mark.django_db
PK_US = {"requesting": "PK", "requested": "US", "on": "2026-11-24"}


@pytest.fixture
def paper(client, reader):
    """Ask for the answer as a PDF."""
    return lambda **query: client.get(reverse("treaties:finder_pdf"), query)


class TestPaper:
    def test_tells_the_answer_with_its_facts_sources_edition_and_day(self, paper):
        answer = paper(**PK_US, measure="subscriber_information", urgency="urgent")

        assert answer["Content-Type"] == "application/pdf"
        printed = words(answer.content)
        for part in (
            "Pakistan asks the United States",
            "24 November 2026",
            "Subscriber information",
            "Urgent",
            "Edition 1",
            "Recommended: United Nations Convention against Transnational Organized Crime",
            "in force for it since 12 February 2010. (verified; source 1)",
            "UNTC scrape",
            "No bilateral treaty between Pakistan and the United States is known to the registry.",
            "UNVERIFIED",
        ):
            assert part in printed
        assert "DRAFT" not in printed

    def test_calls_nothing_mandatory_that_only_the_pattern_for_bilateral_treaties_says(self, paper):
        printed = words(paper(requesting="GB", requested="US", measure="taking_testimony").content)

        recommended = printed.split("Recommended: Treaty on mutual legal assistance")[1].split("Other usable")[0]
        assert "Usually in such treaties: Oral request confirmed in writing" in recommended
        assert "Such treaties usually ask for" in recommended
        assert "Mandatory contents" not in recommended

    def test_is_the_same_bytes_each_time(self, paper):
        assert paper(**PK_US).content == paper(**PK_US).content

    def test_is_drawn_from_the_edition_that_is_named(self, paper, without_untoc):
        now, before = (words(paper(**PK_US, edition=edition).content) for edition in ("2", "1"))

        assert "Recommended: United Nations Convention against Transnational Organized Crime" in before
        assert "Recommended: United Nations Convention against Corruption" in now

    def test_leads_back_to_the_screen_where_the_question_is_wrong(self, paper, client):
        answer = paper(requesting="PK", requested="PK")

        assert answer.status_code == 302
        assert "Choose two different States." in client.get(answer.url).content.decode()

    def test_is_linked_with_day_and_edition(self, see):
        page = see("finder", requesting="PK", requested="US").markup

        assert "answer.pdf?requesting=PK&amp;requested=US&amp;on=2026-11-24&amp;edition=1" in page
