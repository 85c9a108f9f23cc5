"""Every save of a draft is kept, once, and any two can be compared."""

from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from requests_app import assemble, services
from requests_app.choices import Confidentiality, Section
from requests_app.content import to_json
from requests_app.drafting import versions
from requests_app.models import AssistanceRequest, DraftVersion, KeptText
from requests_app.models.record import WrittenOnce
from requests_app.services import StaleEdit
from tests.at_once import at_once
from tests.factories import NOON, AssistanceRequestFactory, UserFactory
from tests.requests_app.browser import edit, section_url, words_of
from tests.requests_app.performing import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(office, officer):
    return AssistanceRequestFactory(office=office, drafted_by=officer)


@pytest.fixture
def save(draft, officer):
    """`save(nexus="...")`: the officer saves it on the page of the facts."""

    def write(user=officer, **typed):
        seen = fresh(draft).version
        with services.editing(draft, user=user, at=NOON, seen_version=seen, section=Section.FACTS) as locked:
            for name, text in typed.items():
                setattr(locked, name, text)

    return write


class TestASave:
    def test_keeps_what_the_draft_says_with_who_when_and_where(self, draft, save, officer):
        save(nexus="Only these records show who paid.")

        kept = draft.draft_versions.last()
        assert (kept.version, kept.user, kept.at, kept.section) == (2, officer, NOON, Section.FACTS)
        (content,) = versions.contents([kept])
        assert to_json(content) == to_json(assemble.assemble(fresh(draft)))

    def test_of_a_draft_older_than_that_keeps_what_it_said_before_too(self, draft, save):
        before = to_json(assemble.assemble(draft))
        save(nexus="Another.")

        found, _ = draft.draft_versions.all()
        assert (found.version, found.user) == (1, None)
        assert to_json(versions.contents([found])[0]) == before

    def test_that_changes_nothing_keeps_no_version(self, draft, save):
        save(nexus="Another.")
        save(nexus="Another.")

        assert [each.version for each in draft.draft_versions.all()] == [1, 2]
        assert fresh(draft).version == 3

    def test_takes_room_only_for_the_section_that_changed(self, draft, save):
        save(nexus="One.")
        before = KeptText.objects.count()
        save(nexus="Two.")
        save(nexus="One.")

        assert KeptText.objects.count() == before + 1
        assert draft.draft_versions.count() == 4

    def test_that_is_refused_keeps_none(self, draft, officer):
        with (
            pytest.raises(StaleEdit),
            services.editing(draft, user=officer, at=NOON, seen_version=7),
        ):
            pass

        assert not draft.draft_versions.exists()

    def test_of_the_case_keeps_a_version_of_every_request_that_prints_it(self, draft, officer):
        other = AssistanceRequestFactory(office=draft.office, case=draft.case, drafted_by=officer)
        with services.editing_case(draft.case, user=officer, at=NOON, seen_version=draft.case.version) as case:
            case.summary_of_facts = "Other facts."

        for each in (draft, other):
            assert versions.contents([each.draft_versions.last()])[0].summary_of_facts == "Other facts."

    def test_of_draft_and_case_together_keeps_one_version_with_both(self, draft, officer):
        with services.editing_with_case(draft, user=officer, at=NOON, seen_version=1) as locked:
            locked.nexus, locked.case.summary_of_facts = "Another.", "Other facts."

        kept = draft.draft_versions.last()
        (content,) = versions.contents([kept])
        assert (kept.version, content.nexus, content.summary_of_facts) == (2, "Another.", "Other facts.")


@pytest.mark.database  # its triggers
class TestAVersion:
    def test_is_changed_and_deleted_by_nobody(self, draft, save):
        save(nexus="Another.")
        kept = draft.draft_versions.last()

        rows, texts = DraftVersion.objects.filter(pk=kept.pk), KeptText.objects.filter(pk=kept.texts["facts"])
        writes = (
            partial(rows.update, digest=""),
            partial(texts.update, packed=b""),
            partial(rows._raw_delete, rows.db),
            partial(texts._raw_delete, texts.db),
        )
        for write in writes:
            with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
                write()
        with pytest.raises(WrittenOnce):
            kept.delete()


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_who_save_the_same_words_in_two_drafts_both_keep_them(self, office, officer):
        drafts = [AssistanceRequestFactory(office=office, drafted_by=officer) for _ in range(2)]

        def write(draft):
            with services.editing(draft, user=officer, at=NOON, seen_version=1) as locked:
                locked.nexus = "The same words."

        assert at_once(*(partial(write, each) for each in drafts)) == [None, None]
        for each in drafts:
            assert versions.contents([each.draft_versions.last()])[0].nexus == "The same words."


@pytest.mark.usefixtures("noon")
class TestTheirPage:
    @pytest.fixture
    def told(self, draft, save, client, officer):
        save(nexus="He paid forty euros.", purpose="")
        save(nexus="He paid fifty euros.", purpose="To be shown in court.")
        client.force_login(officer)
        return lambda name="versions", asked="": client.get(reverse(f"requests_app:{name}", args=[draft.pk]) + asked)

    def test_says_who_saved_what_when_and_where(self, told, officer):
        words = words_of(told())

        assert f"by {officer}" in words
        assert "Nexus: why this evidence matters: 1 word added, 1 taken out" in words
        assert "Purpose (new)" in words
        assert "Facts and nexus" in words
        assert "as it was found when versions began to be kept" in words

    def test_shows_the_difference_of_any_two_word_by_word(self, told):
        html = told("version_difference", "?from=3&to=2").content.decode().split("<h3>")[1]

        assert "forty" in html.split("<del>")[1].split("</del>")[0]
        assert "fifty" in html.split("<ins>")[1].split("</ins>")[0]
        assert "[added: " in html

    def test_says_that_one_version_is_the_same_as_itself(self, told):
        assert "one and the same version" in words_of(told("version_difference", "?from=2&to=2"))

    @pytest.mark.parametrize("asked", ["", "?from=1", "?from=1&to=9", "?from=1&to=x", "?from=1&to=" + "9" * 40])
    def test_of_a_version_that_is_none_is_not_there(self, asked, told):
        assert told("version_difference", asked).status_code == 404

    def test_of_a_draft_that_was_never_saved_says_so(self, draft, client, officer):
        client.force_login(officer)

        assert "No version is kept yet" in words_of(client.get(reverse("requests_app:versions", args=[draft.pk])))

    @pytest.mark.parametrize("name", ["versions", "version_difference"])
    def test_is_not_there_for_others(self, name, draft, save, office, outsider, client):
        save(nexus="Another.")
        AssistanceRequest.objects.filter(pk=draft.pk).update(confidentiality=Confidentiality.RESTRICTED)

        for person in (outsider, UserFactory(office=office)):
            client.force_login(person)
            address = reverse(f"requests_app:{name}", args=[draft.pk]) + "?from=1&to=2"
            assert client.get(address).status_code == 404

    def test_reads_a_page_of_them_in_few_queries(self, told, save, django_assert_max_num_queries):
        for number in range(25):
            save(nexus=f"Number {number}.")
        told()

        with django_assert_max_num_queries(14):
            assert len(told().context["steps"]) == 20


@pytest.mark.usefixtures("noon")
class TestTheScreens:
    def test_keep_a_version_at_each_save(self, draft, officer, client):
        client.force_login(officer)
        edit(client, section_url(draft, "facts"), nexus="Typed.")

        assert [each.section for each in draft.draft_versions.all()] == ["", "facts"]
