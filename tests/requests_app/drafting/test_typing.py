"""What is typed and not saved is kept for its writer alone, and the page answers to it; nothing of it is saved."""

from datetime import timedelta
from functools import partial

import pytest
from django.urls import reverse
from django.utils import timezone

from requests_app import services
from requests_app.choices import Section, Status
from requests_app.models import Statement, WorkingCopy
from tests.at_once import at_once
from tests.factories import NOON, AssistanceRequestFactory, UserFactory
from tests.requests_app.browser import edit, posted, section_url, words_of
from tests.requests_app.performing import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def draft(office, officer, client):
    client.force_login(officer)
    return AssistanceRequestFactory(office=office, drafted_by=officer)


@pytest.fixture
def typing(draft, client):
    """`typing("facts", nexus="...")`: what the browser posts after a pause."""

    def post(section="facts", address=None, **typed):
        address = address or section_url(draft, section)
        data = posted(client.get(address).context["form"], **typed)
        return client.post(f"{address}?typed=1", data, headers={"HX-Request": "true"})

    return post


def gaps_of(response):
    return {gap.key for gap in response.context["gaps_here"]}


class TestTyping:
    def test_is_kept_and_saves_nothing(self, draft, typing, reviewer, client):
        client.force_login(reviewer)

        response = typing(nexus="Half a sent")

        assert "12:00</time>, for you alone, until you save." in words_of(response)
        assert fresh(draft).nexus != "Half a sent"
        assert fresh(draft).version == 1
        assert not draft.drafters.filter(user=reviewer).exists()
        assert not draft.draft_versions.exists()

    def test_tells_what_is_open_with_it(self, draft, typing, client):
        before = gaps_of(client.get(section_url(draft, "facts")))

        after = typing(purpose="", nexus="")

        assert gaps_of(after) > before
        mandatory = len(after.context["reading"].mandatory_gaps)
        assert f"<dt>Mandatory open</dt><dd>{mandatory}</dd>" in after.content.decode()
        assert 'href="' + section_url(draft, "facts") + '#id_purpose"' in after.content.decode()

    def test_says_what_the_saved_draft_says_once_it_is_saved(self, draft, typing, client):
        typed = {gap.key for gap in typing(purpose="").context["reading"].gaps}

        edit(client, section_url(draft, "facts"), purpose="")

        assert {gap.key for gap in client.get(section_url(draft, "facts")).context["reading"].gaps} == typed

    @pytest.mark.parametrize("section", Section)
    def test_is_answered_on_every_section(self, section, typing):
        assert typing(section).status_code == 200

    def test_is_answered_on_the_page_of_a_measure(self, draft, typing):
        address = reverse("requests_app:measure", args=[draft.pk, draft.measures.first().pk])

        assert typing(address=address).status_code == 200

    def test_of_what_is_wrong_counts_as_not_written(self, draft, typing, client):
        field = Statement.objects.filter(assistance_request=draft).first().field

        response = typing("statements", **{f"statement_{field}": ""})

        assert response.context["form"].errors
        assert f"#id_statement_{field}" in response.content.decode()
        assert any(gap.anchor == f"id_statement_{field}" for gap in response.context["gaps_here"])

    def test_of_facts_leaves_the_case_as_it_is(self, draft, typing):
        typing(summary_of_facts="Other facts.")

        assert fresh(draft).case.summary_of_facts != "Other facts."
        assert fresh(draft).case.version == 1

    def test_of_what_is_saved_keeps_nothing(self, typing):
        assert "Kept at" not in words_of(typing())
        assert not WorkingCopy.objects.exists()

    def test_in_what_is_no_draft_any_more_says_that_it_is_not_kept(self, office, officer, client):
        sent = AssistanceRequestFactory(office=office, drafted_by=officer, status=Status.UNDER_REVIEW)
        client.force_login(officer)

        response = client.post(section_url(sent, "facts") + "?typed=1", {"nexus": "Late.", "seen_version": "1"})

        assert response.status_code == 409
        assert "is not kept" in words_of(response)
        assert not WorkingCopy.objects.exists()

    def test_of_somebody_signed_out_is_answered_in_a_sentence(self, draft, client):
        client.logout()

        response = client.post(section_url(draft, "facts") + "?typed=1", {}, headers={"HX-Request": "true"})

        assert response.status_code == 401
        assert "You are signed out" in words_of(response)

    def test_is_not_there_for_another_office(self, draft, outsider, client):
        client.force_login(outsider)

        assert client.post(section_url(draft, "facts") + "?typed=1", {"nexus": "x"}).status_code == 404
        assert not WorkingCopy.objects.exists()


