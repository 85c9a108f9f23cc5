"""Answers are proposals: beside the text, taken over one by one by whoever drafts, or left with a word."""

from functools import partial
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from requests_app import files
from requests_app.choices import Act, AnswerStep, Entry
from requests_app.models import AnswerDecision, AnsweredFile, AssistanceRequest
from requests_app.questionnaires import answering, proposals, taking_over
from requests_app.services import EditRefused, StaleEdit
from tests.at_once import at_once
from tests.factories import NOON, UserFactory
from tests.requests_app.browser import words_of
from tests.requests_app.performing import fresh, perform
from tests.requests_app.questionnaires.conftest import SOON, answer, measure_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def answered(asked):
    """`answered(nexus__link="So.")`: the one answer."""

    def build(**values):
        answer(asked[0], **values)
        return asked[0].answers.get()

    return build


def take(part, how, user, **changes):
    version = AssistanceRequest.objects.get(pk=part.questionnaire.assistance_request_id).version
    return taking_over.take_over(part, how, user=user, at=SOON, **({"seen_version": version} | changes))


class TestAnAnswer:
    def test_replaces_the_text_and_makes_its_taker_a_drafter(self, answered, draft, office):
        colleague = UserFactory(office=office)
        take(answered(nexus__link="The phone was called."), AnswerStep.REPLACED, colleague, word="Better.")

        saved = fresh(draft)
        assert saved.nexus == "The phone was called."
        assert saved.was_drafted_by(colleague)
        assert saved.draft_versions.last().user == colleague
        event = saved.events.last()
        assert (event.act, event.user) == (Entry.ANSWER_TAKEN_OVER, colleague)
        assert (event.details["by"], event.details["word"]) == ("Iqbal Sample", "Better.")

    def test_is_added_after_the_text(self, answered, draft, officer):
        before = draft.case.summary_of_facts
        take(answered(facts__what="On 14 April it began."), AnswerStep.ADDED, officer)

        assert fresh(draft).case.summary_of_facts == f"{before.rstrip()}\n\nOn 14 April it began."

    def test_of_identifiers_adds_what_is_not_there_yet(self, answered, draft, officer):
        key = measure_key(draft)
        measure = draft.measures.get(pk=int(key.split(":")[1]))
        measure.particulars |= {"identifiers": ["a@example.org"]}
        measure.save()

        take(answered(**{key: ["a@example.org", "b@example.org"]}), AnswerStep.ADDED, officer)

        measure.refresh_from_db()
        assert measure.particulars["identifiers"] == ["a@example.org", "b@example.org"]

    def test_of_a_person_or_an_offence_is_added_to_the_case(self, answered, draft, officer):
        take(answered(person__1={"name": "Rosa K", "role": "witness"}), AnswerStep.REPLACED, officer)

        assert fresh(draft).persons.filter(name="Rosa K", role="witness").exists()

    def test_of_an_offence_is_added_to_the_case(self, answered, draft, officer):
        value = {"title": "Trafficking in persons", "provision": "Section 3"}
        take(answered(offence__1=value), AnswerStep.REPLACED, officer)

        assert fresh(draft).offences.filter(provision="Section 3").exists()

    def test_of_a_measure_that_was_taken_out_can_only_be_left(self, answered, draft, officer):
        part = answered(**{measure_key(draft): ["a@example.org"]})
        draft.measures.all().delete()

        with pytest.raises(EditRefused, match="is not in the draft any more"):
            take(part, AnswerStep.REPLACED, officer)
        assert not AnswerDecision.objects.exists()
        assert taking_over.leave(part, user=officer, at=SOON, word="Not asked any more.").step == AnswerStep.LEFT


