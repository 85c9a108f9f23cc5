"""Whoever mends the facts, by whichever door, carries pointers of elements over and reads what to look at again."""

import pytest
from django.urls import reverse

from requests_app import assemble, services
from requests_app.choices import AnswerStep
from requests_app.content import pointing
from requests_app.models import AssistanceRequest
from requests_app.questionnaires import taking_over
from requests_app.reading import Reading
from tests.factories import NOON, TODAY
from tests.requests_app.browser import edit, posted, section_url, words_of
from tests.requests_app.questionnaires.conftest import SOON, answer, ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

FACTS = "They met in a hall.\n\nThey lied about the journey."
MENDED = FACTS.replace("in a hall", "in May in a large hall")
STILL = "Paragraph 1 of the facts was changed, and “"
GONE = "The paragraph that began “They met in a hall.” was taken out or written anew, so “"


@pytest.fixture
def draft(at_status):
    """Its first element points at the first paragraph."""
    made = at_status()
    made.case.summary_of_facts = FACTS
    made.case.save()
    point = [pointing.paragraphs(FACTS)[0].pointer]
    services.set_elements(made.offences.first(), [{"element": "act", "paragraphs": point}])
    return AssistanceRequest.objects.get(pk=made.pk)


@pytest.fixture
def client(client, officer):
    client.force_login(officer)
    return client


def act(draft):
    """The element as the letter tells it."""
    return act_of(assemble.assemble(AssistanceRequest.objects.get(pk=draft.pk)))


def act_of(content):
    return next(each for each in content.offences[0].elements if each.key == "act")


def elements_url(draft):
    return reverse("requests_app:elements", args=[draft.pk, draft.offences.first().pk])


def saved(client, url, **typed):
    return words_of(client.post(url, posted(client.get(url).context["form"], **typed), follow=True))


class TestMendedFacts:
    def test_keep_the_pointer_from_the_page_of_the_section(self, draft, client):
        page = saved(client, section_url(draft, "facts"), summary_of_facts=MENDED)

        assert STILL in page
        assert (act(draft).paragraphs, act(draft).mended, act(draft).lost) == ((1,), (1,), ())

    def test_keep_it_from_the_page_of_the_case(self, draft, client):
        page = saved(client, reverse("requests_app:case_edit", args=[draft.case_id]), summary_of_facts=MENDED)

        assert STILL in page
        assert act(draft).paragraphs == (1,)

    def test_keep_it_where_an_answer_is_taken_over(self, draft, officer, client):
        asked, _ = ask(draft, officer)
        answer(asked, facts__what=MENDED)
        url = reverse("requests_app:answer_step", args=[draft.pk, asked.pk, asked.answers.get().pk])

        page = client.post(url, {"step": AnswerStep.REPLACED, "seen_version": draft.version}, follow=True)

        assert STILL in words_of(page)
        assert act(draft).paragraphs == (1,)

    def test_keep_it_where_an_answer_is_added(self, draft, officer):
        asked, _ = ask(draft, officer)
        answer(asked, facts__what="They paid.")

        told = taking_over.take_over(
            asked.answers.get(), AnswerStep.ADDED, user=officer, at=SOON, seen_version=draft.version
        )

        assert (told, act(draft).paragraphs, act(draft).mended) == ((), (1,), ())

    def test_keep_it_where_two_saves_are_put_together(self, draft, client, colleague):
        url = section_url(draft, "facts")
        mine = posted(client.get(url).context["form"], summary_of_facts=MENDED)
        with services.editing(draft, user=colleague, at=NOON, seen_version=draft.version) as locked:
            locked.nexus = "Ada's."

        page = words_of(client.post(url, mine, follow=True))

        assert "Ada Sample saved a change" in page
        assert STILL in page
        assert act(draft).paragraphs == (1,)

    def test_keep_it_while_somebody_types(self, draft):
        def write(trial):
            trial.case.summary_of_facts = MENDED

        assert act_of(services.tried(draft, write, on=TODAY).content).paragraphs == (1,)
        assert act(draft).mended == ()

    def test_that_lose_the_paragraph_say_so(self, draft, client):
        page = saved(client, section_url(draft, "facts"), summary_of_facts="They lied about the journey.")

        assert GONE in page
        assert (act(draft).paragraphs, act(draft).lost) == ((), ("They met in a hall.",))

    def test_say_nothing_where_no_element_points(self, draft, client):
        page = saved(client, section_url(draft, "facts"), summary_of_facts=f"{FACTS} For long.")

        assert "of the facts was changed" not in page


class TestWhatIsToBeLookedAtAgain:
    @pytest.fixture(autouse=True)
    def mended(self, draft, client):
        edit(client, section_url(draft, "facts"), summary_of_facts=MENDED)

    def test_is_told_with_the_elements_and_the_gaps(self, draft, client):
        page = words_of(client.get(elements_url(draft)))
        gaps = [each.title for each in Reading(AssistanceRequest.objects.get(pk=draft.pk), on=TODAY).gaps]

        assert "it began “They met in a hall.”" in page
        assert any(each.startswith("Look again at the facts for “") for each in gaps)

    def test_ends_once_the_elements_are_saved(self, draft, client):
        before = AssistanceRequest.objects.get(pk=draft.pk).version

        edit(client, elements_url(draft))

        assert (act(draft).paragraphs, act(draft).mended) == ((1,), ())
        assert AssistanceRequest.objects.get(pk=draft.pk).version == before + 1
