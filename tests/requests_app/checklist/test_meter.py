"""The meter: the same three numbers wherever they stand, before and after what is typed."""

import re
from html import unescape

import pytest
from django.urls import reverse

from requests_app.checklist.meter import by_section
from requests_app.choices import Severity, Status
from requests_app.reading import Reading, metering
from tests.factories import NOON, AssistanceRequestFactory
from tests.requests_app.browser import posted, section_url, words_of
from treaties.models import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

IN_FULL = re.compile(
    r"<dt>Mandatory open</dt><dd>(\d+)</dd>.*<dt>Recommended open</dt><dd>(\d+)</dd>.*"
    r"<dt>Unverified facts</dt><dd>(\d+)</dd>"
)
SHORTLY = re.compile(r"(\d+) mandatory(?:</span>)?, (\d+) recommended open, (?:<span[^>]*>)?(\d+) unverified")


def numbers_on(response, pattern=IN_FULL):
    """The numbers of each meter on a page, as a person reads them."""
    return [tuple(map(int, each)) for each in pattern.findall(words_of(response))]


def numbers_of(assistance_request):
    """As the checklist finds them, counted here anew."""
    reading = Reading(assistance_request, on=NOON.date())
    found = [sum(gap.severity == severity for gap in reading.gaps) for severity in Severity]
    return (*found, sum(not fact.verified for fact in reading.content.facts))


@pytest.fixture
def draft(office, officer, client):
    """With gaps of both kinds; to Fiji, whose place under UNTOC is recalled."""
    client.force_login(officer)
    fiji = State.objects.get(code="FJ")
    draft = AssistanceRequestFactory(office=office, drafted_by=officer, requested_state=fiji, purpose="", nexus="")
    draft.clauses.all().delete()
    return draft


class TestTheNumbers:
    def test_are_such_that_this_test_can_fail(self, draft):
        mandatory, recommended, unverified = numbers_of(draft)

        assert len({mandatory, recommended, unverified, 0}) == 4

    @pytest.mark.parametrize("page", ["request", "check", "channel", "measures", "facts", "statements", "annexes"])
    def test_are_the_same_on_each_page_of_the_request(self, draft, client, page):
        pages = {"request": draft.get_absolute_url(), "check": reverse("requests_app:check", args=[draft.pk])}

        assert numbers_on(client.get(pages.get(page) or section_url(draft, page))) == [numbers_of(draft)]

    @pytest.mark.parametrize("page", ["home", "list", "case"])
    def test_are_the_same_in_lists(self, draft, client, page):
        pages = {
            "home": reverse("requests_app:desk"),
            "list": reverse("requests_app:list"),
            "case": draft.case.get_absolute_url(),
        }

        assert numbers_on(client.get(pages[page], {"numbers": "on"}), SHORTLY) == [numbers_of(draft)]

    @pytest.mark.parametrize("page", ["desk", "list"])
    def test_follow_once_a_desk_or_a_list_stands(self, draft, client, page):
        told = client.get(reverse(f"requests_app:{page}"))
        assert numbers_on(told, SHORTLY) == []
        (address,) = re.findall(r'hx-get="([^"]+)"', told.content.decode())

        assert numbers_on(client.get(unescape(address)), SHORTLY) == [numbers_of(draft)]

    def test_follow_for_nobody_who_may_not_see_it(self, draft, client, outsider):
        client.force_login(outsider)

        assert numbers_on(client.get(reverse("requests_app:draft_numbers"), {"pk": [draft.pk, "x"]}), SHORTLY) == []

    def test_are_the_same_on_the_page_of_its_review(self, draft, reviewer, client):
        under_review = AssistanceRequestFactory(
            office=draft.office, drafted_by=draft.created_by, status=Status.UNDER_REVIEW, nexus=""
        )
        client.force_login(reviewer)
        numbers = numbers_of(under_review)

        assert numbers[0] >= 1
        assert numbers_on(client.get(reverse("requests_app:review", args=[under_review.pk]))) == [numbers]
        assert numbers_on(client.get(reverse("requests_app:desk"), {"numbers": "on"}), SHORTLY) == [numbers]

    def test_are_those_of_the_sections_together(self, draft, client):
        tasks = client.get(draft.get_absolute_url()).context["tasks"]

        told = sum(task.mandatory for task in tasks), sum(task.recommended for task in tasks)
        assert told == numbers_of(draft)[:2]

    def test_answer_to_what_is_typed_and_are_then_what_is_saved(self, draft, client):
        address, before = section_url(draft, "facts"), numbers_of(draft)
        data = posted(client.get(address).context["form"], purpose="The chats are to prove who recruited them.")
        typed = numbers_on(client.post(f"{address}?typed=1", data, headers={"HX-Request": "true"}))

        client.post(address, data | {"stay": ""})

        assert typed == numbers_on(client.get(address)) == [numbers_of(draft)]
        assert typed != [before]

    def test_are_not_told_of_what_is_approved(self, draft, client):
        approved = AssistanceRequestFactory(office=draft.office, drafted_by=draft.created_by, status=Status.APPROVED)

        assert numbers_on(client.get(approved.get_absolute_url())) == []
        assert metering.meters([approved], on=NOON.date()) == {}


class TestTheGaps:
    @pytest.mark.parametrize("page", ["request", "check", "typed"])
    def test_stand_by_section_each_linked_to_its_input_with_its_article(self, draft, client, page):
        words = self.words(draft, client, page)

        sections = "Facts and nexus", "Urgency, confidentiality and undertakings"
        where = [words.index(f">{each}</h") for each in sections]
        assert where == sorted(where)
        link = rf'<a href="/requests/{draft.pk}/facts/#id_purpose">[^<]+</a>'
        assert re.search(rf"{link}.{{0,300}}art\. 18\(15\)\(f\)", words)

    def words(self, draft, client, page):
        if page == "typed":
            address = section_url(draft, "annexes")
            data = posted(client.get(address).context["form"])
            return words_of(client.post(f"{address}?typed=1", data, headers={"HX-Request": "true"}))
        check = reverse("requests_app:check", args=[draft.pk])
        return words_of(client.get(draft.get_absolute_url() if page == "request" else check))

    def test_are_grouped_in_the_order_of_the_sections(self, draft):
        gaps = Reading(draft, on=NOON.date()).gaps

        assert [gap for _, found in by_section(gaps) for gap in found] == gaps


class TestAListOfMany:
    def test_has_the_numbers_of_a_page_of_them(self, draft):
        many = [draft] * (metering.AT_MOST + 5)
        later = AssistanceRequestFactory(office=draft.office, drafted_by=draft.created_by)

        assert set(metering.meters([*many, later], on=NOON.date())) == {draft.pk}