class TestWhatWasKept:
    def test_stands_in_the_form_when_the_page_is_opened_again(self, draft, officer, typing, client):
        typing(nexus="Half a sent", purpose="")
        client.logout()
        client.force_login(officer)

        page = client.get(section_url(draft, "facts"))

        assert "You typed this at 12:00 and did not save it" in words_of(page)
        assert page.context["form"]["nexus"].value() == "Half a sent"
        assert "id_purpose" in {gap.anchor for gap in page.context["gaps_here"]}
        assert f"Saved now: {page.context['form'].fields['nexus'].label}" in words_of(page)

    def test_is_gone_once_it_is_saved(self, draft, typing, client):
        typing(nexus="Half a sentence.")

        edit(client, section_url(draft, "facts"))

        assert fresh(draft).nexus == "Half a sentence."
        assert not WorkingCopy.objects.exists()

    def test_is_thrown_away_at_a_press(self, draft, typing, client):
        typing(nexus="Half a sent")

        address = reverse("requests_app:typed_discard", args=[draft.pk])
        page = client.post(address, {"address": section_url(draft, "facts")}, follow=True)

        assert page.context["form"]["nexus"].value() == draft.nexus
        assert not WorkingCopy.objects.exists()

    def test_that_was_saved_meanwhile_is_not_kept_however_it_was_typed(self, draft, typing, client):
        """A post after a pause may come in after the save of its page, in the words that were typed."""
        measure = draft.measures.first()
        address = reverse("requests_app:measure", args=[draft.pk, measure.pk])
        typed = {"period_from": "2026-04-01 00:00", "period_to": "2026-09-05 23:59", "period_zone": "Pakistan time"}
        late = posted(client.get(address).context["form"]) | typed

        client.post(address, late)
        client.post(f"{address}?typed=1", late, headers={"HX-Request": "true"})

        assert "Asia/Karachi" in fresh(draft).measures.first().particulars["period"]
        assert not WorkingCopy.objects.exists()

    def test_on_a_part_that_was_taken_out_is_shown_to_be_copied(self, draft, typing, client):
        person = draft.persons.first()
        address = reverse("requests_app:person", args=[draft.pk, person.pk])
        typing(address=address, note="Seen at the flat.")
        draft.persons.remove(person)

        page = client.get(address)

        assert page.status_code == 409
        assert "Seen at the flat." in words_of(page)

    def test_is_nobody_elses(self, draft, typing, office, client):
        typing(nexus="Half a sent")
        client.force_login(UserFactory(office=office))

        page = client.get(section_url(draft, "facts"))

        assert "Half a sent" not in page.content.decode()
        address = reverse("requests_app:typed_discard", args=[draft.pk])
        assert client.post(address, {"address": section_url(draft, "facts")}).status_code == 404
        assert WorkingCopy.objects.count() == 1

    def test_tells_colleagues_who_is_writing_since_when(self, draft, officer, typing, office, client, monkeypatch):
        typing(nexus="Half a sent")
        client.force_login(UserFactory(office=office))

        assert f"{officer} is writing here since 12:00" in words_of(client.get(section_url(draft, "facts")))
        assert f"{officer} is writing" not in words_of(client.get(section_url(draft, "clauses")))

        monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(hours=2))
        page = words_of(client.get(section_url(draft, "facts")))
        assert f"{officer} has text here that is not saved, since 24 November, 12:00" in page


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_two_windows_of_one_person_keep_one_working_copy(self, draft, officer):
        def keep(text):
            address = section_url(draft, "facts")
            return services.keep_working_copy(
                draft, user=officer, address=address, title="Facts", data={"nexus": [text]}, at=NOON
            )

        outcomes = at_once(*(partial(keep, text) for text in ("One.", "Two.", "Three.")))

        assert not [each for each in outcomes if isinstance(each, Exception)]
        assert WorkingCopy.objects.get().data["nexus"][0] in ("One.", "Two.", "Three.")
