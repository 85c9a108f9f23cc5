"""What requests were sent back for: counted with the act, told while drafting, shown to supervisors."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_app import acts
from requests_app.choices import Act, Deficiency, ReturnReason, Section, Status
from requests_app.models import AssistanceRequest, Objection
from requests_app.reading import Reading
from requests_app.reviewing import fields, objections
from tests.factories import TODAY
from tests.requests_app.browser import section_url, words_of
from tests.requests_app.performing import perform
from treaties.models import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
NEXUS = acts.Remark(ReturnReason.NEXUS, "facts", "Say which records.", "nexus", "Nexus: why this evidence matters")
UNCLEAR_NEXUS = acts.DeficientField("facts", Deficiency.UNCLEAR, "", "nexus", "Nexus: why this evidence matters")


def return_for(made, sender, *deficient):
    perform(Act.RECORD_RETURN, made, sender, acts.RecordReturn(on=TODAY, deficient=deficient))


def send_back(made, reviewer, *remarks):
    details = acts.ReturnForCorrection(ReturnReason.NEXUS, "As remarked.", remarks)
    perform(Act.RETURN_FOR_CORRECTION, made, reviewer, details)


def counted(remark, made):
    return fields.of_remark(remark, Reading(made, on=TODAY).content)


@pytest.fixture
def twice(at_status, reviewer):
    """Two requests of the office to one State, both sent back for their nexus."""
    made = [at_status(Status.UNDER_REVIEW) for _ in range(2)]
    for each in made:
        send_back(each, reviewer, NEXUS)
    return made


class TestWhatIsKept:
    def test_is_one_row_for_each_remark(self, at_status, reviewer):
        style = acts.Remark(ReturnReason.STYLE, "clauses", "Shorter.")
        send_back(at_status(Status.UNDER_REVIEW), reviewer, NEXUS, style)

        rows = Objection.objects.values_list("number", "section", "field", "reason", "is_external")
        assert list(rows) == [(0, "facts", "nexus", "nexus", False), (1, "clauses", "", "style", False)]

    def test_is_the_reason_of_a_return_without_remarks(self, at_status, reviewer):
        send_back(at_status(Status.UNDER_REVIEW), reviewer)

        assert [(each.section, each.reason) for each in Objection.objects.all()] == [("", "nexus")]

    def test_is_what_the_requested_state_found_deficient(self, at_status, sender):
        made = at_status(Status.TRANSMITTED)
        deficient = (acts.DeficientField(Section.MEASURES, Deficiency.TOO_BROAD, "Ten years of mail."),)
        perform(Act.RECORD_RETURN, made, sender, acts.RecordReturn(on=TODAY, deficient=deficient))

        row = Objection.objects.get()
        assert (row.section, row.field, row.reason, row.is_external) == ("measures", "", "too_broad", True)

    def test_is_counted_under_the_field_that_the_requested_state_named(self, at_status, sender):
        return_for(at_status(Status.TRANSMITTED), sender, UNCLEAR_NEXUS)

        row = Objection.objects.get()
        assert (row.section, row.field, row.label) == ("facts", "nexus", UNCLEAR_NEXUS.label)

    def test_is_nothing_of_a_refused_return(self, at_status, officer):
        made = at_status(Status.UNDER_REVIEW)

        with pytest.raises(Exception, match="someone other than its drafter"):
            send_back(made, officer, NEXUS)

        assert not Objection.objects.exists()


class TestTheFieldItIsCountedUnder:
    def test_names_nobody(self, at_status):
        remark = acts.Remark(ReturnReason.IDENTIFIERS, "persons", "Whose?", "persons:Bob Sample:Address", "Bob Sample")

        assert counted(remark, at_status()) == ("persons", "Persons concerned")

    def test_is_the_same_for_every_measure_of_a_kind(self, at_status):
        made = at_status()
        measure = Reading(made, on=TODAY).content.measures[0]
        places = [f"measures:{measure.key}:{number}:period" for number in (1, 2)]

        found = {counted(acts.Remark(ReturnReason.TOO_BROAD, "measures", "?", each, "Period"), made) for each in places}

        assert found == {(f"measures:{measure.key}:period", "Period")}

    def test_is_the_same_for_every_offence(self, at_status):
        remark = acts.Remark(ReturnReason.OFFENCES, "offences", "?", "offences:Section 3: trafficking:penalty", "x")

        assert counted(remark, at_status()) == ("offences:penalty", "Penalty")


class TestHints:
    def hints(self, user, made, section=Section.FACTS):
        return objections.hints(user, Reading(made, on=TODAY), section=section)

    def test_tell_from_the_second_time_on(self, at_status, officer, reviewer):
        made = [at_status(Status.UNDER_REVIEW) for _ in range(2)]
        send_back(made[0], reviewer, NEXUS)
        assert self.hints(officer, made[0]) == []

        send_back(made[1], reviewer, NEXUS)

        [hint] = self.hints(officer, made[0])
        assert hint.sentence.endswith(
            "were sent back 2 times for this: Nexus: why this evidence matters, all by reviewers."
        )
        assert hint.anchors == ("id_nexus",)

    def test_count_reviewers_and_the_state_together(self, at_status, officer, reviewer, sender):
        made = at_status(Status.UNDER_REVIEW)
        send_back(made, reviewer, NEXUS)
        return_for(at_status(Status.TRANSMITTED), sender, UNCLEAR_NEXUS)

        [hint] = self.hints(officer, made)

        assert hint.sentence.endswith(
            "sent back 2 times for this: Nexus: why this evidence matters, 1 of them by the State itself."
        )
        assert hint.anchor == "id_nexus"

    def test_of_a_section_alone_stand_at_no_input(self, at_status, officer, sender):
        for _ in range(2):
            return_for(at_status(Status.TRANSMITTED), sender, acts.DeficientField("facts", Deficiency.UNCLEAR))

        [hint] = self.hints(officer, at_status())

        assert (hint.label, hint.anchor) == ("Facts and nexus", "")

    def test_count_only_what_the_reader_may_see(self, twice, outsider, at_status):
        assert self.hints(outsider, twice[0]) == []

    def test_leave_out_exercises(self, twice, officer):
        AssistanceRequest.objects.update(is_exercise=True)

        assert self.hints(officer, twice[0]) == []

    def test_of_reviewers_tell_for_other_states_too(self, twice, officer, at_status):
        other = at_status(requested_state=State.objects.get(code="FJ"))

        [hint] = self.hints(officer, other)

        assert hint.sentence == "Reviewers sent requests back 2 times for this: Nexus: why this evidence matters."

    def test_stand_beside_the_input_as_experience(self, twice, officer, client):
        client.force_login(officer)

        page = client.get(section_url(twice[0], Section.FACTS)).content.decode()

        beside = page.split('id="id_nexus"')[1].split('id="id_purpose"')[0]
        assert "From experience, not from the law" in beside

    def test_take_one_query_however_much_was_sent_back(self, twice, officer):
        reading = Reading(twice[0], on=TODAY)
        objections.hints(officer, reading, section=Section.FACTS)  # who asks, and the draft, are read by now

        with CaptureQueriesContext(connection) as asked:
            objections.hints(officer, reading, section=Section.FACTS)

        assert len(asked) == 1


class TestThePageOfNumbers:
    def shown(self, client, person, **narrowed):
        client.force_login(person)
        return client.get(reverse("requests_app:returns"), narrowed)

    def test_counts_by_field_state_reason_and_month(self, twice, reviewer, client):
        page = words_of(self.shown(client, reviewer))

        assert "2 things objected to." in page
        assert "Facts and nexus: Nexus: why this evidence matters" in page
        assert "The link between evidence and offence is not shown (reviewer)" in page
        assert "November 2026" in page

    def test_counts_one_field_in_one_line_whoever_objected(self, twice, at_status, sender, reviewer, client):
        return_for(at_status(Status.TRANSMITTED), sender, UNCLEAR_NEXUS)

        page = words_of(self.shown(client, reviewer))

        assert page.count("Facts and nexus: Nexus: why this evidence matters") == 1

    def test_narrows_to_what_requested_states_found(self, twice, reviewer, client):
        assert "Nothing was sent back yet by a requested State" in words_of(self.shown(client, reviewer, by="states"))

    def test_says_what_will_stand_there(self, reviewer, client):
        assert "Nothing was sent back yet." in words_of(self.shown(client, reviewer))

    def test_is_for_supervisors_and_auditors(self, officer, auditor, client):
        assert self.shown(client, officer).status_code == 403
        assert self.shown(client, auditor).status_code == 200
