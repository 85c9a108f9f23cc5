"""Marking people as protected on the screens, and the button that puts a pseudonym for a part of a name."""

import pytest
from django.urls import reverse

from requests_app import assemble, services
from requests_app.choices import Section
from requests_app.models import Attachment, Counterpart, ElementAnswer, PersonConcerned
from requests_app.reading import Reading
from tests.factories import NOON, TODAY
from tests.requests_app.performing import fresh

pytestmark = pytest.mark.django_db
NAME = "Zarqa Beispiel"


@pytest.fixture
def made(at_status, officer):
    """A draft with a victim, whose surname alone stands in the first paragraph of the facts and in the nexus."""
    made = at_status()
    with services.editing_with_case(made, user=officer, at=NOON, seen_version=made.version) as locked:
        services.add_person(locked, role="victim", name=NAME)
        locked.nexus += " Beispiel saw it."
    made = fresh(made)
    before = assemble.assemble(made).summary_of_facts
    services.put_pseudonym(made, word="Lahore", pseudonym="Beispiel")  # a word becomes the surname, and is pointed at
    made.case.save()
    made.save()
    assert before != made.case.summary_of_facts
    return fresh(made)


def post(client, made, **fields):
    url = reverse("requests_app:person_new", args=[made.pk])
    empty = {"seen_version": made.version, "role": "", "name": "", "pseudonym": "", "named_because": ""}
    return client.post(url, empty | fields)


class TestThePageOfAPerson:
    def test_protects_a_victim_without_being_asked(self, client, made, officer, noon):
        client.force_login(officer)

        post(client, made, role="victim", name="Another Victim")

        assert PersonConcerned.objects.get(name="Another Victim").pseudonym == "Victim 4"
        page = client.get(reverse("requests_app:section", args=[made.pk, Section.PERSONS.value])).content.decode()
        assert "Victim 4 in letters" in page

    def test_protects_a_witness_who_is_ticked_under_the_chosen_pseudonym(self, client, made, officer, noon):
        client.force_login(officer)

        post(client, made, role="witness", name="Some Witness", protected="on", pseudonym="Witness Blue")

        assert PersonConcerned.objects.get(name="Some Witness").told_as == "Witness Blue"

    def test_keeps_why_a_victim_is_named(self, client, made, officer, noon):
        client.force_login(officer)

        post(client, made, role="victim", name="Public Victim", named_because="She speaks in public.")

        assert PersonConcerned.objects.get(name="Public Victim").told_as == "Public Victim"
        gaps = [gap.title for gap in Reading(fresh(made), on=TODAY).recommended_gaps]
        assert "The letter prints the name of a victim, Public Victim" in gaps

    def test_answers_a_pseudonym_that_is_taken_and_saves_nothing(self, client, made, officer, noon):
        client.force_login(officer)

        answer = post(client, made, role="victim", name="Another Victim", pseudonym="VICTIM 1")

        assert "Somebody else in this case is “VICTIM 1”. Choose another pseudonym." in answer.content.decode()
        assert not PersonConcerned.objects.filter(name="Another Victim").exists()

    def test_shows_what_is_saved_when_it_is_changed_again(self, client, made, officer, noon):
        client.force_login(officer)
        person = PersonConcerned.objects.get(name=NAME)

        page = client.get(reverse("requests_app:person", args=[made.pk, person.pk])).content.decode()

        assert 'value="Victim 3"' in page


class TestTheButton:
    def press(self, client, made, **fields):
        (gap,) = [gap for gap in Reading(made, on=TODAY).gaps if gap.key.endswith(":Beispiel")]
        url = reverse("requests_app:put_pseudonym", args=[made.pk])
        return client.post(url, {"gap": gap.key, "seen_version": made.version} | fields, follow=True)

    def test_stands_beside_the_gap(self, client, made, officer):
        client.force_login(officer)

        page = client.get(reverse("requests_app:check", args=[made.pk])).content.decode()

        assert "may name Victim 3" in page
        assert "Put “Victim 3” there" in page

    def test_changes_every_text_and_closes_the_gap(self, client, made, officer, noon):
        client.force_login(officer)

        page = self.press(client, made).content.decode()

        made = fresh(made)
        assert "Done: “Victim 3” stands there now." in page
        assert "Beispiel" not in made.case.summary_of_facts + made.nexus
        assert "Victim 3 saw it." in made.nexus
        assert not [gap for gap in Reading(made, on=TODAY).gaps if gap.key.endswith(":Beispiel")]

    def test_changes_what_every_part_says(self, made, officer):
        stored = {"file": "law.pdf", "filename": "law.pdf", "size": 3, "sha256": "0" * 64, "position": 1}
        Attachment.objects.create(assistance_request=made, title="Law", added_by=officer, added_at=NOON, **stored)
        counterparts = Counterpart.objects.filter(offence__case=made.case)
        elements = ElementAnswer.objects.filter(offence__case=made.case)
        texts = [
            *((made.statements, "text"), (made.clauses, "text"), (made.attachments, "title")),
            *((made.ground_answers, "note"), (made.ground_answers, "words")),
            *((counterparts, "explanation"), (elements, "facts")),
        ]
        for rows, name in texts:
            assert rows.update(**{name: "Beispiel left."}), name
        made.measures.update(particulars={"nexus": "Beispiel left.", "identifiers": ["x@example.org (Beispiel)"]})

        services.put_pseudonym(fresh(made), word="Beispiel", pseudonym="Victim 3")

        for rows, name in texts:
            assert set(rows.values_list(name, flat=True)) == {"Victim 3 left."}, name
        for measure in made.measures.all():
            assert measure.particulars == {"nexus": "Victim 3 left.", "identifiers": ["x@example.org (Victim 3)"]}

    def test_leaves_every_pointer_at_its_paragraph(self, client, made, officer, noon):
        client.force_login(officer)
        pointed = [each.paragraphs for each in ElementAnswer.objects.order_by("pk")]

        self.press(client, made)

        lost = [each.lost for offence in assemble.assemble(fresh(made)).offences for each in offence.elements]
        assert not any(lost)
        assert pointed != [each.paragraphs for each in ElementAnswer.objects.order_by("pk")]

    @pytest.mark.parametrize("fields", [{"gap": "house:near:1:Nobody"}, {"seen_version": "x"}, {"seen_version": 1}])
    def test_does_nothing_on_what_is_not_so(self, client, made, officer, noon, fields):
        client.force_login(officer)

        page = self.press(client, made, **fields).content.decode()

        assert "nothing was" in page
        assert "Beispiel" in fresh(made).nexus
