"""Pages for what no view answers: each says in words what happened, that nothing was saved, and where to go."""

import pytest
from django.test import Client
from django.urls import reverse

from config.errors import bad_request
from requests_app.choices import Section
from tests.factories import AssistanceRequestFactory, UserFactory
from tests.requests_app.browser import posted, section_url, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client):
    drafted = AssistanceRequestFactory()
    client.force_login(drafted.created_by)
    return drafted


class TestAFormThatIsTooLarge:
    def test_is_told_with_the_limit_and_saves_nothing(self, draft, client, settings):
        typed = posted(client.get(section_url(draft, Section.FACTS)).context["form"], nexus="x" * 1024**2)
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024**2

        page = client.post(section_url(draft, Section.FACTS), typed)

        assert page.status_code == 413
        assert "One form takes 1 MB of text" in words_of(page)
        assert type(draft).objects.get(pk=draft.pk).version == draft.version

    def test_by_its_many_fields_is_told_with_their_limit(self, draft, client, settings):
        settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 20

        page = client.post(section_url(draft, Section.FACTS), {str(number): "" for number in range(21)})

        assert page.status_code == 413
        assert "One form takes 20 answers" in words_of(page)


class TestAnAddressOfAButton:
    def test_that_is_opened_without_one_says_so(self, draft, client):
        page = client.get(reverse("requests_app:measure_move", args=[draft.pk, 1]))

        assert page.status_code == 405
        assert page["Allow"] == "POST"
        assert "A button leads to this address" in words_of(page)


class TestAFormWithoutItsToken:
    def test_says_that_the_page_was_open_too_long(self, draft):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(UserFactory())

        page = strict.post(section_url(draft, Section.FACTS), {"nexus": "x"})

        assert page.status_code == 403
        assert "This page was open too long" in words_of(page)


class TestAnAddressThatCannotBeRead:
    def test_is_told_apart_from_a_form_that_is_too_large(self, rf):
        page = bad_request(rf.get("/"), ValueError())

        assert page.status_code == 400
        assert "This could not be read" in words_of(page)
