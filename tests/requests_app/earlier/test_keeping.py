"""What a sheet becomes: requests that stand where they stood, with their history, and nothing half done."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from jobs import outbox, progress, running
from requests_app import acts, history, workflow
from requests_app.choices import Act, Confidentiality, Entry, Status
from requests_app.earlier import keeping, long
from requests_app.lists import listing, search_words
from requests_app.models import AssistanceRequest, Case, EarlierRequest, EarlierSheet, RequestEvent
from requests_app.selectors import visible_to
from requests_app.services import EditRefused
from tests.factories import NOON, TODAY
from tests.requests_app.earlier.conftest import sheet
from tests.requests_app.performing import fresh, perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def taken(take_over, row, django_capture_on_commit_callbacks):
    """`taken(status="Acknowledged")`: the request that a row became."""

    def taken(**changes) -> AssistanceRequest:
        with django_capture_on_commit_callbacks(execute=True):
            take_over(row(**changes))
        return AssistanceRequest.objects.get(reference=row(**changes)["reference"])

    return taken


class TestTakingOver:
    def test_begins_where_the_sheet_says(self, taken, officer, supervisor):
        own = taken(their_reference="DOJ-1", route="By pouch", note="They asked twice.", addressee="OIA")

        assert (own.status, own.assigned_to, own.created_by) == (Status.TRANSMITTED, officer, supervisor)
        assert (own.case.national_reference, own.requested_state_id) == ("FIR 88/2024", "US")
        assert [each.assistance_type for each in own.measures.all()] == ["subscriber_information"]
        assert (own.earlier.their_reference, own.earlier.row, own.earlier.sheet) == ("DOJ-1", 2, "old.csv")

    def test_is_found_by_the_reference_of_the_other_side(self, taken):
        own = taken(their_reference="DOJ-1")
        listing.catch_up()

        asked = search_words.asked("DOJ-1")
        assert list(AssistanceRequest.objects.filter(listing__words__has_words=asked)) == [own]

    def test_claims_no_act_for_it(self, taken, supervisor):
        own = taken()

        event = own.events.get()
        assert (event.act, event.to_status, event.user) == (Entry.TAKEN_OVER, Status.TRANSMITTED, supervisor)
        assert event.on == date(2026, 9, 1)
        assert not list(history.broken())

    def test_makes_no_legal_claim_of_words_it_does_not_know(self, taken):
        own = taken(basis="The usual treaty")

        assert (own.channel, own.edition, own.basis_on) == ("", None, None)
        assert own.earlier.basis_cited == "The usual treaty"

    def test_takes_an_instrument_that_bound_on_that_day_as_the_channel(self, taken):
        own = taken(basis="UNTOC")

        assert (own.channel, own.basis_on) == ("UNTOC", date(2026, 9, 1))

    def test_does_not_where_it_did_not_bind_yet(self, taken):
        assert taken(basis="UNTOC", sent_on="2001-09-01").channel == ""

    def test_runs_its_clocks_from_the_days_given(self, taken):
        own = taken(preservation_until="2026-12-10", wanted_by="2026-12-24")

        due = {each.key: each.due_on for each in own.standing.all()}
        assert due["house:acknowledgement"] == date(2026, 10, 1)
        assert due["kept_until"] == date(2026, 12, 10)
        assert date(2026, 12, 24) in due.values()

    def test_asks_for_no_acknowledgement_that_came(self, taken):
        own = taken(status="Acknowledged", acknowledged_on="2026-09-20")

        assert not own.standing.filter(key="house:acknowledgement", state="running").exists()

    def test_a_second_time_changes_nothing(self, take_over, row):
        assert take_over(row(), row(reference="OLD/2")) == 2
        before = RequestEvent.objects.count()

        assert take_over(row(), row(reference="OLD/2")) == 0
        assert RequestEvent.objects.count() == before

    def test_puts_rows_of_one_case_into_one(self, take_over, row):
        take_over(row(), row(reference="OLD/2", case_title="", requested_state="FR"))

        assert Case.objects.get().requests.count() == 2

    def test_is_refused_whole_where_one_row_is_bad(self, take_over, row):
        with pytest.raises(EditRefused, match="Row 3, Requested State: No State is known as “Untied States”"):
            take_over(row(), row(reference="OLD/2", requested_state="Untied States"))

        assert not AssistanceRequest.objects.exists()
        assert not Case.objects.exists()

    def test_is_refused_to_an_officer(self, take_over, row, officer):
        with pytest.raises(EditRefused, match="Only a supervisor of an office, or its State's central authority"):
            take_over(row(), user=officer)

    def test_is_open_to_the_central_authority_for_each_office(self, take_over, row, sender, officer):
        take_over(row(), user=sender)

        assert AssistanceRequest.objects.get().office == officer.office

    def test_names_who_knows_a_restricted_one(self, taken, supervisor, officer, second_reviewer):
        own = taken(confidentiality="Restricted")

        assert own.confidentiality == Confidentiality.RESTRICTED
        assert set(own.named_people.all()) == {supervisor, officer}
        assert not visible_to(second_reviewer).exists()


class PowerCut(Exception):
    """In the middle of a sheet."""


class TestALongSheet:
    @pytest.fixture(autouse=True)
    def pieces_of_two(self, monkeypatch):
        monkeypatch.setattr(keeping, "A_PIECE", 2)

    @pytest.fixture
    def rows(self, row):
        return [row(reference=f"OLD/{number}", case_reference=f"FIR {number}") for number in range(5)]

    @pytest.fixture
    def cut_off(self, supervisor):
        """`cut_off(rows, at=2)`: the power goes once so many of them are written."""

        def take_some(rows, at):
            def written(done, of):
                if done == at:
                    raise PowerCut

            with pytest.raises(PowerCut):
                keeping.take_over("old.csv", sheet(*rows), user=supervisor, at=NOON, written=written)

        return take_some

    def test_is_written_in_pieces_between_which_others_write(self, rows, supervisor):
        told = []

        def written(done, of):
            assert not [each for each in connection.atomic_blocks if not each._from_testcase]
            told.append((done, of))

        keeping.take_over("old.csv", sheet(*rows), user=supervisor, at=NOON, written=written)

        assert told == [(0, 5), (2, 5), (4, 5)]

    def test_that_was_interrupted_goes_on_where_it_stood(self, rows, take_over, cut_off):
        cut_off(rows, at=2)
        assert [model.objects.count() for model in (AssistanceRequest, EarlierRequest, RequestEvent)] == [2, 2, 2]

        assert take_over(*rows) == 3
        assert [model.objects.count() for model in (AssistanceRequest, EarlierRequest, RequestEvent)] == [5, 5, 5]

    def test_keeps_rows_of_one_case_together(self, row, take_over, cut_off):
        """Else it would be one that only named people know, for as long as its other rows are not there."""
        known = [row(reference=f"OLD/{number}", confidentiality="Restricted") for number in range(2)]
        rows = [*known, row(reference="OLD/2", case_reference="FIR 2"), row(reference="OLD/3")]
        cut_off(rows, at=3)

        assert take_over(*rows) == 1

    def test_taken_over_by_a_worker_counts_what_a_killed_one_took(self, rows, supervisor, monkeypatch):
        take, pieces = keeping._take, []

        def killed_once(*args, **of):
            pieces.append(args)
            if len(pieces) == 2:
                raise PowerCut
            return take(*args, **of)

        monkeypatch.setattr(keeping, "_take", killed_once)
        monkeypatch.setattr(outbox, "ring", lambda: None)
        kept = keeping.keep_sheet("old.csv", sheet(*rows), user=supervisor, at=NOON)
        started = long.start(kept, by=supervisor, at=NOON)
        running.work_off(lambda: NOON)
        half = AssistanceRequest.objects.count()
        too_late = not progress.cancel(started, at=NOON)
        running.work_off(lambda: NOON + timedelta(hours=1))

        assert (half, too_late) == (2, True)
        started.refresh_from_db()
        assert started.outcome.startswith("5 requests were taken over.")
        assert not EarlierSheet.objects.exists()


class TestAfterwards:
    def test_the_central_authority_sees_it_and_goes_on(self, taken, sender):
        own = taken()

        assert visible_to(sender).get() == own
        perform(Act.ACKNOWLEDGE, own, sender)
        assert fresh(own).status == Status.ACKNOWLEDGED

    @pytest.mark.parametrize(
        ("status", "act", "leads_to"),
        [
            ("Query open", Act.ANSWER_QUERY, Status.ACKNOWLEDGED),
            ("Postponed", Act.RESUME, Status.ACKNOWLEDGED),
            ("Partially executed", Act.EXECUTE, Status.EXECUTED),
            ("Acknowledged", Act.REFUSE, Status.REFUSED),
            ("Acknowledged", Act.RAISE_QUERY, Status.QUERY_OPEN),
            ("Acknowledged", Act.RECORD_RETURN, Status.RETURNED),
            ("Acknowledged", Act.WITHDRAW, Status.WITHDRAWN),
        ],
    )
    def test_each_open_status_goes_on_by_its_acts(self, taken, sender, status, act, leads_to):
        own = taken(status=status, acknowledged_on="2026-09-20")

        perform(act, own, sender)

        assert fresh(own).status == leads_to

    def test_one_that_came_back_is_revised_as_a_draft(self, taken, officer):
        own = taken(status="Returned", acknowledged_on="2026-09-20")

        perform(Act.REVISE, own, officer)

        assert fresh(own).status == Status.DRAFT

    def test_nothing_is_recorded_for_a_day_before_it_was_sent(self, taken, sender):
        own = taken()

        early = acts.Acknowledge(on=TODAY - timedelta(days=200))

        with pytest.raises(workflow.TransitionRefused, match="before"):
            workflow.perform(Act.ACKNOWLEDGE, assistance_request=own, user=sender, at=NOON, details=early)


class TestTheDatabase:
    def test_lets_no_request_that_is_in_comity_be_taken_over(self, taken, supervisor):
        own = taken()
        row = RequestEvent.objects.values().get()

        with pytest.raises(DatabaseError, match="first row of its history"), transaction.atomic():
            RequestEvent.objects.create(**{**row, "id": None, "to_status": Status.EXECUTED})
        assert own.events.count() == 1

    def test_keeps_what_the_sheet_said(self, taken):
        taken()

        with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
            EarlierRequest.objects.update(note="Other")
