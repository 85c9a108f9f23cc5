"""Whoever keeps the catalogue is told of what it does not have, and of nothing else."""

import pytest
from django.urls import reverse

from requests_app import services
from requests_app.choices import Confidentiality
from requests_app.models import AssistanceRequest, Offence
from tests.factories import NOON, UserFactory
from tests.requests_app.browser import edit, posted, words_of
from tests.requests_app.drafting.offences.reaching import url
from treaties.editing import asked
from treaties.models import Suggestion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


class TestTheEditors:
    def write(self, client, draft, **typed):
        typed = {"title": "Arson", "provision": "Act 1, section 2"} | typed
        return edit(client, url("offence_new", draft), **typed)

    def test_are_told_of_what_the_catalogue_does_not_have_once(self, draft, client):
        self.write(client, draft, counterpart_provision="18 USC 81")
        self.write(client, draft, counterpart_provision="18 USC 81")

        words = sorted(each.words for each in asked.open_suggestions())
        assert words == [
            "18 USC 81\nOffence: Arson (not in the catalogue)",
            "Act 1, section 2\nOffence: Arson (not in the catalogue)",
        ]

    def test_read_nothing_of_the_case(self, draft, client):
        self.write(client, draft, text="Sajid Example set fire.", explanation="As in our case.")

        (suggestion,) = Suggestion.objects.all()
        assert suggestion.about == "Offence catalogue: a provision of Pakistan"
        assert (suggestion.url, suggestion.about_key) == ("", "")
        assert "Sajid" not in suggestion.words

    def test_are_not_told_of_what_the_catalogue_has(self, draft, client):
        edit(client, url("offence", draft, draft.offences.first().pk), penalty="Up to 20 years")

        assert not Suggestion.objects.exists()

    @pytest.mark.parametrize("mark", [{"is_exercise": True}, {"confidentiality": Confidentiality.RESTRICTED}])
    def test_are_not_told_by_an_exercise_or_of_a_restricted_request(self, mark, at_status, officer, client):
        kept = at_status(**mark)
        kept.named_people.add(officer)

        page = words_of(client.get(url("offence_new", kept)))
        self.write(client, kept)

        assert "The registry's editors are not told of it" in page
        assert not Suggestion.objects.exists()

    def test_are_told_of_what_is_written_in_the_case_too(self, draft, client):
        edit(client, reverse("requests_app:case_offence_new", args=[draft.case_id]), title="Arson", provision="Act 1")

        assert Suggestion.objects.get().words == "Act 1\nOffence: Arson (not in the catalogue)"

    def test_are_told_nothing_of_a_save_that_was_refused(self, draft, client):
        address = url("offence_new", draft)
        data = posted(client.get(address).context["form"], title="Arson", provision="Act 1, section 2")
        colleague = UserFactory(office=draft.office)
        with services.editing(draft, user=colleague, at=NOON, seen_version=draft.version):
            pass
        AssistanceRequest.objects.filter(pk=draft.pk).update(nexus="Changed.")

        client.post(address, data)

        assert Suggestion.objects.count() == Offence.objects.filter(title="Arson").count()
