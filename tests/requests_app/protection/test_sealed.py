"""A protected person in the letter, and the sealed annex that says who it is."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from requests_app import assemble, letters, services
from requests_app.choices import Act, Entry, Status
from requests_app.content import digest
from requests_app.documents.letter import draw_draft
from requests_app.letters import sealed, verifying
from requests_app.models import PersonConcerned, SealedAnnex
from requests_app.reading import Reading
from requests_app.services import EditRefused
from requests_app.workflow import TransitionRefused
from tests.factories import NOON, TODAY
from tests.pdf import words
from tests.requests_app.performing import DETAILS, fresh, perform, seen
from tests.requests_app.protection.conftest import NAME

pytestmark = pytest.mark.django_db


class TestAVictim:
    def test_is_protected_by_default_under_the_next_pseudonym(self, made):
        assert made.persons.get(name=NAME).pseudonym == "Victim 3"  # the demo case has two

    def test_that_no_service_wrote_is_protected_too(self, made):
        made.persons.add(PersonConcerned.objects.create(case=made.case, role="victim", name="Plain Row"))

        assert "Plain Row" not in str(assemble.assemble(made))

    def test_is_named_where_the_officer_says_why(self, made):
        victim = made.persons.get(name=NAME)
        services.write_person(made.case, victim, role="victim", name=NAME, named_because="She speaks in public.")

        (told,) = [each for each in assemble.assemble(made).persons if each.name == NAME]

        assert told.named_because == "She speaks in public."
        assert all(each.named_because == "" for each in assemble.assemble(made).as_sent.persons)

    def test_cannot_have_the_pseudonym_of_somebody_else(self, made):
        victim = made.persons.get(name=NAME)

        with pytest.raises(EditRefused, match="Somebody else in this case is “victim 1”"), transaction.atomic():
            services.write_person(made.case, victim, role="victim", name=NAME, pseudonym="victim 1")

        assert made.persons.get(name=NAME).pseudonym == "Victim 3"

    @pytest.mark.parametrize("pseudonym", ["Zarqa", "Ms Musterova", "Z. Musterova"])
    def test_cannot_have_a_pseudonym_that_tells_the_name(self, made, pseudonym):
        with pytest.raises(EditRefused, match="tells the name"), transaction.atomic():
            services.write_person(made.case, made.persons.get(name=NAME), role="victim", name=NAME, pseudonym=pseudonym)


class TestAWitness:
    def test_is_named_unless_marked(self, made):
        witness = services.write_person(made.case, role="witness", name="Open Sample")

        assert witness.told_as == "Open Sample"

    def test_that_is_marked_gets_a_pseudonym_and_loses_it_when_the_mark_is_taken_away(self, made):
        witness = services.write_person(made.case, role="witness", name="Open Sample", protected=True)
        assert witness.told_as == "Witness 1"

        assert services.write_person(made.case, witness, role="witness", name="Open Sample").told_as == "Open Sample"


class TestTheLetter:
    def test_prints_the_pseudonym_everywhere_and_lists_the_sealed_annex(self, approved):
        read = words(letters.pdf(approved.letters.get(), at=NOON))

        assert "usterova" not in read.lower()
        assert "XZ9988776" not in read
        assert "Victim 3 fled on 28 August 2026; Victim 3 told it." in read
        assert "Sealed annex: key to the pseudonyms: Victim 1, Victim 2, Victim 3" in read

    def test_keeps_no_trace_of_the_key_in_what_is_frozen(self, approved):
        assert "usterova" not in approved.letters.get().content.lower()
        assert '"digest":""' in approved.letters.get().content

    def test_in_draft_prints_it_too(self, made):
        assert "usterova" not in words(draw_draft(assemble.assemble(made))).lower()

    def test_keeps_pointing_at_the_paragraphs_that_it_masks(self, made):
        before = [each.lost for offence in assemble.assemble(made).offences for each in offence.elements]

        assert not any(before)


class TestTheSealedAnnex:
    def test_has_name_and_particulars_with_its_stamp_and_both_codes(self, approved):
        annex = SealedAnnex.objects.get()
        read = words(sealed.pdf(annex, at=NOON))

        for told in (
            NAME,
            "Passport XZ9988776",
            "Victim 3",
            "SEALED",
            annex.code,
            annex.letter.code,
            approved.reference,
        ):
            assert told in read

    def test_is_the_same_each_time_and_verified(self, approved):
        annex = SealedAnnex.objects.get()
        data = sealed.pdf(annex, at=NOON)

        verdict = verifying.verify(data)

        assert verdict.unaltered
        assert verdict.sentence.startswith("Unaltered: sealed annex of letter of request")
        assert "usterova" not in verdict.sentence
        assert sealed.pdf(annex, at=NOON) == data
        assert verifying.verify(data + b"%").sentence.startswith("ALTERED. The file bears the code of the sealed annex")

    def test_is_covered_by_what_the_reviewer_approves(self, made, officer, reviewer):
        perform(Act.SUBMIT, made, officer)
        details = seen(fresh(made))
        before = digest(assemble.assemble(fresh(made)))
        PersonConcerned.objects.filter(name=NAME).update(born_on="1999")

        with pytest.raises(TransitionRefused, match="text changed since you read it"):
            perform(Act.APPROVE, made, reviewer, details)

        assert digest(assemble.assemble(fresh(made))) != before

    @pytest.mark.database
    @pytest.mark.parametrize("change", ["UPDATE {} SET sha256 = 'x'", "DELETE FROM {}"])
    @pytest.mark.parametrize("table", ["requests_app_sealedannex", "requests_app_drawnsealedannex"])
    def test_is_written_once(self, approved, table, change):
        sealed.pdf(SealedAnnex.objects.get(), at=NOON)

        with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change.format(table))

    def test_is_not_made_where_nobody_is_protected(self, at_status, officer, reviewer):
        made = at_status()
        made.persons.remove(*made.persons.filter(role="victim"))
        perform(Act.SUBMIT, made, officer)
        perform(Act.APPROVE, made, reviewer, seen(fresh(made)))

        assert not SealedAnnex.objects.exists()
        assert "Sealed" not in words(letters.pdf(made.letters.get(), at=NOON))


class TestItsDoor:
    def fetch(self, client, user):
        client.force_login(user)
        return client.post(reverse("requests_app:sealed_annex", args=[SealedAnnex.objects.get().pk]))

    @pytest.mark.parametrize("who", ["officer", "reviewer", "sender"])
    def test_opens_for_those_who_draft_review_and_send_and_is_in_the_history(
        self, client, approved, request, who, noon
    ):
        user = request.getfixturevalue(who)
        answer = self.fetch(client, user)

        assert answer.status_code == 200
        assert answer["Content-Disposition"].endswith('-v1-sealed.pdf"')
        assert "usterova" not in answer["Content-Disposition"].lower()
        (read,) = approved.events.filter(act=Entry.SEALED_ANNEX_READ)
        assert (read.user, read.details) == (user, {"version": 1})
        page = client.get(reverse("requests_app:history", args=[approved.pk])).content.decode()
        assert "opened the sealed annex of version 1 of the letter" in page

    def test_is_shut_for_an_auditor_who_reads_everything_else(self, client, approved, auditor):
        assert self.fetch(client, auditor).status_code == 403
        assert not approved.events.filter(act=Entry.SEALED_ANNEX_READ).exists()

    def test_is_not_there_for_another_office(self, client, approved, outsider):
        assert self.fetch(client, outsider).status_code == 404

    def test_stops_nobody_who_acts_on_the_request_meanwhile(self, approved, sender):
        seen_event = Reading(approved, on=TODAY).newest_event
        sealed.hand_out(SealedAnnex.objects.get(), user=sender, at=timezone.now())

        perform(Act.TRANSMIT, approved, sender, DETAILS[Act.TRANSMIT])

        assert seen_event == Reading(approved, on=TODAY).newest_event - 2
        assert fresh(approved).status == Status.TRANSMITTED
