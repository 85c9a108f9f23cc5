"""Comments on a paragraph of a draft: who may, what they keep, and that an open one stops the approval."""

from functools import partial

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from requests_app import services
from requests_app.choices import Act, CommentStep, Confidentiality, Section, Status
from requests_app.models import AssistanceRequest, Comment, CommentEntry
from requests_app.services import EditRefused
from requests_app.workflow import TransitionRefused
from tests.at_once import at_once
from tests.factories import NOON, UserFactory
from tests.requests_app.browser import section_url, words_of
from tests.requests_app.performing import fresh, perform, seen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def paragraph_of(assistance_request):
    return assistance_request.nexus.split("\n")[0].strip()


def commented(made, user, **changes):
    fields = {"section": Section.FACTS, "place": "nexus", "quote": paragraph_of(made), "text": "Which records?"}
    return services.comment(made, user=user, at=NOON, **(fields | changes))


def step(comment, what, user, text=""):
    return services.take_step(comment, what, user=user, at=NOON, text=text)


@pytest.fixture
def made(at_status):
    return at_status(Status.UNDER_REVIEW)


def url(made, name="comments", *rest):
    return reverse(f"requests_app:{name}", args=[made.pk, *rest])


class TestAComment:
    def test_keeps_the_words_it_was_made_on_and_makes_nobody_a_drafter(self, made, reviewer):
        comment = commented(made, reviewer)

        assert (comment.quote, comment.label) == (paragraph_of(made), "Nexus: why this evidence matters")
        assert not fresh(made).was_drafted_by(reviewer)
        assert fresh(made).version == made.version

    @pytest.mark.parametrize("words", [{"quote": "Words that are not there."}, {"place": "gossip"}])
    def test_on_words_that_are_not_there_is_refused(self, words, made, reviewer):
        with pytest.raises(EditRefused, match="These words changed meanwhile"):
            commented(made, reviewer, **words)

        assert not Comment.objects.exists()

    @pytest.mark.parametrize("who", ["outsider", "auditor", "sender"])
    def test_of_somebody_who_neither_drafts_nor_reviews_is_refused(self, who, made, request):
        with pytest.raises(EditRefused, match="Only those who draft or review it"):
            commented(made, request.getfixturevalue(who))

    def test_on_a_text_that_is_final_is_refused(self, issued, reviewer):
        with pytest.raises(EditRefused, match="comments are for a text that is still open"):
            commented(issued, reviewer)

    @pytest.mark.database
    def test_is_written_once(self, made, reviewer):
        rows = Comment.objects.filter(pk=commented(made, reviewer).pk)

        for write in (partial(rows.update, text="Other."), partial(rows._raw_delete, rows.db)):
            with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
                write()

    @pytest.mark.database
    def test_keeps_each_step_as_it_was_written(self, made, reviewer, officer):
        entry = step(commented(made, reviewer), CommentStep.RESOLVED, officer)
        rows = CommentEntry.objects.filter(pk=entry.pk)

        for write in (partial(rows.update, text="Other."), partial(rows._raw_delete, rows.db)):
            with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
                write()


class TestAnOpenComment:
    def test_stops_the_approval_and_says_where(self, made, reviewer):
        commented(made, reviewer)

        with pytest.raises(TransitionRefused, match="Resolve the comment on “Nexus: why this evidence matters”"):
            perform(Act.APPROVE, made, reviewer, seen(made))

        assert fresh(made).status == Status.UNDER_REVIEW

    def test_that_is_resolved_stops_nothing(self, made, reviewer, officer):
        step(commented(made, reviewer), CommentStep.RESOLVED, officer)

        perform(Act.APPROVE, made, reviewer, seen(made))

        assert fresh(made).status != Status.UNDER_REVIEW

    def test_that_was_opened_again_stops_it(self, made, reviewer, officer):
        comment = commented(made, reviewer)
        step(comment, CommentStep.RESOLVED, officer)
        step(comment, CommentStep.REOPENED, reviewer, "Not yet.")
        step(comment, CommentStep.REPLY, officer, "I see.")

        with pytest.raises(TransitionRefused, match="Resolve the comment"):
            perform(Act.APPROVE, made, reviewer, seen(made))

    def test_is_told_in_the_task_list_and_on_the_review(self, at_status, officer, reviewer, client):
        draft = at_status()
        commented(draft, reviewer)
        client.force_login(officer)

        told = '1 comment<span class="visually-hidden"> open in Facts and nexus</span>'
        assert told in client.get(section_url(draft, "clauses")).content.decode()
        assert "1 open comment." in words_of(client.get(reverse("requests_app:review", args=[draft.pk])))


@pytest.mark.parametrize(
    ("before", "what", "because"),
    [
        ([], CommentStep.REOPENED, "It is open already"),
        ([CommentStep.RESOLVED], CommentStep.RESOLVED, "resolved it already"),
        ([], CommentStep.REPLY, "Write the reply"),
    ],
)
def test_a_step_that_cannot_be_is_refused(before, what, because, made, reviewer):
    comment = commented(made, reviewer)
    for each in before:
        step(comment, each, reviewer)

    with pytest.raises(EditRefused, match=because):
        step(comment, what, reviewer)

    assert comment.entries.count() == len(before)


