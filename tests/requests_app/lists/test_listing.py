"""What requests are found by: words in plain letters, kept with every change, and never a protected name."""

from datetime import timedelta

import pytest

from requests_app import services
from requests_app.choices import Status
from requests_app.clocks import reckoning
from requests_app.content import Protected
from requests_app.lists import listing, search_words
from requests_app.models import NEVER, AssistanceRequest, Listing
from tests.factories import NOON, TODAY, AssistanceRequestFactory


class TestWords:
    def test_are_in_plain_letters_without_marks(self):
        assert search_words.words("Décret n° 12/A, MLA/2026/0007") == ["decret", "n", "12", "a", "mla", "2026", "0007"]

    def test_are_asked_for_once_each_and_not_without_end(self):
        assert search_words.asked("one One ONE two") == ["one", "two"]
        assert len(search_words.asked(" ".join(map(str, range(90))))) == search_words.MOST_ASKED

    def test_of_a_document_stand_once_with_a_space_around_each(self):
        assert search_words.document(["a b", "b c"]) == " a b c "
        assert search_words.document(["?!"]) == ""

    def test_leave_out_every_part_of_a_protected_name(self):
        hidden = Protected("Victim 1", names=("Maryam bint Example",))

        assert search_words.document(["MARYAM Example, and bint"], [hidden]) == " and bint "


@pytest.mark.database
@pytest.mark.django_db
class TestFinding:
    @pytest.fixture
    def found(self):
        """`found("words")`: keys of the requests that have them."""
        return lambda text: set(
            AssistanceRequest.objects.filter(listing__words__has_words=search_words.asked(text)).values_list(
                "pk", flat=True
            )
        )

    @pytest.fixture
    def made(self):
        made = AssistanceRequestFactory(nexus="The account paid a Zürich hosting firm.")
        AssistanceRequestFactory(complete=False, nexus="Nothing alike.")
        listing.catch_up()
        return made

    @pytest.mark.parametrize("text", ["zurich", "ZÜRICH host", "hosting zuri", "firm paid"])
    def test_is_by_the_beginnings_of_all_words(self, made, found, text):
        assert found(text) == {made.pk}

    @pytest.mark.parametrize("text", ["urich", "zurich nothing"])
    def test_is_not_by_a_part_inside_nor_by_one_of_them(self, made, found, text):
        assert made.pk not in found(text)

    def test_is_by_offences_reference_state_and_measure(self, made, found):
        offence = made.offences.first()

        for text in (made.reference, "United States", offence.title, made.case.national_reference):
            assert made.pk in found(text), text

    def test_follows_a_change_of_the_text(self, made, found):
        user = made.created_by
        with services.editing(made, user=user, at=NOON, seen_version=made.version) as locked:
            locked.nexus = "Now it names Reykjavík."

        assert found("reykjavik") == {made.pk}
        assert found("zurich") == set()

    def test_is_never_by_the_name_of_a_protected_person(self, made, found):
        case, user = made.case, made.created_by
        with services.editing_case(case, user=user, at=NOON, seen_version=case.version) as locked:
            locked.summary_of_facts = "Gulnaz Testperson was brought to the flat."
        assert made.pk in found("gulnaz")

        with services.editing(AssistanceRequest.objects.get(pk=made.pk), user=user, at=NOON, seen_version=2) as draft:
            services.add_person(draft, role="victim", name="Gulnaz Testperson")

        assert found("gulnaz") == found("testperson") == set()
        assert made.pk in found("brought flat")


@pytest.mark.database
@pytest.mark.django_db
class TestRow:
    """It is there whatever door a request comes in by, and says what presses."""

    def test_comes_with_the_request_and_follows_its_urgency(self):
        made = AssistanceRequestFactory(complete=False, urgency="emergency")
        assert (made.listing.press, made.listing.due_on, made.listing.is_stale) == (0, NEVER, True)

        AssistanceRequest.objects.filter(pk=made.pk).update(urgency="routine")

        assert Listing.objects.get(pk=made.pk).press == 2

    def test_has_the_first_day_that_runs(self):
        wanted = TODAY + timedelta(days=20)
        made = AssistanceRequestFactory(complete=False, wanted_by=wanted)
        reckoning.restate(made, at=NOON)
        assert Listing.objects.get(pk=made.pk).due_on == wanted

        row = made.standing.get()
        made.standing.update(due_on=TODAY)
        assert Listing.objects.get(pk=made.pk).due_on == TODAY

        row.delete()
        assert Listing.objects.get(pk=made.pk).due_on == NEVER

    def test_is_there_for_every_status(self, at_status):
        made = at_status(Status.CLOSED, complete=False)

        assert Listing.objects.filter(pk=made.pk).exists()
