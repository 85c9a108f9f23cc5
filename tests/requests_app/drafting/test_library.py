"""The library: who keeps which texts, what a draft is offered, and that nothing typed is lost when one is inserted."""

from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.choices import Role
from requests_app import demo, services
from requests_app.drafting import library
from requests_app.models import LibraryText, WorkingCopy
from requests_app.services import EditRefused
from tests.at_once import at_once
from tests.factories import NOON, AssistanceRequestFactory, OfficeFactory, UserFactory
from tests.requests_app.browser import posted, section_url, words_of
from tests.requests_app.performing import fresh
from treaties.selectors import current_registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

LIBRARY = "requests_app:library"


@pytest.fixture
def administrator():
    return UserFactory(office=None, roles=[Role.ADMINISTRATOR])


@pytest.fixture
def draft(office, officer, client):
    client.force_login(officer)
    return AssistanceRequestFactory(office=office, drafted_by=officer)


def write(by, office, **fields):
    plain = {"place": "clause_costs", "title": "Ordinary costs", "text": "You bear them.", "language": "en"}
    return services.write_library_text(by=by, at=NOON, office=office, **plain | fields)


def insert(client, draft, text, section="clauses", **typed):
    address = section_url(draft, section)
    data = posted(client.get(address).context["form"], **typed)
    return client.post(address, data | {"insert": text.place, f"library_{text.place}": str(text.pk)}, follow=True)


class TestKeeping:
    def test_is_for_an_administrator_everywhere_and_for_a_supervisor_in_the_own_office(self, administrator, reviewer):
        other = OfficeFactory()

        assert [library.may_keep(administrator, each) for each in (None, reviewer.office, other)] == [True] * 3
        assert [library.may_keep(reviewer, each) for each in (None, reviewer.office, other)] == [False, True, False]

    @pytest.mark.parametrize("by", ["officer", "sender", "auditor"])
    def test_is_refused_to_others(self, by, office, request, client):
        user = request.getfixturevalue(by)
        client.force_login(user)

        with pytest.raises(EditRefused, match="a supervisor those of the own one"):
            write(user, user.office)

        assert client.get(reverse(LIBRARY)).status_code == 403
        assert not LibraryText.objects.exists()

    def test_a_change_stands_in_the_place_of_the_old_text_which_is_kept(self, reviewer, client):
        old = write(reviewer, reviewer.office)
        client.force_login(reviewer)
        address = reverse("requests_app:library_text", args=[old.pk])

        client.post(address, posted(client.get(address).context["form"], text="We bear them."))

        assert [each.text for each in library.texts_seen_by(reviewer)] == ["We bear them."]
        old.refresh_from_db()
        assert (old.text, old.retired_by, old.retired_at) == ("You bear them.", reviewer, NOON)

    def test_of_two_who_change_one_text_the_second_is_told_and_keeps_what_was_typed(self, reviewer, client):
        old = write(reviewer, reviewer.office)
        client.force_login(reviewer)
        address = reverse("requests_app:library_text", args=[old.pk])
        data = posted(client.get(address).context["form"], text="Mine.")
        services.retire_library_text(old, by=reviewer, at=NOON)

        told = words_of(client.post(address, data))

        assert "Somebody changed or retired this text after you opened it." in told
        assert "Mine." in told
        assert LibraryText.objects.count() == 1

    def test_of_another_office_is_not_there(self, reviewer, administrator, client):
        theirs = write(administrator, OfficeFactory(), title="Theirs")
        client.force_login(reviewer)

        assert "Theirs" not in words_of(client.get(reverse(LIBRARY)))
        assert client.get(reverse("requests_app:library_text", args=[theirs.pk])).status_code == 404
        assert client.post(reverse("requests_app:library_retire", args=[theirs.pk])).status_code == 404

    def test_starts_with_what_to_write_first(self, reviewer, client):
        client.force_login(reviewer)

        assert "No text is kept yet. Write first what your office writes again and again" in words_of(
            client.get(reverse(LIBRARY))
        )

    def test_says_what_is_missing(self, reviewer, client):
        client.force_login(reviewer)

        told = words_of(client.post(reverse("requests_app:library_new"), {"language": "en"}))

        assert "Choose the input of the draft that it is for." in told
        assert "Write the text." in told

    @pytest.mark.database
    def test_half_retired_is_refused_by_the_database(self, reviewer):
        text = write(reviewer, reviewer.office)

        with pytest.raises(IntegrityError), transaction.atomic():
            LibraryText.objects.filter(pk=text.pk).update(retired_at=NOON)


