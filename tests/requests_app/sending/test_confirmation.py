"""Urgent first, formal after: what is due, since when, and what meets it."""

from datetime import date, timedelta

import pytest

from requests_app.choices import Carried, HopMeans, Party, Route, SentAs
from requests_app.sending.confirmation import HOUSE_RULE, FormalLeg, confirmation
from tests.requests_app.complete import law

SENT_ON = date(2026, 11, 24)
FORMAL = FormalLeg(SENT_ON + timedelta(days=4), Party.FOREIGN_MINISTRY_THERE, HopMeans.POUCH, Carried.ORIGINAL)


def period(instrument):
    return next(each for each in law().instruments[instrument].deadlines if each.key == "oral_confirmation")


def told(*legs, route=Route.ORAL_URGENT, sent_as=SentAs.ORAL, instrument="UNTOC", days=0, **changes):
    known = {"period": period(instrument) if instrument else None, "provision": "art. 18(14)", "when": ""} | changes
    return confirmation(
        route=route, sent_as=sent_as, sent_on=SENT_ON, legs=legs, on=SENT_ON + timedelta(days=days), **known
    )


class TestIsDue:
    def test_after_an_oral_request_without_a_day_where_the_law_says_forthwith(self):
        due = told()

        assert (due.due_on, due.met_on, due.is_overdue) == (None, None, False)
        assert due.words == "Due, without a day that the law sets"
        assert "forthwith" in due.rule

    @pytest.mark.parametrize(
        ("days", "words", "is_overdue"),
        [(0, "5 days left", False), (5, "Due today", False), (7, "2 days overdue", True)],
    )
    def test_by_a_day_where_the_law_counts_days(self, days, words, is_overdue):
        due = told(instrument="ASEAN-MLAT-2004", days=days)

        assert due.due_on == SENT_ON + timedelta(days=5)
        assert (due.words, due.is_overdue, due.seen) == (words, is_overdue, False)

    def test_after_expedited_means_as_the_law_says_of_the_route(self):
        due = told(route=Route.EXPEDITED_MEANS, sent_as=SentAs.DIGITAL, when="Formal confirmation if wanted.")

        assert (due.due_on, due.rule) == (None, "Formal confirmation if wanted.")

    def test_by_house_rule_where_no_law_speaks_of_it(self):
        assert told(route="By telephone", instrument=None, provision="").rule == HOUSE_RULE

    def test_not_after_a_letter_that_went_formally(self):
        assert told(route=Route.CENTRAL_AUTHORITY, sent_as=SentAs.ORIGINAL) is None


class TestIsMet:
    def test_by_the_letter_that_came_on_paper(self):
        assert told(FORMAL).words == "Confirmed on 28 November 2026"

    def test_late_where_it_came_after_the_day(self):
        late = FormalLeg(SENT_ON + timedelta(days=6), FORMAL.to_party, FORMAL.means, FORMAL.carried)

        assert told(late, instrument="ASEAN-MLAT-2004", days=9).words == "Confirmed on 30 November 2026, 1 day late"

    @pytest.mark.parametrize(
        "leg",
        [
            FormalLeg(FORMAL.on, Party.EMBASSY, FORMAL.means, FORMAL.carried),  # still on our side
            FormalLeg(FORMAL.on, FORMAL.to_party, HopMeans.SECURE_E_MAIL, Carried.DIGITAL),
            FormalLeg(FORMAL.on, FORMAL.to_party, HopMeans.TELEPHONE, Carried.WORD),
            FormalLeg(FORMAL.on, FORMAL.to_party, FORMAL.means, Carried.SEALED),
            FormalLeg(SENT_ON - timedelta(days=1), FORMAL.to_party, FORMAL.means, FORMAL.carried),
        ],
    )
    def test_by_nothing_else(self, leg):
        assert told(leg).met_on is None
