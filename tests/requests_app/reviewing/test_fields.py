"""What may be objected to in a letter, and what the requested State objected to at its place in the revised draft."""

import pytest

from requests_app import acts
from requests_app.choices import Act, Deficiency, Section, Status
from requests_app.models import Objection
from requests_app.reading import Reading
from requests_app.reviewing import fields
from tests.factories import TODAY
from tests.requests_app.browser import section_url, words_of
from tests.requests_app.performing import perform, seen
from tests.requests_app.reviewing.test_remarks import submit, write
from treaties.selectors import current_registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
NEXUS = acts.DeficientField("facts", Deficiency.UNCLEAR, "Which ledger?", "nexus", "Nexus: why this evidence matters")
SECTION = acts.DeficientField("annexes", Deficiency.MISSING, "The text of the law.")


@pytest.fixture
def content(at_status):
    return Reading(at_status(), on=TODAY).content


@pytest.fixture
def revised(at_status, officer, reviewer, sender):
    """Sent, returned as deficient in one field and one section, and begun anew."""
    made = at_status()
    write(made, officer, nexus="The account posted the advertisements.")
    submit(made, officer)
    perform(Act.APPROVE, made, reviewer, seen(made))
    perform(Act.TRANSMIT, made, sender)
    perform(Act.RECORD_RETURN, made, sender, acts.RecordReturn(on=TODAY, deficient=(NEXUS, SECTION)))
    perform(Act.REVISE, made, officer)
    return made


class TestTheFields:
    def test_are_those_of_the_letter_and_what_the_law_asks_of_its_measures(self, content):
        found = {each.value: each.label for each in fields.fields(content, current_registry().law)}

        measure = current_registry().law.assistance_types[content.measures[0].key]
        last = measure.particulars[-1]
        assert found["facts/nexus"] == "Nexus: why this evidence matters"
        assert found[f"measures/measures:{measure.key}:{last.key}"] == f"{measure.title}: {last.title}"
        assert found["clauses/clauses:costs"] == "Costs"

    def test_name_nobody(self, content):
        told = " ".join(each.label + each.key for each in fields.fields(content, current_registry().law))

        assert all(person.name not in told for person in content.persons)
        assert all(offence.title not in told for offence in content.offences)

    def test_have_the_same_key_and_label_as_a_remark_there(self, content):
        remark = acts.Remark("nexus", "facts", "?", "nexus", "Nexus: why this evidence matters")

        key, label = fields.of_remark(remark, content)
        assert fields.LetterField(Section.FACTS, key, label) in fields.fields(content, current_registry().law)

    def test_lead_to_their_inputs(self, content):
        assert fields.anchors_of("nexus", content) == ("id_nexus",)
        assert fields.anchors_of("offences:penalty", content)[:1] == ("id_offence_1_penalty",)
        assert fields.anchors_of("competent_authority:name", content) == ("id_competent_authority",)
        assert fields.anchors_of("", content) == ()


class TestARevisedDraft:
    def test_shows_what_was_deficient_at_its_input(self, revised, officer, client):
        client.force_login(officer)

        page = client.get(section_url(revised, Section.FACTS)).content.decode()

        beside = page.split('id="id_nexus"')[1].split('id="id_purpose"')[0]
        assert "Unclear" in beside
        assert "Which ledger?" in beside

    def test_lists_them_to_be_ticked_off(self, revised, officer, client):
        client.force_login(officer)

        page = words_of(client.get(revised.get_absolute_url()))

        assert "Facts and nexus: Nexus: why this evidence matters" in page
        assert "Annexes and language" in page
        assert page.count("Tick it off as mended") == 2

    def test_tells_its_next_review_what_changed_there(self, revised, officer, reviewer, client):
        write(revised, officer, nexus="The ledger of 3 May shows who posted.")
        submit(revised, officer)
        client.force_login(reviewer)

        page = words_of(client.get(f"{revised.get_absolute_url()}review/"))

        assert "Nexus: why this evidence matters: " in page
        assert page.count("Nothing changed there.") == 1  # the annexes

    def test_reads_rows_that_name_a_section_only(self, at_status, officer, sender):
        made = at_status(Status.TRANSMITTED)
        event = perform(Act.RECORD_RETURN, made, sender, acts.RecordReturn(on=TODAY, deficient=(SECTION,)))
        old = [{"section": "annexes", "deficiency": "missing", "words": "The text of the law."}]

        assert acts.RecordReturn(TODAY, (SECTION,)).deficient[0].where == "Annexes and language"
        assert {**event.details["deficient"][0], **old[0]} == event.details["deficient"][0]
        assert Objection.objects.get().field == ""