class TestTakingOver:
    def test_by_somebody_who_does_not_draft_there_is_refused(self, answered, draft, outsider, auditor):
        part = answered(nexus__link="So.")

        for user in (outsider, auditor):
            with pytest.raises(EditRefused, match="Only a legal officer"):
                take(part, AnswerStep.REPLACED, user)
            with pytest.raises(EditRefused, match="Only a legal officer"):
                taking_over.leave(part, user=user, at=SOON, word="No.")
        assert fresh(draft).nexus == draft.nexus

    def test_into_a_text_that_changed_meanwhile_is_refused(self, answered, draft, officer):
        with pytest.raises(StaleEdit):
            take(answered(nexus__link="So."), AnswerStep.REPLACED, officer, seen_version=draft.version + 1)

        assert not AnswerDecision.objects.exists()

    def test_into_a_text_under_review_is_refused(self, answered, draft, officer, reviewer):
        part = answered(nexus__link="So.")
        perform(Act.SUBMIT, draft, officer)

        with pytest.raises(EditRefused, match="its text can be changed only in a draft"):
            take(part, AnswerStep.REPLACED, officer)

    def test_twice_is_refused_but_what_was_left_may_be_taken_later(self, answered, officer):
        part = answered(nexus__link="So.")
        taking_over.leave(part, user=officer, at=SOON, word="Ask again first.")
        take(part, AnswerStep.REPLACED, officer)

        with pytest.raises(EditRefused, match="took it over already"):
            take(part, AnswerStep.REPLACED, officer)
        assert [each.step for each in part.decisions.all()] == [AnswerStep.LEFT, AnswerStep.REPLACED]

    def test_leaving_asks_for_a_word(self, answered, officer):
        with pytest.raises(EditRefused, match="Write a word"):
            taking_over.leave(answered(nexus__link="So."), user=officer, at=SOON, word="  ")

    def test_is_written_once(self, answered, officer):
        taking_over.leave(answered(nexus__link="So."), user=officer, at=SOON, word="No.")

        for write in (partial(AnswerDecision.objects.update, word="Yes."), AnswerDecision.objects.get().delete):
            with pytest.raises(Exception, match="written once"), transaction.atomic():
                write()
        with pytest.raises(IntegrityError), transaction.atomic():
            AnswerDecision.objects.create(step=AnswerStep.LEFT, user=officer, at=SOON)  # on neither


class TestAProposal:
    def test_shows_what_would_change(self, answered, asked, draft):
        answered(nexus__link="The phone was called.")

        (proposal,) = proposals.proposals(asked[0])
        assert proposal.now == draft.nexus
        assert proposal.may_add
        pieces = [piece for line in proposal.added for piece in line.pieces]
        assert any(piece.kind == "added" and "phone" in piece.text for piece in pieces)
        assert all(piece.kind != "removed" for piece in pieces)

    def test_for_an_empty_place_is_only_put_there(self, answered, asked, draft):
        AssistanceRequest.objects.filter(pk=draft.pk).update(nexus="")
        answered(nexus__link="So.")
        asked[0].assistance_request.refresh_from_db(fields=["nexus"])

        assert not proposals.proposals(asked[0])[0].may_add


class TestAFile:
    @pytest.fixture
    def added(self, asked):
        fit = files.fit_beside([SimpleUploadedFile("log.pdf", b"%PDF-1.7\n")], {})
        answering.keep(asked[0], posted={}, seen=0, at=NOON, files=fit)
        return asked[0].files.get()

    @pytest.fixture
    def sent(self, added, asked):
        answer(asked[0], seen=1)
        return AnsweredFile.objects.get()

    def test_that_was_not_sent_yet_is_nobodys(self, added, draft, officer):
        with pytest.raises(EditRefused, match="not sent yet"):
            taking_over.take_file(added, user=officer, at=SOON, seen_version=draft.version)
        assert not fresh(draft).attachments.exists()

    def test_becomes_an_annex_with_the_same_bytes(self, sent, draft, officer):
        taking_over.take_file(sent, user=officer, at=SOON, seen_version=draft.version)

        annex = fresh(draft).attachments.get(title="log.pdf")
        assert (annex.sha256, annex.file.read()) == (sent.sha256, b"%PDF-1.7\n")

    def test_whose_bytes_changed_is_not_given_out(self, sent, draft, officer, client):
        Path(sent.file.path).write_bytes(b"%PDF-1.7 something else")

        with pytest.raises(EditRefused, match="is not the one that came"):
            taking_over.take_file(sent, user=officer, at=SOON, seen_version=draft.version)
        client.force_login(officer)
        address = reverse("requests_app:answered_file", args=[draft.pk, sent.questionnaire_id, sent.pk])
        assert "is not the one that came" in words_of(client.get(address, follow=True))

    def test_that_is_attached_already_is_told(self, sent, draft, officer):
        taking_over.take_file(sent, user=officer, at=SOON, seen_version=draft.version)

        with pytest.raises(files.UnfitFile, match="is attached already"):
            taking_over.take_file(sent, user=officer, at=SOON, seen_version=fresh(draft).version)


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_one_answer_over_at_once_exactly_one_does(answered, draft, officer, reviewer):
    part = answered(nexus__link="So.")
    version = fresh(draft).version

    outcomes = at_once(
        *(partial(take, part, AnswerStep.ADDED, user, seen_version=version) for user in (officer, reviewer))
    )

    assert sum(isinstance(each, EditRefused) for each in outcomes) == 1
    assert fresh(draft).nexus.count("So.") == 1
