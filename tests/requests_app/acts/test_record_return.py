"""The page of a return: what was deficient, place by place."""

import pytest

from requests_app.choices import Act, Status
from tests.requests_app.acts.posting import ON, shown, url
from tests.requests_app.browser import words_of
from tests.requests_app.performing import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


class TestRecordReturn:
    def test_needs_at_least_one_thing_that_was_deficient(self, ready, client):
        made, _ = ready(Act.RECORD_RETURN)

        page = words_of(client.post(url(made, Act.RECORD_RETURN), shown(made, Act.RECORD_RETURN, **ON)))

        assert "choose at least one place and what is wrong there" in page

    def test_offers_what_the_letter_says_and_what_the_law_asks_of_it(self, ready, client):
        made, _ = ready(Act.RECORD_RETURN)

        offered = client.get(url(made, Act.RECORD_RETURN)).context["form"].places

        assert {"measures", "facts/nexus", "offences/offences:counterpart_text", "clauses/clauses:costs"} <= set(
            offered
        )
        assert any(each.startswith("measures/measures:") for each in offered)
        assert not any("Example" in words for words, *_ in offered.values())  # nobody is named

    def test_keeps_field_code_and_words_of_each(self, ready, client):
        made, typed = ready(Act.RECORD_RETURN)
        typed = typed | {"where_2": "measures", "deficiency_2": "too_broad"}

        client.post(url(made, Act.RECORD_RETURN), shown(made, Act.RECORD_RETURN, **typed))

        nexus, measures = made.events.last().details["deficient"]
        assert nexus == {
            "section": "facts",
            "deficiency": "unclear",
            "words": "Which ledger?",
            "field": "nexus",
            "label": "Nexus: why this evidence matters",
        }
        assert (measures["section"], measures["field"]) == ("measures", "")

    def test_does_not_lose_words_without_a_code(self, ready, client):
        made, _ = ready(Act.RECORD_RETURN)
        typed = {"words_3": "Ten years."} | ON

        page = words_of(client.post(url(made, Act.RECORD_RETURN), shown(made, Act.RECORD_RETURN, **typed)))

        assert "Objection 3: choose the place." in page
        assert "Objection 3: choose what was found wrong." in page
        assert "Ten years." in page

    def test_takes_no_place_that_the_letter_does_not_have(self, ready, client):
        made, typed = ready(Act.RECORD_RETURN)

        client.post(url(made, Act.RECORD_RETURN), shown(made, Act.RECORD_RETURN, **typed | {"where_1": "facts/rumour"}))

        assert fresh(made).status == Status.TRANSMITTED
