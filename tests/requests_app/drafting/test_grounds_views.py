"""The grounds for refusal on screen: answered while drafting, confirmed at review, printed as far as promised."""

import pytest
from django.urls import reverse

from requests_app import assemble, comparison, letters, workflow
from requests_app.choices import Act, GroundPosition, Section, Status
from requests_app.documents.letter import draw_draft
from requests_app.forms.review import ApproveForm
from requests_app.models import AssistanceRequest, GroundAnswer, IssuedLetter
from requests_app.reading import Reading
from requests_app.workflow import TransitionRefused
from tests.factories import NOON, TODAY, AssistanceRequestFactory, SignatoryFactory
from tests.pdf import letters as letters_of
from tests.pdf import words
from tests.requests_app.browser import edit, section_url, words_of
from tests.requests_app.performing import perform, seen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

RISK = "He sat in parliament until 2024."
PROMISE = "The death penalty will not be sought."


def fresh(assistance_request):
    return AssistanceRequest.objects.get(pk=assistance_request.pk)


def answer(assistance_request, key, position, *, note="", words=""):
    GroundAnswer.objects.update_or_create(
        assistance_request=assistance_request,
        ground=key,
        defaults={"position": position, "note": note, "words": words},
    )


def saved(assistance_request, key):
    return assistance_request.ground_answers.get(ground=key)


@pytest.fixture
def draft(office, officer, client):
    client.force_login(officer)
    return AssistanceRequestFactory(office=office, drafted_by=officer)


@pytest.fixture
def weighed(at_status, office):
    """Under review, with a warning and an assurance."""
    SignatoryFactory(office=office)
    made = at_status(Status.UNDER_REVIEW)
    answer(made, "political_offence", GroundPosition.MAY_ARISE, note=RISK)
    answer(made, "death_penalty", GroundPosition.ASSURED, note="The minister agreed.", words=PROMISE)
    return fresh(made)


class TestTheSection:
    def test_asks_each_ground_with_the_law_that_raises_it(self, draft, client):
        page = words_of(client.get(section_url(draft, Section.GROUNDS)))

        assert "Could the United States see the offence as political" in page
        assert "art. 18(21)(b)" in page
        assert "Unverified: read into it by practice" in page

    def test_shows_a_note_in_short_where_its_ground_is_closed(self, draft, client):
        answer(draft, "political_offence", GroundPosition.DOES_NOT_ARISE, note=RISK)

        page = words_of(client.get(section_url(draft, Section.GROUNDS)))

        assert f"your note: “{RISK}”" in page

    def test_asks_for_a_reason_at_once_where_a_bare_no_is_not_enough(self, draft, client):
        answer(draft, "ne_bis_in_idem", GroundPosition.DOES_NOT_ARISE)
        page = client.get(section_url(draft, Section.GROUNDS)).content.decode()
        assert "ground needs-reason" in page.split("Ne bis in idem")[0].rsplit("<fieldset", 1)[1]

        answer(draft, "ne_bis_in_idem", GroundPosition.DOES_NOT_ARISE, note="The register was searched.")
        page = client.get(section_url(draft, Section.GROUNDS)).content.decode()
        assert "needs-reason" not in page.split("Ne bis in idem")[0].rsplit("<fieldset", 1)[1]

    def test_folds_what_may_not_be_used_until_a_reply_is_chosen(self, draft, client):
        draft.ground_answers.filter(position=GroundPosition.REPLIED).delete()
        kinds = client.get(section_url(draft, Section.GROUNDS)).context["form"].kinds
        assert [each.is_open for each in kinds if each.is_folded] == [False]

        answer(draft, "bank_secrecy", GroundPosition.REPLIED, words="Not a ground.")
        kinds = client.get(section_url(draft, Section.GROUNDS)).context["form"].kinds
        assert [each.is_open for each in kinds if each.is_folded] == [True]

    def test_names_in_one_list_what_cannot_arise_for_what_is_sought_and_why(self, draft, client):
        page = words_of(client.get(section_url(draft, Section.GROUNDS)))

        told = page.split("Cannot arise for what you seek")[1]
        assert (
            "Interception for a case abroad only: the law has it only for interception of content in real time." in told
        )

    def test_saves_what_is_answered(self, draft, client):
        edit(
            client,
            section_url(draft, Section.GROUNDS),
            ground_political_offence="may_arise",
            ground_political_offence_note=RISK,
        )

        kept = saved(draft, "political_offence")
        assert (kept.position, kept.note, kept.words) == ("may_arise", RISK, "")

    def test_takes_the_pattern_for_the_words_of_an_assurance(self, draft, client):
        edit(client, section_url(draft, Section.GROUNDS), ground_death_penalty="assured")

        assert saved(draft, "death_penalty").words.startswith("This office assures that the death penalty")

    def test_takes_a_reply_out_again(self, draft, client):
        edit(client, section_url(draft, Section.GROUNDS), ground_bank_secrecy="replied")
        assert saved(draft, "bank_secrecy").words

        edit(client, section_url(draft, Section.GROUNDS), ground_bank_secrecy="")
        assert not draft.ground_answers.filter(ground="bank_secrecy").exists()

    def test_keeps_a_note_without_an_answer_on_the_page_and_says_what_is_missing(self, draft, client):
        draft.ground_answers.all().delete()

        response = edit(client, section_url(draft, Section.GROUNDS), ground_political_offence_note=RISK)

        assert RISK in words_of(response)
        assert "Political offence: choose the answer that your note explains." in words_of(response)
        assert not draft.ground_answers.exists()

    def test_refuses_an_answer_that_the_ground_does_not_have(self, draft, client):
        response = edit(client, section_url(draft, Section.GROUNDS), ground_de_minimis="assured")

        assert "That is not on the list" in words_of(response)
        assert saved(draft, "de_minimis").position == "does_not_arise"

    def test_keeps_the_answer_to_a_ground_that_does_not_apply_any_more_and_says_so(self, draft, client):
        answer(draft, "special_tribunal", GroundPosition.ASSURED, words="By the ordinary courts.")

        page = words_of(client.get(section_url(draft, Section.GROUNDS)))

        assert "Special or ad hoc tribunal: we give this assurance" in page
        assert "ordinary courts" not in words(draw_draft(assemble.assemble(fresh(draft))))

    def test_leads_to_the_channel_before_one_is_chosen(self, draft, client):
        AssistanceRequest.objects.filter(pk=draft.pk).update(channel="")

        assert "Choose the channel first" in words_of(client.get(section_url(draft, Section.GROUNDS)))


