"""Preserve first: the short request opened from the request for the data, its link, and its reference taken over."""

import pytest
from django.urls import reverse

from requests_app import acts, assemble, services
from requests_app.choices import Act, Section, Severity, Status, Urgency
from requests_app.models import Measure, WaitsFor
from requests_app.reading import Reading, beside
from requests_app.services import EditRefused
from requests_app.services.preserving import CONTACT_POINT
from tests.factories import NOON, TODAY
from tests.requests_app.conftest import record
from treaties.models import CentralAuthority, State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def main(at_status, officer):
    """The demo request, with no preservation named."""
    made = at_status()
    for measure in made.measures.all():
        measure.particulars.pop("preservation_ref", None)
        measure.save()
    return made


def not_preserved(assistance_request) -> list[str]:
    gaps = Reading(assistance_request, on=TODAY).gaps
    return [gap.title for gap in gaps if gap.key.endswith(":not_preserved")]


class TestARequestForStoredData:
    def test_lacks_a_preservation(self, main):
        (title,) = not_preserved(main)

        assert title.startswith("Nothing is preserved at Example Classifieds, Inc.")
        assert title.endswith("for measure 1 and 2")

    def test_is_not_stopped_by_it(self, main):
        gap = next(each for each in Reading(main, on=TODAY).gaps if each.key.endswith("not_preserved"))

        assert gap.severity == Severity.RECOMMENDED
        assert "about 10 months" in gap.guidance
        assert "90 days at least" in gap.guidance  # 18 USC 2703(f)(2), which the law file of the United States has

    def test_lacks_nothing_where_one_is_named(self, at_status):
        assert not_preserved(at_status()) == []

    def test_lacks_nothing_once_one_is_opened(self, main, officer):
        services.preserve(main, user=officer, at=NOON)

        assert not_preserved(main) == []

    def test_lacks_it_again_when_that_was_refused(self, main, officer):
        opened = services.preserve(main, user=officer, at=NOON)
        record(opened, Act.REFUSE, {}, officer, Status.DRAFT, Status.REFUSED, days_ago=0)
        type(opened).objects.filter(pk=opened.pk).update(status=Status.REFUSED)

        assert len(not_preserved(main)) == 1

    @pytest.mark.parametrize(
        ("act", "ended", "lacking"),
        [
            (Act.REFUSE, Status.REFUSED, 1),
            (Act.WITHDRAW, Status.WITHDRAWN, 1),
            (Act.RECORD_RETURN, Status.RETURNED, 1),
            (Act.EXECUTE, Status.EXECUTED, 0),
        ],
    )
    def test_lacks_it_as_before_once_that_is_closed(self, act, ended, lacking, main, officer):
        opened = services.preserve(main, user=officer, at=NOON)
        steps = [(act, Status.DRAFT, ended), (Act.CLOSE, ended, Status.CLOSED)]
        for each, came_from, led_to in steps:
            record(opened, each, {}, officer, came_from, led_to, days_ago=0)
            type(opened).objects.filter(pk=opened.pk).update(status=led_to)

        assert len(not_preserved(main)) == lacking

    def test_lacks_it_for_another_provider(self, main, officer):
        services.preserve(main, user=officer, at=NOON)
        Measure.objects.create(
            assistance_request=main,
            assistance_type="subscriber_information",
            position=9,
            particulars={"provider": "Sample Mail Ltd"},
        )

        assert not_preserved(main) == ["Nothing is preserved at Sample Mail Ltd for measure 3"]


class TestARequestThatAsksForPreservationItself:
    @pytest.fixture
    def own(self, main):
        """`own(provider)`: its third measure, a preservation there."""
        kind = {"assistance_type": "expedited_preservation", "position": 9}
        return lambda provider: Measure.objects.create(
            assistance_request=main, particulars={"provider": provider}, **kind
        )

    def words(self, client, officer, url):
        client.force_login(officer)
        return " ".join(client.get(url).content.decode().split())

    def test_is_told_which_measure_that_is_and_that_one_of_its_own_is_quicker(self, own, main, officer, client):
        own(main.measures.first().particulars["provider"])

        page = self.words(client, officer, main.get_absolute_url())

        assert "Nothing is preserved" not in page
        assert "is measure 3 of this request. A preservation request of its own is quicker" in page
        assert "Open a preservation request" in page

    def test_is_told_so_in_the_gap_too(self, own, main):
        own(main.measures.first().particulars["provider"])

        (title,) = not_preserved(main)

        assert title.endswith("is measure 3 of this request; one of its own is quicker")

    def test_preserves_nothing_at_another_provider(self, own, main, officer, client):
        own("Sample Mail Ltd")

        assert not_preserved(main)[0].startswith("Nothing is preserved at Example Classifieds, Inc.")
        assert "Nothing is preserved at Example" in self.words(client, officer, main.get_absolute_url())

    def test_offers_it_on_the_other_measures_but_not_on_that_one(self, own, main, officer, client):
        made = own("")
        pages = [reverse("requests_app:measure", args=[main.pk, each.pk]) for each in (made, main.measures.first())]

        assert ["preserve-first" in self.words(client, officer, each) for each in pages] == [False, True]


