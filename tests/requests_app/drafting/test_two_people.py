"""Two people on one page of a draft: what one of them changed is put together, what both changed the second sees."""

from functools import partial

import pytest
from django.test import Client

from requests_app.choices import Section
from requests_app.drafting import versions
from requests_app.models import Clause
from tests.at_once import at_once
from tests.factories import AssistanceRequestFactory, UserFactory
from tests.requests_app.browser import edit, posted, section_url, words_of
from tests.requests_app.performing import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def draft(office, officer):
    made = AssistanceRequestFactory(office=office, drafted_by=officer)
    type(made).objects.filter(pk=made.pk).update(nexus="Shown.", purpose="Shown too.", sections_seen=[*Section])
    return made


@pytest.fixture
def colleague(office):
    return UserFactory(office=office, name="Ada Sample")


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def second(draft, officer, colleague):
    """`second({...}, nexus="...")`: the officer saves the page that was open while a colleague saved the first."""

    def save(by_the_first: dict, section="facts", first_section=None, **typed):
        own, address = signed_in(officer), section_url(draft, section)
        data = posted(own.get(address).context["form"], **typed)
        edit(signed_in(colleague), section_url(draft, first_section or section), **by_the_first)
        return own.post(address, data, follow=True)

    return save


class TestWhatOnlyOneChanged:
    def test_is_saved_with_what_the_other_did(self, draft, second):
        page = second({"nexus": "Ada's."}, purpose="Mine.")

        assert (fresh(draft).nexus, fresh(draft).purpose) == ("Ada's.", "Mine.")
        assert "Ada Sample saved a change after you opened this page. It changed here: Nexus" in words_of(page)

    def test_is_saved_where_the_other_worked_on_another_page(self, draft, second):
        page = second({"clause_costs": "Ada's."}, first_section="clauses", purpose="Mine.")

        assert fresh(draft).purpose == "Mine."
        assert Clause.objects.get(assistance_request=draft, kind="costs").text == "Ada's."
        assert "It changed nothing on this page" in words_of(page)

    def test_keeps_both_steps_as_versions(self, draft, second, colleague, officer):
        second({"nexus": "Ada's."}, purpose="Mine.")

        ada, mine = draft.draft_versions.order_by("version")[1:]
        assert (ada.user, mine.user) == (colleague, officer)
        assert versions.contents([mine])[0].nexus == "Ada's."

    @pytest.mark.parametrize(
        ("first", "own"),
        [
            ({"urgency": "urgent"}, {"clause_costs": "Mine."}),
            ({"wanted_by": "2026-12-24"}, {"urgency_reason": "Mine."}),
            ({"clause_costs": "Ada's."}, {"confidentiality": "ordinary"}),
        ],
    )
    def test_is_put_together_for_choices_and_days_too(self, first, own, draft, second, officer):
        second(first, section="clauses", **own)

        form = signed_in(officer).get(section_url(draft, "clauses")).context["form"]
        now = posted(form)
        assert {name: str(now[name]) for name in first | own} == first | own

    def test_is_put_together_for_people_who_are_named(self, draft, second, colleague):
        second({"named_people": [str(colleague.pk)]}, section="clauses", clause_costs="Mine.")

        assert list(fresh(draft).named_people.all()) == [colleague]


class TestWhatBothChanged:
    def test_is_shown_to_the_second_word_by_word_and_not_saved(self, draft, second):
        page = second({"nexus": "Shown by Ada."}, nexus="Shown by me.", purpose="Mine.")

        assert page.status_code == 409
        assert fresh(draft).nexus == "Shown by Ada."
        assert page.context["form"]["nexus"].value() == "Shown by me."
        html = page.content.decode()
        assert "Saved now: Nexus" in html
        assert "Ada" in html.split("<del>")[1].split("</del>")[0]
        assert " me" in html.split("<ins>")[1].split("</ins>")[0]

    def test_leaves_what_only_the_other_changed_as_they_saved_it(self, second):
        page = second({"nexus": "Ada's.", "purpose": "Ada's too."}, nexus="Mine.")

        assert page.context["form"]["purpose"].value() == "Ada's too."

    def test_is_saved_as_the_second_decides(self, draft, second, officer):
        page = second({"nexus": "Ada's."}, nexus="Mine.", purpose="Mine too.")
        client = signed_in(officer)

        answer = client.post(section_url(draft, "facts"), posted(page.context["form"], nexus="Ada's and mine."))

        assert answer.status_code == 302
        assert (fresh(draft).nexus, fresh(draft).purpose) == ("Ada's and mine.", "Mine too.")

    def test_in_the_same_words_is_no_difference(self, draft, second):
        page = second({"nexus": "The same."}, nexus="The same.", purpose="Mine.")

        assert page.status_code == 200
        assert fresh(draft).purpose == "Mine."

    @pytest.mark.parametrize("lost", ["", "x", "[]", '{"nexus": 7}'])
    def test_is_what_a_page_without_its_fingerprints_shows(self, lost, draft, second):
        page = second({"purpose": "Ada's."}, nexus="Mine.", seen_fields=lost)

        assert page.status_code == 409
        assert fresh(draft).nexus == "Shown."
        assert page.context["form"]["nexus"].value() == "Mine."


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_two_who_save_different_fields_lose_nothing(self, draft, officer, colleague):
        people = {"nexus": signed_in(officer), "purpose": signed_in(colleague)}
        address = section_url(draft, "facts")
        pages = {name: posted(client.get(address).context["form"]) for name, client in people.items()}

        answers = at_once(
            *(partial(people[name].post, address, pages[name] | {name: f"Mine: {name}."}) for name in people)
        )

        assert [answer.status_code for answer in answers] == [302, 302]
        assert (fresh(draft).nexus, fresh(draft).purpose) == ("Mine: nexus.", "Mine: purpose.")
