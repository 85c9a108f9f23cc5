"""Why a text came back, on the pages of whoever corrects it and of whoever reviews it again."""

import pytest
from django.urls import reverse

from requests_app import acts, services
from requests_app.choices import Act, Deficiency, ReturnReason, Section, Status
from requests_app.models import RequestEvent
from tests.factories import NOON, TODAY
from tests.requests_app.browser import section_url, words_of
from tests.requests_app.performing import fresh, perform, seen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
NOTE = "Say why these records matter."


def submit(assistance_request, officer):
    details = acts.Submit(seen_version=fresh(assistance_request).version)
    return perform(Act.SUBMIT, assistance_request, officer, details)


def write(assistance_request, officer, **changes):
    now = fresh(assistance_request)
    with services.editing(now, user=officer, at=NOON, seen_version=now.version) as locked:
        for name, value in changes.items():
            setattr(locked, name, value)


def shown(client, person, assistance_request, page="request"):
    client.force_login(person)
    return words_of(client.get(reverse(f"requests_app:{page}", args=[assistance_request.pk])))


@pytest.fixture
def returned(at_status, officer, reviewer):
    """Submitted, and returned with a note."""
    made = at_status()
    submit(made, officer)
    perform(Act.RETURN_FOR_CORRECTION, made, reviewer, acts.ReturnForCorrection(ReturnReason.NEXUS, NOTE))
    return made


@pytest.fixture
def revised(at_status, officer, reviewer, sender):
    """Sent, found deficient in its measures and its annexes, and begun anew."""
    made = at_status()
    submit(made, officer)
    perform(Act.APPROVE, made, reviewer, seen(made))
    perform(Act.TRANSMIT, made, sender)
    deficient = (
        acts.DeficientField(Section.MEASURES, Deficiency.TOO_BROAD, "Ten years of mail."),
        acts.DeficientField(Section.ANNEXES, Deficiency.MISSING, "The text of the law."),
    )
    perform(Act.RECORD_RETURN, made, sender, acts.RecordReturn(on=TODAY, deficient=deficient))
    perform(Act.REVISE, made, officer)
    return made


class TestADraftThatCameBack:
    def test_says_why_and_by_whom_above_everything_else(self, returned, officer, reviewer, client):
        page = shown(client, officer, returned)

        assert f"{reviewer} returned it for correction" in page
        assert page.index(NOTE) < page.index("<h1")

    @pytest.mark.parametrize("section", Section)
    def test_says_so_on_each_section(self, section, returned, officer, client):
        client.force_login(officer)

        page = words_of(client.get(section_url(returned, section)))

        assert NOTE in page
        assert "the link between evidence and offence is not shown" in page

    def test_says_why_its_approval_was_recalled(self, at_status, officer, reviewer, client):
        made = at_status(Status.UNDER_REVIEW)
        perform(Act.APPROVE, made, reviewer, seen(made))
        perform(Act.RECALL, made, reviewer, acts.Recall(reason="A name is wrong."))

        assert "A name is wrong." in shown(client, officer, made).split("<h1")[0]

    def test_tells_on_a_section_what_the_requested_state_found_there(self, revised, officer, client):
        client.force_login(officer)

        measures = words_of(client.get(section_url(revised, Section.MEASURES)))
        facts = words_of(client.get(section_url(revised, Section.FACTS)))

        assert "Too broad" in measures
        assert "Ten years of mail." in measures
        assert "The text of the law." not in measures
        assert "Ten years of mail." not in facts
        assert "No remark on this section." in facts

    def test_tells_on_its_page_all_that_the_requested_state_found(self, revised, officer, client):
        before_the_title = shown(client, officer, revised).split("<h1")[0]

        assert "Ten years of mail." in before_the_title
        assert "The text of the law." in before_the_title

    def test_says_nothing_where_it_never_did(self, at_status, officer, client):
        assert "Why it came back" not in shown(client, officer, at_status())

    def test_says_nothing_more_once_it_is_submitted_again(self, returned, officer, client):
        submit(returned, officer)

        assert "Why it came back" not in shown(client, officer, returned)


class TestAReviewAfterwards:
    def test_shows_the_earlier_note_and_what_changed_since(self, returned, officer, reviewer, client):
        write(returned, officer, nexus="The account posted every advertisement, as the ledger shows.")
        submit(returned, officer)

        page = shown(client, reviewer, returned, "review")

        assert NOTE in page
        assert 'Changed since: <a href="#text-facts">Facts and nexus</a>.' in page

    def test_says_that_nothing_changed_though_the_letter_has_a_new_number(self, revised, officer, reviewer, client):
        submit(revised, officer)

        page = shown(client, reviewer, revised, "review")

        assert "Ten years of mail." in page
        assert "Nothing in the text has changed since." in page

    def test_says_nothing_of_changes_where_the_history_does_not_tell(self, at_status, officer, reviewer, client):
        made = at_status(Status.UNDER_REVIEW)
        assert RequestEvent.objects.get(assistance_request=made, act=Act.SUBMIT).details.get("sections") in (None, {})
        perform(Act.RETURN_FOR_CORRECTION, made, reviewer)
        submit(made, officer)

        page = shown(client, reviewer, made, "review")

        assert NOTE in page
        assert "since" not in page.split("Why it came back")[1].split("</section>")[0]