class TestItsNotice:
    def test_goes_to_those_who_write_the_draft_but_not_to_its_writer(
        self, made, reviewer, officer, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            commented(made, reviewer)

        (told,) = mail.outbox
        assert told.to == [officer.email]
        assert f"{reviewer} commented on “Nexus: why this evidence matters” (Facts and nexus)." in told.body
        assert "Which records?" not in told.body
        assert url(made) in told.body

    def test_of_a_reply_goes_to_whoever_began(self, made, reviewer, officer, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            comment = commented(made, reviewer)
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            step(comment, CommentStep.REPLY, officer, "The payment records.")

        assert [each.to for each in mail.outbox] == [[reviewer.email]]


class TestThePage:
    def test_takes_a_comment_on_a_paragraph(self, made, reviewer, client):
        client.force_login(reviewer)
        address = url(made, "comment_new", "facts")
        ticks = client.get(address).context["form"].choices
        on = next(tick.data["value"] for tick, passage, _ in ticks if passage and passage.key == "nexus")

        page = client.post(address, {"on": on, "text": "<b>Which?</b>"}, follow=True)

        assert "<b>Which?</b>" in words_of(page)
        assert "<b>Which?</b>" not in page.content.decode()
        assert Comment.objects.get().quote == paragraph_of(made)

    @pytest.mark.parametrize("typed", [{"text": ""}, {"on": "x", "text": "Which?"}, {"text": "\x00"}, {}])
    def test_says_what_is_missing(self, typed, made, reviewer, client):
        client.force_login(reviewer)

        page = client.post(url(made, "comment_new", "facts"), {"on": "section"} | typed)

        assert "There is something to mend" in words_of(page)
        assert not Comment.objects.exists()

    def test_says_that_the_words_changed_since(self, at_status, reviewer, client):
        draft = at_status()
        commented(draft, reviewer)
        AssistanceRequest.objects.filter(pk=draft.pk).update(nexus="Other words.")
        client.force_login(reviewer)

        page = words_of(client.get(url(draft)))

        assert "These words changed since." in page
        assert paragraph_of(draft)[:60] in page
        assert "Other words." in page

    def test_takes_the_steps(self, made, officer, reviewer, client):
        comment = commented(made, reviewer)
        client.force_login(officer)
        address = url(made, "comment_step", comment.pk)

        for data in ({"step": "reply", "text": "These."}, {"step": "resolved"}, {"step": "reopened"}, {"step": "x"}):
            page = client.post(address, data, follow=True)

        words = words_of(page)
        assert "These." in words
        assert "opened it again" in words
        assert "That was not understood" in words
        assert [entry.step for entry in comment.entries.all()] == ["reply", "resolved", "reopened"]

    def test_is_read_by_an_auditor_who_changes_nothing(self, made, reviewer, auditor, client):
        comment = commented(made, reviewer)
        client.force_login(auditor)

        assert "Which records?" in words_of(client.get(url(made)))
        client.post(url(made, "comment_step", comment.pk), {"step": "resolved"})
        assert not comment.entries.exists()

    def test_of_one_request_is_not_reached_through_another(self, made, at_status, reviewer, client):
        comment, other = commented(made, reviewer), at_status()
        client.force_login(reviewer)

        assert client.post(url(other, "comment_step", comment.pk), {"step": "resolved"}).status_code == 404
        assert not comment.entries.exists()

    def test_is_not_there_for_others(self, made, reviewer, office, outsider, client):
        comment = commented(made, reviewer)
        AssistanceRequest.objects.filter(pk=made.pk).update(confidentiality=Confidentiality.RESTRICTED)

        for person in (outsider, UserFactory(office=office)):
            client.force_login(person)
            assert client.get(url(made)).status_code == 404
            assert client.get(url(made, "comment_new", "facts")).status_code == 404
            assert client.post(url(made, "comment_step", comment.pk), {"step": "resolved"}).status_code == 404


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_two_who_resolve_one_comment_resolve_it_once(self, made, reviewer, officer):
        comment = commented(made, reviewer)

        outcomes = at_once(*(partial(step, comment, CommentStep.RESOLVED, user) for user in (reviewer, officer)))

        (refused,) = [each for each in outcomes if isinstance(each, EditRefused)]
        assert "resolved it already" in str(refused)
        assert comment.entries.count() == 1

    def test_a_comment_and_an_approval_do_not_both_happen(self, made, reviewer, officer):
        approve = partial(perform, Act.APPROVE, made, reviewer, seen(made))

        outcomes = at_once(approve, partial(commented, made, officer))

        assert sum(isinstance(each, TransitionRefused | EditRefused) for each in outcomes) == 1