class TestPreserve:
    @pytest.fixture
    def opened(self, main, officer):
        return services.preserve(main, user=officer, at=NOON)

    def test_opens_an_urgent_draft_to_the_same_state_in_the_case(self, opened, main):
        assert opened.status == Status.DRAFT
        assert (opened.case, opened.requested_state) == (main.case, main.requested_state)
        assert opened.urgency == Urgency.URGENT

    def test_lets_the_request_wait_for_it(self, opened, main):
        assert WaitsFor.objects.get().awaited == opened
        assert WaitsFor.objects.get().waiting == main

    def test_takes_over_provider_identifiers_and_one_period(self, opened):
        (measure,) = opened.measures.all()

        assert measure.particulars["provider"].startswith("Example Classifieds, Inc.")
        assert measure.particulars["identifiers"][0] == "Account 88213407"
        assert measure.particulars["period"] == "From 2026-04-01 00:00 to 2026-09-05 23:59, UTC+05:00"
        assert "Login IP addresses" in measure.particulars["data_to_preserve"]
        assert "its registration data identify who opened it" in measure.particulars["data_to_preserve"]

    def test_leaves_to_the_officer_why_it_is_necessary(self, opened):
        gaps = Reading(opened, on=TODAY).mandatory_gaps

        assert "measure:1:necessity" in [gap.key for gap in gaps]

    def test_takes_over_nexus_offences_and_authority_and_names_nobody(self, opened, main):
        assert opened.nexus == main.nexus
        assert set(opened.offences.all()) == set(main.offences.all())
        assert opened.competent_authority == main.competent_authority
        assert not opened.persons.exists()

    def test_cites_no_convention_that_does_not_bind_the_two(self, opened):
        assert opened.channel == "UNTOC"
        assert assemble.assemble(opened).preservation.network == ""

    def test_goes_to_no_contact_point_of_a_convention_that_does_not_bind_the_two(self, main, opened):
        point = CentralAuthority.objects.filter(state="US", role=CONTACT_POINT)

        assert point.exists()
        assert opened.addressee == main.addressee
        assert opened.addressee not in point
        assert opened.addressee_name == main.addressee_name

    def test_goes_by_the_budapest_convention_where_that_binds_the_two(self, main, officer):
        main.requesting_state = main.case.office.state = State.objects.get(code="DE")
        main.case.office.save()
        main.office.state = main.requesting_state
        type(main).objects.filter(pk=main.pk).update(requesting_state="DE")

        opened = services.preserve(main, user=type(officer).objects.get(pk=officer.pk), at=NOON)

        assert opened.channel == "CETS-185"
        assert assemble.assemble(opened).preservation.provision("follow_up") == "art. 29(2)(f)"
        assert "will follow" in opened.statements.get(field="follow_up").text

    def test_opens_one_where_it_is_pressed_twice(self, opened, main, officer):
        with pytest.raises(EditRefused, match="asked for, or named, already"):
            services.preserve(main, user=officer, at=NOON)

        assert main.case.requests.count() == 2

    def test_is_refused_to_another_office_and_opens_nothing(self, main, outsider):
        with pytest.raises(EditRefused, match="Only a legal officer or supervisor of the office"):
            services.preserve(main, user=outsider, at=NOON)

        assert main.case.requests.count() == 1


class TestItsReference:
    @pytest.fixture
    def opened(self, main, officer):
        return services.preserve(main, user=officer, at=NOON)

    def hear(self, opened, officer, act, details):
        sent = acts.Transmit(route="central_authority", on=TODAY)
        for done, what, status in ((Act.TRANSMIT, sent, Status.TRANSMITTED), (act, details, Status.ACKNOWLEDGED)):
            before = type(opened).objects.get(pk=opened.pk).status
            record(opened, done, what, officer, before, status, days_ago=0)
            type(opened).objects.filter(pk=opened.pk).update(status=status)

    def test_is_not_known_before_the_other_state_answers(self, main, opened):
        assert beside.references(main, Reading(main, on=TODAY).registry, on=TODAY) == {}

    def test_is_proposed_with_theirs_and_written_only_when_taken_over(self, main, opened, officer):
        self.hear(opened, officer, Act.ACKNOWLEDGE, acts.Acknowledge(on=TODAY, counterpart_reference="DOJ-5"))

        (words,) = beside.references(main, Reading(main, on=TODAY).registry, on=TODAY).values()
        assert words == (
            f"Preservation asked for by our request {opened.reference} of 24 November 2026, their reference DOJ-5"
        )
        assert not main.measures.first().particulars.get("preservation_ref")

        with services.editing(
            main, user=officer, at=NOON, seen_version=main.version, section=Section.MEASURES
        ) as locked:
            assert services.take_over_reference(locked, at=NOON) == 2
        assert main.measures.first().particulars["preservation_ref"] == words

    def test_overwrites_nothing(self, main, opened, officer):
        self.hear(opened, officer, Act.ACKNOWLEDGE, acts.Acknowledge(on=TODAY, counterpart_reference="DOJ-5"))
        own = main.measures.first()
        own.particulars = own.particulars | {"preservation_ref": "EC-1"}
        own.save()

        with services.editing(main, user=officer, at=NOON, seen_version=main.version) as locked:
            services.take_over_reference(locked, at=NOON)

        assert main.measures.first().particulars["preservation_ref"] == "EC-1"
