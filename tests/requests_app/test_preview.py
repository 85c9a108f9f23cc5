"""The letter beside the form says what the letter will say, with what is typed, and never whom it should not name."""

import pytest
from django.urls import reverse

from paper.words import words
from requests_app import services
from requests_app.assemble import assemble
from requests_app.choices import Section
from requests_app.documents import letter, preview
from requests_app.models import AssistanceRequest
from tests.factories import AssistanceRequestFactory
from tests.requests_app.browser import posted, section_url, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def draft(office, officer, client):
    client.force_login(officer)
    return AssistanceRequestFactory(office=office, drafted_by=officer)


def shown(content, section):
    return [block.text for block in preview.of_section(content, section).blocks]


class TestOfSection:
    @pytest.mark.parametrize("section", Section)
    def test_says_nothing_that_the_letter_does_not_say(self, draft, section):
        content = assemble(draft)

        printed = [block.text for block in words(letter.story(content, None))]

        assert set(shown(content, section)) <= set(printed)

    def test_of_all_sections_says_every_section_of_the_letter(self, draft):
        content = assemble(draft)

        said = {text for section in Section for text in shown(content, section)}

        assert {heading.frags[0].text for _, heading, _ in letter.sections(content)} <= said

    def test_numbers_the_headings_and_paragraphs_as_the_letter_does(self, draft):
        draft.case.summary_of_facts = "He wrote to her.\n\nShe answered."
        draft.case.save()

        blocks = preview.of_section(assemble(AssistanceRequest.objects.get(pk=draft.pk)), Section.FACTS).blocks

        heading = next(each.text for each in blocks if each.text.endswith("Summary of facts"))
        assert heading.split(".")[0].isdigit()
        assert [(each.margin, each.text) for each in blocks if getattr(each, "margin", "")] == [
            ("1", "He wrote to her."),
            ("2", "She answered."),
        ]

    def test_ends_where_it_would_be_long(self, draft):
        draft.case.summary_of_facts = "word " * 40_000
        draft.case.save()

        part = preview.of_section(assemble(AssistanceRequest.objects.get(pk=draft.pk)), Section.FACTS)

        assert part.is_cut
        assert sum(len(block.text) for block in part.blocks) < 2 * preview.LONGEST


class TestOnThePage:
    def test_is_marked_a_draft_and_leads_to_the_whole(self, draft, client):
        page = client.get(section_url(draft, "facts")).content.decode()

        assert '<p class="preview-stamp" lang="en">Draft</p>' in page
        assert reverse("requests_app:draft_pdf", args=[draft.pk]) in page

    def test_says_what_is_typed_and_not_saved(self, draft, client):
        address = section_url(draft, "facts")
        data = posted(client.get(address).context["form"], nexus="Only the log shows who wrote <b>it</b>.")

        response = client.post(f"{address}?typed=1", data, headers={"HX-Request": "true"})

        part = response.content.decode().partition('id="preview-words"')[2]
        assert "Only the log shows who wrote &lt;b&gt;it&lt;/b&gt;." in part
        assert 'hx-swap-oob="true"' in part[:200]
        assert "Only the log" not in words_of(client.get(reverse("requests_app:request", args=[draft.pk])))

    def test_says_where_nothing_is_written_yet(self, draft, client):
        draft.statements.all().delete()

        assert "The letter says nothing of this yet." in words_of(client.get(section_url(draft, "statements")))

    def test_names_no_protected_person_before_anything_is_saved(self, draft, client):
        named = services.write_person(draft.case, role="victim", name="Nadia Gul Muster")
        draft.persons.add(named)
        address = section_url(draft, "facts")
        data = posted(client.get(address).context["form"], nexus="Nadia Gul Muster has no copy of it.")

        part = client.post(f"{address}?typed=1", data).content.decode().partition('id="preview-words"')[2]

        assert f"{named.protection.pseudonym} has no copy of it." in part
        assert "Muster" not in part