class TestInserting:
    def test_puts_the_text_below_and_keeps_all_that_was_typed_without_saving(self, draft, client, reviewer):
        text = write(reviewer, draft.office)

        page = insert(client, draft, text, clause_costs="First.", urgency_reason="Half a sent")

        assert page.context["form"]["clause_costs"].value() == "First.\n\nYou bear them."
        assert page.context["form"]["urgency_reason"].value() == "Half a sent"
        assert page.redirect_chain[-1][0].endswith("#id_clause_costs")
        assert fresh(draft).version == draft.version
        assert WorkingCopy.objects.get().data.keys().isdisjoint({"insert", "library_clause_costs"})

    def test_is_saved_as_plain_text(self, draft, client, administrator):
        text = write(administrator, None, text="We bear <them>.")

        page = insert(client, draft, text)
        client.post(section_url(draft, "clauses"), posted(page.context["form"]))

        assert fresh(draft).clauses.get(kind="costs").text.endswith("We bear <them>.")

    @pytest.mark.parametrize(("section", "place"), [("facts", "nexus"), ("facts", "summary_of_facts")])
    def test_reaches_the_facts(self, section, place, draft, client, reviewer):
        page = insert(client, draft, write(reviewer, draft.office, place=place, text="Here."), section)

        assert page.context["form"][place].value().endswith("\n\nHere.")

    def test_reaches_the_statements(self, draft, client, reviewer):
        form = client.get(section_url(draft, "statements")).context["form"]
        place = next(name for name in form.fields if name.startswith("statement_"))

        page = insert(client, draft, write(reviewer, draft.office, place=place, text="Here."), "statements")

        assert page.context["form"][place].value().endswith("Here.")

    def test_of_another_office_a_retired_one_or_in_another_language_puts_nothing(self, draft, client, administrator):
        theirs = write(administrator, OfficeFactory())
        urdu = write(administrator, None, language="ur")
        retired = write(administrator, None)
        services.retire_library_text(retired, by=administrator, at=NOON)

        for text in (theirs, urdu, retired):
            page = insert(client, draft, text, clause_costs="Mine.")

            assert page.context["form"]["clause_costs"].value() == "Mine."
            assert "Choose a text of the library that is offered" in words_of(page)

    def test_is_offered_beside_the_input_it_is_for(self, draft, client, administrator):
        write(administrator, None)

        page = client.get(section_url(draft, "clauses")).content.decode()

        assert page.count('name="insert"') == 1
        assert 'name="insert" value="clause_costs"' in page
        assert page.index("Save and continue") < page.index('name="insert"')  # Enter saves

    def test_is_refused_to_whoever_may_not_draft(self, draft, client, reviewer, outsider):
        text = write(reviewer, draft.office)
        client.force_login(outsider)
        data = {"insert": text.place, f"library_{text.place}": str(text.pk)}

        assert client.post(section_url(draft, "clauses"), data).status_code == 404
        assert not WorkingCopy.objects.exists()


class TestTheStarterTexts:
    def test_of_the_demo_are_each_for_an_input_and_written_once(self, administrator):
        inputs = {name for group in library.places(current_registry().law).values() for name in group}

        assert demo.fill_library(by=administrator, at=NOON) > 3
        assert demo.fill_library(by=administrator, at=NOON) == 0
        assert set(LibraryText.objects.values_list("place", flat=True)) <= inputs


class TestTheAdministration:
    def test_shows_a_text_to_its_office_and_to_those_who_read_all(self, administrator, office, auditor, outsider):
        theirs = write(administrator, office)
        for_all = write(administrator, None)

        def shown(user):
            return set(LibraryText.objects.filter(library.kept_for(user)))

        assert shown(administrator) == shown(auditor) == {theirs, for_all}
        assert shown(outsider) == {for_all}
        assert shown(UserFactory(office=None, roles=[])) == {for_all}


class TestARetiredText:
    @pytest.fixture
    def retired(self, reviewer, office):
        text = write(reviewer, office, title="Old costs")
        services.retire_library_text(text, by=reviewer, at=NOON)
        return LibraryText.objects.get(pk=text.pk)

    def test_is_seen_and_brought_back_by_an_administrator(self, retired, administrator, client):
        client.force_login(administrator)
        assert "Old costs" in words_of(client.get(reverse(LIBRARY)))

        page = client.post(reverse("requests_app:library_bring_back", args=[retired.pk]), follow=True)

        assert "“Old costs” is offered again." in words_of(page)
        assert LibraryText.objects.filter(pk=retired.pk, retired_at=None, retired_by=None).exists()

    def test_is_not_shown_to_a_supervisor_who_cannot_bring_it_back(self, retired, reviewer, client):
        client.force_login(reviewer)
        assert "Old costs" not in words_of(client.get(reverse(LIBRARY)))

        page = client.post(reverse("requests_app:library_bring_back", args=[retired.pk]), follow=True)

        assert "Only an administrator brings back a text" in words_of(page)
        assert LibraryText.objects.get(pk=retired.pk).retired_at

    def test_that_somebody_brought_back_meanwhile_is_told(self, retired, administrator):
        services.bring_back_library_text(retired, by=administrator)

        with pytest.raises(EditRefused, match="in use already"):
            services.bring_back_library_text(retired, by=administrator)


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_two_who_change_one_text_leave_one_in_its_place(self, reviewer, office):
        colleague = UserFactory(office=office, roles=[Role.SUPERVISOR])
        old = write(reviewer, office)

        outcomes = at_once(
            *(partial(write, user, office, text=str(user), instead_of=old) for user in (reviewer, colleague))
        )

        (refused,) = [each for each in outcomes if isinstance(each, EditRefused)]
        assert "Somebody changed or retired this text" in str(refused)
        assert LibraryText.objects.filter(retired_at=None).count() == 1
