"""What came in is taken up by an act that is filled in from it, or set aside with a word."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from requests_app import workflow
from requests_app.choices import Act, Direction, Means, Status
from requests_app.correspondence import keeping, taking_up
from requests_app.correspondence.keeping import Asked, Kept
from requests_app.models import Handled, QuestionAnswered
from requests_app.services import EditRefused
from requests_app.workflow import TransitionRefused
from requests_app.workflow.meanwhile import newest_event
from tests.factories import NOON, TODAY, OfficeFactory, UserFactory
from tests.requests_app.performing import DETAILS, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def sent(at_status):
    return at_status(Status.TRANSMITTED)


@pytest.fixture
def came(sent, sender):
    """That they have it, with their number, as the central authority noted it."""
    kept = Kept(
        direction=Direction.INCOMING,
        means=Means.E_MAIL,
        on=TODAY,
        subject="We have it",
        text="It has our number.",
        counterpart_reference="MJ/881",
        questions=(Asked("Whose account?"),),
    )
    return keeping.recorded(sent, kept, user=sender, at=NOON)


def acknowledge(came, user, entry=None):
    details = DETAILS[Act.ACKNOWLEDGE]
    return taking_up.perform(
        Act.ACKNOWLEDGE, assistance_request=came.assistance_request, user=user, at=NOON, details=details, entry=entry
    )


class TestWhatWaits:
    def test_is_on_the_desk_of_who_sends_and_of_its_officer(self, came, sender):
        assert list(taking_up.waiting_for(sender)) == [came]
        assert list(taking_up.waiting_for(came.assistance_request.assigned_to)) == [came]

    def test_is_on_nobody_elses(self, came, outsider, auditor, office):
        colleague = UserFactory(office=office)

        assert not any(taking_up.waiting_for(each).exists() for each in (outsider, auditor, colleague))

    def test_is_not_told_to_an_officer_who_sees_the_request_no_more(self, came):
        officer = came.assistance_request.assigned_to
        officer.office = OfficeFactory()
        officer.save()

        assert not taking_up.waiting_for(officer).exists()

    def test_is_gone_once_an_act_followed(self, came, sender):
        acknowledge(came, sender, came)

        assert not taking_up.waiting_for(sender).exists()
        assert Handled.objects.get().event.act == Act.ACKNOWLEDGE


class TestAnEntryOfAnotherRequest:
    def test_leads_to_no_act(self, came, at_status, sender):
        other = at_status(Status.TRANSMITTED)

        with pytest.raises(TransitionRefused, match="belongs to another request"):
            taking_up.perform(
                Act.ACKNOWLEDGE,
                assistance_request=other,
                user=sender,
                at=NOON,
                details=DETAILS[Act.ACKNOWLEDGE],
                entry=came,
            )

        assert fresh(other).status == Status.TRANSMITTED
        assert not Handled.objects.exists()

    def test_is_answered_by_no_entry(self, came, at_status, sender):
        other = at_status(Status.TRANSMITTED)

        with pytest.raises(EditRefused, match="belongs to another request"):
            keeping.recorded(other, Kept(Direction.OUTGOING, Means.CALL, TODAY), user=sender, at=NOON, answers=came)

        assert not other.correspondence.exists()


class TestAnEntryThatWasTakenUp:
    def test_stays_with_the_act_that_came_first(self, came, sender):
        acknowledge(came, sender, came)
        taking_up.perform(
            Act.EXECUTE_IN_PART,
            assistance_request=fresh(came.assistance_request),
            user=sender,
            at=NOON,
            details=DETAILS[Act.EXECUTE_IN_PART],
            entry=came,
        )

        assert Handled.objects.get().event.act == Act.ACKNOWLEDGE

    @pytest.mark.database
    def test_is_taken_up_once_for_the_database_too(self, came, sender):
        taking_up.set_aside(came, word="A copy.", user=sender, at=NOON)

        with pytest.raises(IntegrityError), transaction.atomic():
            Handled.objects.create(entry=came, word="Another.", user=sender, at=NOON)

    @pytest.mark.database
    @pytest.mark.parametrize("table", ["handled", "questionanswered"])
    @pytest.mark.parametrize("change", ["UPDATE requests_app_{} SET id = id", "DELETE FROM requests_app_{}"])
    def test_is_written_once(self, came, sender, table, change):
        taking_up.set_aside(came, word="A copy.", user=sender, at=NOON)
        reply = Kept(Direction.OUTGOING, Means.CALL, TODAY, text="His.")
        keeping.recorded(came.assistance_request, reply, user=sender, at=NOON, answers=came)

        with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change.format(table))

        assert (Handled.objects.count(), QuestionAnswered.objects.count()) == (1, 1)


class TestSettingAside:
    def test_keeps_the_word(self, came, sender):
        taking_up.set_aside(came, word=" A copy. ", user=sender, at=NOON)

        assert Handled.objects.get().word == "A copy."

    @pytest.mark.parametrize(
        ("word", "told"), [("", "Say why nothing follows"), ("Once more", "has taken it up already")]
    )
    def test_is_refused_without_a_word_and_twice(self, came, sender, word, told):
        if word:
            taking_up.set_aside(came, word="A copy.", user=sender, at=NOON)

        with pytest.raises(EditRefused, match=told):
            taking_up.set_aside(came, word=word, user=sender, at=NOON)

    def test_is_refused_to_an_auditor(self, came, auditor):
        with pytest.raises(EditRefused, match="Only those who draft"):
            taking_up.set_aside(came, word="A copy.", user=auditor, at=NOON)

    def test_tells_an_outsider_of_no_request(self, came, outsider):
        with pytest.raises(EditRefused, match="There is no such request for you"):
            taking_up.set_aside(came, word="A copy.", user=outsider, at=NOON)

        assert not Handled.objects.exists()

    def test_of_what_went_out_is_refused(self, sent, sender):
        went = keeping.recorded(sent, Kept(Direction.OUTGOING, Means.CALL, TODAY), user=sender, at=NOON)

        with pytest.raises(EditRefused, match="Only what came in"):
            taking_up.set_aside(went, word="Nothing.", user=sender, at=NOON)


class TestTheScreens:
    def test_fill_the_form_of_the_act_in(self, came, sender, client):
        client.force_login(sender)

        form = client.get(
            reverse("requests_app:act", args=[came.assistance_request.pk, "acknowledge"]), {"entry": came.pk}
        )

        assert 'value="MJ/881"' in form.content.decode()

    def test_do_the_act_and_note_what_it_followed_from(self, came, sender, client):
        client.force_login(sender)
        own = came.assistance_request
        seen = newest_event(own).pk

        client.post(
            reverse("requests_app:act", args=[own.pk, "acknowledge"]),
            {"seen_event": seen, "entry": came.pk, "on": "2026-11-24", "counterpart_reference": "MJ/881"},
        )

        assert fresh(own).status == Status.ACKNOWLEDGED
        assert Handled.objects.get(entry=came).event.act == Act.ACKNOWLEDGE

    def test_show_the_desk_of_the_central_authority(self, came, sender, client):
        client.force_login(sender)

        desk = client.get(reverse("requests_app:desk")).content.decode()

        assert "Word from the requested State" in desk
        assert f"{came.assistance_request}: We have it" in desk

    @pytest.mark.parametrize("name", ["correspondence", "correspondence_entry", "correspondence_file"])
    def test_are_not_there_for_others(self, came, outsider, client, name):
        client.force_login(outsider)
        args = [came.assistance_request.pk] + ([came.pk] if name != "correspondence" else [])
        address = reverse(f"requests_app:{name}", args=args)

        response = client.post(address) if name == "correspondence_file" else client.get(address)

        assert response.status_code == 404

    def test_of_an_entry_of_another_request_take_nothing_over(self, came, at_status, sender):
        other = at_status(Status.TRANSMITTED)

        with pytest.raises(workflow.TransitionRefused, match="belongs to another request"):
            taking_up.perform(
                Act.ACKNOWLEDGE,
                assistance_request=other,
                user=sender,
                at=NOON,
                details=DETAILS[Act.ACKNOWLEDGE],
                entry=came,
            )

        assert fresh(other).status == Status.TRANSMITTED
