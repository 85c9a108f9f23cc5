"""Follow-up letters on screen: offered where they are needed, written, approved, sent; and what others see."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from requests_app.choices import Act, FollowUpKind, Status
from requests_app.follow_up import drafting
from requests_app.letters import follow_ups
from requests_app.models import FollowUpDraft, FollowUpLetter
from tests.factories import NOON
from tests.requests_app.follow_up.conftest import LATER, issue
from tests.requests_app.follow_up.reaching import page, url
from tests.requests_app.performing import fresh, perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
WENT = {"on": "2026-11-24", "means": "letter", "route": "central_authority", "sent_as": "digital"}


class TestThePageOfARequest:
    def test_shows_what_they_ask_and_offers_the_answer(self, queried, officer, client):
        client.force_login(officer)
        shown = page(client, queried.get_absolute_url())

        assert "What they ask" in shown
        assert "Which account?" in shown
        assert "10 days left" in shown
        assert url("follow_up_new", queried.pk, "answer") in shown

    def test_shows_an_overdue_question_red(self, queried, officer, client, monkeypatch):
        monkeypatch.setattr(timezone, "now", lambda: LATER)
        client.force_login(officer)

        assert '<strong class="overdue">Overdue.</strong> Asked on 24 November 2026' in page(
            client, queried.get_absolute_url()
        )

    def test_offers_a_reminder_first_where_something_is_overdue(self, sent, sender, client, monkeypatch):
        monkeypatch.setattr(timezone, "now", lambda: LATER)
        client.force_login(sender)
        shown = page(client, sent.get_absolute_url())

        assert f'class="btn btn-secondary" href="{url("follow_up_new", sent.pk, "reminder")}"' in shown
        assert "Acknowledgement expected: 10 days overdue." in shown

    def test_offers_to_write_to_them_after_a_withdrawal(self, sent, sender, client):
        perform(Act.WITHDRAW, sent, sender)
        client.force_login(sender)

        assert f'class="btn btn-secondary" href="{url("follow_up_new", sent.pk, "withdrawal")}"' in page(
            client, sent.get_absolute_url()
        )

    def test_offers_an_auditor_nothing(self, queried, auditor, client):
        client.force_login(auditor)

        assert url("follow_up_new", queried.pk, "answer") not in page(client, queried.get_absolute_url())


class TestTheDesk:
    def test_of_the_officer_offers_the_answer(self, queried, officer, client):
        client.force_login(officer)

        assert url("follow_up_new", queried.pk, "answer") in page(client, url("desk"))

    def test_of_the_central_authority_offers_a_reminder(self, sent, sender, client, monkeypatch):
        monkeypatch.setattr(timezone, "now", lambda: LATER)
        client.force_login(sender)

        assert url("follow_up_new", sent.pk, "reminder") in page(client, url("desk"))

    def test_shows_what_waits_for_approval_to_who_may_approve_it(self, draft, reviewer, officer, client):
        there = url("follow_up_issue", draft.assistance_request_id, draft.pk)
        client.force_login(reviewer)
        assert there in page(client, url("desk"))

        client.force_login(officer)
        assert there not in page(client, url("desk"))

    def test_shows_its_writer_what_came_back(self, draft, reviewer, officer, client):
        drafting.send_back(draft, because="Which bank?", user=reviewer, at=NOON)
        client.force_login(officer)

        assert "Sent back to you" in page(client, url("desk"))

    def test_shows_who_sends_it_what_is_issued(self, answer, sender, client):
        client.force_login(sender)

        assert url("follow_up_sent", answer.assistance_request_id, answer.pk) in page(client, url("desk"))


class TestWriting:
    def test_begins_with_the_standard_text_and_keeps_nothing_by_looking(self, sent, sender, client):
        client.force_login(sender)

        assert "We refer to our letter of request of 24 November 2026" in page(
            client, url("follow_up_new", sent.pk, "reminder")
        )
        assert not FollowUpDraft.objects.exists()

    def test_saved_unchanged_is_the_standard_text_for_all_its_line_ends(self, sent, sender, client):
        client.force_login(sender)
        form = client.get(url("follow_up_new", sent.pk, "reminder")).context["form"]
        typed = {"subject": form["subject"].value(), "text": form["text"].value().replace("\n", "\r\n")}
        response = client.post(url("follow_up_new", sent.pk, "reminder"), typed | {"seen_version": 0}, follow=True)

        assert "This is the standard text" in response.content.decode()
        assert url("follow_up_issue", sent.pk, FollowUpDraft.objects.get().pk) in response.content.decode()

    def test_keeps_answers_and_files_and_submits_them(self, queried, officer, client):
        client.force_login(officer)
        form = client.get(url("follow_up_new", queried.pk, "answer")).context["form"]
        ((_, field),) = form.answers
        typed = {"subject": "Ours", "text": "We answer.", field.html_name: "Account 1.", "seen_version": 0}
        files = [SimpleUploadedFile("a.txt", b"A")]
        client.post(url("follow_up_new", queried.pk, "answer"), typed | {"files": files, "then": "submit"})

        draft = FollowUpDraft.objects.get()
        assert draft.submitted_by == officer
        assert list(draft.answers.values()) == ["Account 1."]
        assert draft.annexes.get().filename == "a.txt"

    def test_says_what_is_wrong(self, sent, sender, client):
        client.force_login(sender)
        response = client.post(
            url("follow_up_new", sent.pk, "reminder"), {"subject": "", "text": "", "seen_version": 0}
        )

        assert response.status_code == 422
        assert "Enter a subject." in response.content.decode()

    def test_over_another_save_keeps_what_was_typed(self, draft, sender, officer, client):
        drafting.save(draft, drafting.Written("A", "B"), seen_version=1, user=sender, at=NOON)
        client.force_login(officer)
        there = url("follow_up", draft.assistance_request_id, draft.pk)
        response = client.post(there, {"subject": "Mine", "text": "My words.", "seen_version": 1})

        assert response.status_code == 409
        assert "My words." in response.content.decode()
        assert f"{sender} saved a change to this letter" in response.content.decode()
        assert FollowUpDraft.objects.get().text == "B"

    def test_takes_a_file_out(self, sent, sender, write, client):
        from_form = [SimpleUploadedFile("a.txt", b"A")]
        client.force_login(sender)
        typed = {"subject": "S", "text": "T", "seen_version": 0, "files": from_form}
        client.post(url("follow_up_new", sent.pk, "reminder"), typed)
        draft = FollowUpDraft.objects.get()
        without = {"subject": "S", "text": "T", "seen_version": 1, "without": [draft.annexes.get().pk]}
        client.post(url("follow_up", sent.pk, draft.pk), without)

        assert not draft.annexes.exists()

    @pytest.mark.parametrize("kind", ["answer", "letter", "REMINDER"])
    def test_of_what_is_not_open_is_told(self, sent, sender, client, kind):
        client.force_login(sender)

        assert client.get(url("follow_up_new", sent.pk, kind)).status_code == (409 if kind == "answer" else 404)

    @pytest.mark.parametrize("typed", [{"seen_version": "x"}, {"seen_version": 1, "subject": "\0", "text": "\0"}, {}])
    def test_of_what_was_mangled_is_answered(self, draft, officer, client, typed):
        client.force_login(officer)

        assert client.post(url("follow_up", draft.assistance_request_id, draft.pk), typed).status_code == 422


class TestApproving:
    def test_is_what_the_page_asks_of_who_may_and_of_nobody_else(self, draft, reviewer, officer, client):
        shown = {}
        for user in (reviewer, officer):
            client.force_login(user)
            shown[user] = page(client, url("follow_up", draft.assistance_request_id, draft.pk))

        assert "can then not approve it" in shown[reviewer]
        assert "Read it whole and approve it" in shown[reviewer]
        assert 'value="submit"' not in shown[reviewer]
        assert "Save and submit for approval anew" in shown[officer]
        assert "btn-primary" not in shown[officer]

    def test_freezes_it_and_says_what_next(self, draft, reviewer, client):
        client.force_login(reviewer)
        there = url("follow_up_issue", draft.assistance_request_id, draft.pk)
        form = client.get(there).context["form"]
        typed = {"seen_digest": form["seen_digest"].value(), "signatory": form["signatory"].value()}
        response = client.post(there, typed, follow=True)

        assert "Send it, then record that it was sent." in response.content.decode()
        assert FollowUpLetter.objects.get().event.user == reviewer

    def test_of_another_text_is_refused_and_shows_that(self, draft, reviewer, client):
        client.force_login(reviewer)
        there = url("follow_up_issue", draft.assistance_request_id, draft.pk)
        signatory = client.get(there).context["form"]["signatory"].value()
        response = client.post(there, {"seen_digest": "0", "signatory": signatory})

        assert response.status_code == 409
        assert "changed since you read it" in response.content.decode()
        assert not FollowUpLetter.objects.exists()

    def test_is_not_open_to_its_writer(self, draft, officer, client):
        client.force_login(officer)
        response = client.get(url("follow_up_issue", draft.assistance_request_id, draft.pk))

        assert response.status_code == 409
        assert "Only a supervisor" in response.content.decode()

    def test_sends_it_back_with_words(self, draft, reviewer, client):
        client.force_login(reviewer)
        client.post(url("follow_up_send_back", draft.assistance_request_id, draft.pk), {"because": "Which bank?"})

        assert FollowUpDraft.objects.get().sent_back_because == "Which bank?"


class TestSending:
    def test_of_an_answer_ends_the_query(self, answer, sender, client):
        client.force_login(sender)
        there = url("follow_up_sent", answer.assistance_request_id, answer.pk)
        assert "The query counts as answered" in page(client, there)
        response = client.post(
            there, {"on": "2026-11-24", "means": "letter", "route": "central_authority", "sent_as": "digital"}
        )

        assert fresh(answer.assistance_request).status == Status.TRANSMITTED
        assert response.url == url("correspondence_entry", answer.assistance_request_id, answer.sent.entry_id)

    def test_of_a_withdrawal_asks_why(self, sent, sender, write, client):
        letter = issue(write(sent, FollowUpKind.WITHDRAWAL), sender)
        client.force_login(sender)
        there = url("follow_up_sent", sent.pk, letter.pk)
        response = client.post(
            there,
            WENT | {"reason": ""},
        )

        assert "Say why it is withdrawn." in response.content.decode()
        assert fresh(sent).status == Status.TRANSMITTED

    def test_that_is_not_to_be_makes_it_void(self, answer, sender, client):
        client.force_login(sender)
        there = url("follow_up_void", answer.assistance_request_id, answer.pk)
        response = client.post(there, {"because": "A digit is wrong."}, follow=True)

        assert "tag-void" in response.content.decode()


class TestThePdf:
    def test_is_given_by_its_own_address(self, answer, auditor, client):
        client.force_login(auditor)
        response = client.get(url("follow_up_pdf", answer.pk))

        assert response.content == follow_ups.pdf(answer, at=NOON)
        assert response.headers["Content-Type"] == "application/pdf"

    def test_is_checked_on_the_page(self, answer, officer, client):
        client.force_login(officer)
        file = SimpleUploadedFile("letter.pdf", follow_ups.pdf(answer, at=NOON))
        shown = client.post(url("verify_letter"), {"file": file}).content.decode()

        assert "Unaltered: answer to a query" in shown
        assert f"Open {answer.assistance_request}" in shown

    def test_of_a_draft_is_stamped(self, draft, officer, client):
        client.force_login(officer)

        assert client.get(url("follow_up_draft_pdf", draft.assistance_request_id, draft.pk)).status_code == 200
