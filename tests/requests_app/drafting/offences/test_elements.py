"""Elements of an offence, answered by paragraphs and words under both laws."""

import pytest

from requests_app.content import pointing
from requests_app.models import AssistanceRequest
from tests.factories import UserFactory
from tests.requests_app.browser import edit, words_of
from tests.requests_app.drafting.offences.reaching import of_the_case, told, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def elements_url(draft):
    return url("elements", draft, draft.offences.first().pk)


class TestElements:
    def test_are_answered_by_paragraphs_and_words_under_both_laws(self, draft, client):
        draft.case.summary_of_facts = "They met.\n\nThey lied."
        draft.case.save()
        _, second = pointing.paragraphs("They met.\n\nThey lied.")

        edit(
            client,
            elements_url(draft),
            element_2_paragraphs=[f"{second.number}:{second.digest}"],
            element_2_facts="By telephone.",
            element_2_counterpart_law="Fraud.",
        )

        means = next(each for each in told(draft).elements if each.key == "means")
        assert (means.paragraphs, means.facts, means.counterpart_law) == ((2,), "By telephone.", "Fraud.")

    def test_of_your_own_get_questions_of_their_own(self, draft, client):
        response = edit(client, elements_url(draft), further="Organised group")

        assert response.url == elements_url(draft)
        assert "Organised group" in [each.title for each in told(draft).elements]
        edit(client, elements_url(draft), further="")
        assert "Organised group" not in [each.title for each in told(draft).elements]

    def test_are_asked_for_once(self, draft, client):
        response = edit(client, elements_url(draft), further="Means")

        assert "is asked for above already" in words_of(response)

    def test_are_written_once_for_all_requests_of_the_case(self, draft, client):
        elsewhere = of_the_case(draft, "DE")

        edit(client, elements_url(draft), element_1_facts="Said in court.", element_1_counterpart_law="Of the US.")

        act = next(each for each in told(elsewhere).elements if each.key == "act")
        assert (act.facts, act.counterpart_law) == ("Said in court.", "")
        assert AssistanceRequest.objects.get(pk=elsewhere.pk).version == elsewhere.version + 1

    def test_whose_paragraph_was_changed_ask_to_look_again(self, draft, client):
        facts = "They met.\n\nThey lied."
        draft.case.summary_of_facts = facts
        draft.case.save()
        first, _ = pointing.paragraphs(facts)
        edit(client, elements_url(draft), element_1_paragraphs=[f"{first.number}:{first.digest}"])
        draft.case.summary_of_facts = "They met in May.\n\nThey lied."
        draft.case.save()

        page = words_of(client.get(elements_url(draft)))

        assert "You pointed at the paragraph that began “They met.”. It was changed since" in page
        act = next(each for each in told(draft).elements if each.key == "act")
        assert (act.paragraphs, act.lost) == ((), ("They met.",))

    def test_of_another_office_are_not_there(self, draft, client):
        client.force_login(UserFactory())

        assert client.get(elements_url(draft)).status_code == 404

    def test_gaps_lead_to_their_inputs(self, draft, client):
        draft.offences.first().element_answers.all().delete()

        page = client.get(url("check", draft)).content.decode()

        assert f"{elements_url(draft)}#id_offence_1_element_1_facts" in page
        assert 'id="id_offence_1_element_1_facts"' in client.get(elements_url(draft)).content.decode()
