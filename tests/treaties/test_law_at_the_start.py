"""An edition whose law files cannot be read: the server refuses to start and names file and key; pages say so too."""

import zlib

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests.factories import UserFactory
from treaties import law, selectors
from treaties.models import Edition, EditionContent
from treaties.selectors import LawNotReadable, current_registry, refuse_unreadable_law

pytestmark = pytest.mark.django_db


@pytest.fixture
def unreadable(monkeypatch):
    """The current edition, with a key in a law file that nothing knows, as a newer Comity may have written it."""
    edition = Edition.objects.order_by("-number").first()
    files = dict(law.from_bytes(zlib.decompress(EditionContent.objects.get(edition=edition).law)))
    files["offences.yaml"] = b"new_key: 1\n" + files["offences.yaml"]
    monkeypatch.setattr(selectors, "law_files_of", lambda edition: files)
    monkeypatch.setattr(selectors, "_current", None)


class TestTheServer:
    def test_refuses_to_start_and_names_file_and_key(self, unreadable):
        with pytest.raises(LawNotReadable, match=r"offences\.yaml: new_key: is not a known key"):
            refuse_unreadable_law()

    def test_is_not_served_by_the_command(self, unreadable):
        with pytest.raises(CommandError, match=r"offences\.yaml: new_key: is not a known key"):
            call_command("serve", port=0)

    def test_starts_where_the_law_is_read(self):
        refuse_unreadable_law()

        assert current_registry().law.instruments

    def test_starts_with_an_empty_registry_which_the_pages_tell(self, monkeypatch):
        monkeypatch.setattr(selectors.Edition.objects, "order_by", lambda *_: Edition.objects.none())

        refuse_unreadable_law()


class TestAPage:
    def test_says_what_is_wrong_and_what_to_do(self, unreadable, client):
        client.force_login(UserFactory())

        response = client.get(reverse("treaties:finder"))

        assert response.status_code == 503
        assert "offences.yaml: new_key: is not a known key" in response.content.decode()
        assert "load_registry" in response.content.decode()