class TestTheReview:
    def test_shows_warnings_before_what_is_promised(self, weighed, reviewer, client):
        client.force_login(reviewer)

        page = words_of(client.get(reverse("requests_app:review", args=[weighed.pk])))

        assert 0 < page.index(RISK) < page.index(PROMISE)

    def test_names_what_was_not_answered(self, weighed, reviewer, client):
        weighed.ground_answers.filter(ground="de_minimis").delete()
        client.force_login(reviewer)

        page = words_of(client.get(reverse("requests_app:review", args=[weighed.pk])))

        assert "Not answered: De minimis: too small, or better found elsewhere." in page

    def test_asks_for_a_tick_at_each_warning_and_each_assurance(self, weighed):
        form = ApproveForm(reading=Reading(weighed, on=TODAY))

        assert [name for name in form.fields if name.startswith("ground:")] == [
            "ground:political_offence",
            "ground:death_penalty",
        ]

    def test_approves_nothing_of_which_one_is_not_confirmed(self, weighed, reviewer):
        details = seen(weighed, confirmed_grounds=("political_offence",))

        with pytest.raises(TransitionRefused, match="Whoever signs may give this assurance"):
            perform(Act.APPROVE, weighed, reviewer, details)

        assert fresh(weighed).status == Status.UNDER_REVIEW

    def test_does_not_approve_a_warning_that_was_written_after_the_page_was_read(self, weighed, reviewer):
        read = seen(weighed)
        answer(weighed, "political_offence", GroundPosition.MAY_ARISE, note="Worse.")

        with pytest.raises(TransitionRefused, match="The text changed since you read it"):
            perform(Act.APPROVE, weighed, reviewer, read)

    def test_tells_that_an_answer_changed(self, weighed):
        before = assemble.assemble(weighed)
        answer(weighed, "political_offence", GroundPosition.DOES_NOT_ARISE, note="He never stood.")
        after = assemble.assemble(fresh(weighed))

        assert comparison.changed(comparison.fingerprints(before), comparison.fingerprints(after)) == [Section.GROUNDS]
        (change,) = comparison.changes(before, after)
        assert change.label == "Ground for refusal: Political offence"


class TestTheLetter:
    def test_prints_an_assurance_and_never_what_the_office_thinks(self, weighed):
        printed = letters_of(words(draw_draft(assemble.assemble(weighed))))

        assert letters_of(PROMISE) in printed
        for internal in (RISK, "The minister agreed.", "Political offence"):
            assert letters_of(internal) not in printed

    def test_leaves_the_office_without_it_once_issued(self, weighed, reviewer):
        perform(Act.APPROVE, weighed, reviewer, seen(weighed))

        issued = IssuedLetter.objects.get()
        left = issued.content + words(letters.pdf(issued, at=NOON))
        assert PROMISE in issued.content
        for internal in (RISK, "The minister agreed.", "political_offence", "Political offence"):
            assert internal not in left

    def test_cites_the_article_of_a_reply_where_it_was_read(self, draft):
        answer(draft, "bank_secrecy", GroundPosition.REPLIED, words="Bank secrecy is no ground.")

        assert letters_of("Bank secrecy, art. 18(8)") in letters_of(words(draw_draft(assemble.assemble(fresh(draft)))))

    def test_is_approved_by_the_digest_of_what_the_reviewer_saw(self, weighed, reviewer):
        digest = Reading(weighed, on=TODAY).digest

        workflow.perform(Act.APPROVE, assistance_request=weighed, user=reviewer, at=NOON, details=seen(weighed))

        assert IssuedLetter.objects.get().digest == digest
