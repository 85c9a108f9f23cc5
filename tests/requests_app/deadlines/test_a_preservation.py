"""The life of a preservation with a moved clock: renewed by the other side, extended by a letter of ours, lapsed."""

from datetime import date

import pytest

from requests_app import acts, assemble, checklist, services
from requests_app.choices import Act, DatedKind
from requests_app.clocks import clocks, reckoning, with_clock_rows
from requests_app.deadlines import preservation_ends_on
from requests_app.deadlines.preservation import extension_warning
from requests_app.models import AssistanceRequest, DeadlineChange, Measure, StandingDeadline
from requests_app.services import Day
from tests.factories import NOON, OfficeFactory
from tests.requests_app.deadlines.life import Life, mails, told
from tests.requests_app.performing import fresh, perform, seen
from treaties.models import State
from treaties.selectors import current_registry

pytestmark = pytest.mark.django_db
KEPT = "Preserved data kept at least 60 days"


@pytest.fixture
def office():
    """Of a State that is bound by the Budapest Convention, as the requested one is."""
    return OfficeFactory(state=State.objects.get(code="DE"))


@pytest.fixture
def life():
    return Life()


@pytest.fixture
def do(sender, life):
    return lambda act, own, details: perform(act, fresh(own), sender, details, at=life.at)


@pytest.fixture
def preservation(issued):
    """Approved: it asks, under that Convention, that stored data be kept."""
    AssistanceRequest.objects.filter(pk=issued.pk).update(wanted_by=None, channel="CETS-185")
    particulars = {
        "provider": "Bazaar Example Inc.",
        "identifiers": ["Account 88213407"],
        "period": "2026-04-01 to 2026-09-05 UTC",
        "necessity": "The provider erases such data after 90 days.",
        "data_to_preserve": "Subscriber information.",
        "custodian_or_location": "Bazaar Example Inc.",
        "intent_to_follow": True,
    }
    Measure.objects.filter(assistance_request=issued).delete()
    Measure.objects.create(
        assistance_request=issued, assistance_type="expedited_preservation", position=1, particulars=particulars
    )
    reckoning.restate(issued, at=NOON)
    return fresh(issued)


@pytest.fixture
def renewed(preservation, officer, life, do):
    """Sent and carried out at once; in its last week the other side tells that it keeps the data for 90 days more."""
    life.until(date(2026, 12, 1))
    do(Act.TRANSMIT, preservation, acts.Transmit(route="network_24_7", on=life.today))
    life.until(date(2026, 12, 4))
    do(Act.EXECUTE, preservation, acts.Execute(on=life.today, received="The provider keeps the data."))
    life.until(date(2027, 1, 29))
    word = Day(DatedKind.KEPT_UNTIL, date(2027, 4, 29), told_on=life.today)
    services.enter_day(fresh(preservation), word, user=officer, at=life.at)
    return preservation


@pytest.fixture
def extension(renewed, officer, reviewer, life, do):
    """The letter that asks to extend it: carried out before that day, and left to lapse."""
    life.until(date(2027, 4, 10))
    opened = services.extend(fresh(renewed), user=officer, at=life.at)
    confirm_what_it_says(opened)
    perform(Act.SUBMIT, fresh(opened), officer, acts.Submit(seen_version=fresh(opened).version), at=life.at)
    perform(Act.APPROVE, fresh(opened), reviewer, seen(fresh(opened)), at=life.at)
    do(Act.TRANSMIT, opened, acts.Transmit(route="network_24_7", on=life.today))
    life.until(date(2027, 4, 27))
    do(Act.EXECUTE, opened, acts.Execute(on=life.today, received="Kept for 60 days more."))
    life.until(date(2027, 7, 10))
    return opened


def confirm_what_it_says(opened):
    """As its officer does on the page of the statements and the grounds."""
    content, law = assemble.assemble(opened), current_registry().law
    for each in checklist.asked(content, law):
        keys = [f"{content.instrument}:{content.key}" for content in each.contents]
        services.set_statement(opened, field=each.field, text="Stated for the test.", confirmed=keys)
    for each in checklist.grounds.questions(content, law):
        if each.question:
            services.set_ground(opened, ground=each.key, position="does_not_arise", words="", note="Checked.")


def warned(own, on):
    """What the page of a preservation says on a day."""
    found = clocks(with_clock_rows(AssistanceRequest.objects.filter(pk=own.pk)).get(), current_registry(), on=on)
    return extension_warning(preservation_ends_on(found), on=on)


def lines(own, user):
    """Of its preservation: (day on which it was said, in which words)."""
    found = told(own, user)
    assert {what for _, what, _ in found} <= {KEPT}
    return [(on, words) for on, _, words in found]


class TestAPreservation:
    def test_that_is_renewed_and_extended_is_told_once_and_in_order(self, renewed, extension, officer):
        assert lines(renewed, officer) == [
            ("2027-01-03", "30 days left"),
            ("2027-01-19", "14 days left"),
            ("2027-01-26", "7 days left"),
            ("2027-03-30", "30 days left"),
            ("2027-04-15", "14 days left"),
            ("2027-04-22", "7 days left"),
        ]

    def test_that_lapses_is_told_to_its_end(self, extension, officer):
        assert lines(extension, officer) == [
            ("2027-05-27", "30 days left"),
            ("2027-06-12", "14 days left"),
            ("2027-06-19", "7 days left"),
            ("2027-06-25", "1 day left"),
            ("2027-06-26", "today"),
            ("2027-06-27", "ended 1 day ago"),
        ]

    def test_is_mailed_as_it_is_told(self, renewed, extension, officer):
        both = [(on, f"{KEPT}, {words}: {own}") for own in (renewed, extension) for on, words in lines(own, officer)]

        assert mails(officer) == [subject for _, subject in both]

    def test_is_no_matter_of_the_central_authority_and_of_supervisors_once_it_lapsed(
        self, renewed, extension, sender, reviewer
    ):
        assert lines(renewed, sender) == lines(extension, sender) == lines(renewed, reviewer) == []
        assert lines(extension, reviewer) == [("2027-06-27", "ended 1 day ago")]

    def test_is_warned_of_long_before_it_ends_and_after(self, renewed, life):
        at_first = warned(renewed, life.today)
        life.until(date(2027, 5, 1))

        assert at_first == (
            "The preservation ends on 29 April 2027, in 90 days. Plan for about 10 months until an answer: ask for "
            "its extension before that day."
        )
        assert warned(renewed, life.today).startswith("The preservation ended on 29 April 2027. Nothing holds the data")

    def test_keeps_why_each_day_was_set_moved_and_ended(self, renewed, extension):
        changes = DeadlineChange.objects.filter(title=KEPT)

        assert [(each.assistance_request, each.before, each.after, each.because) for each in changes] == [
            (renewed, None, date(2027, 2, 2), "60 days counted from 4 December 2026"),
            (
                renewed,
                date(2027, 2, 2),
                date(2027, 4, 29),
                "the requested State told that data are kept until 29 April 2027",
            ),
            (extension, None, date(2027, 6, 26), "60 days counted from 27 April 2027"),
            (renewed, date(2027, 4, 29), None, f"extended by {extension}"),
        ]

    def test_leaves_nothing_to_tell(self, extension):
        assert not StandingDeadline.objects.exclude(notice_at=None).exists()
