"""What reviewers read and objected to is written once: in code, and in the database."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from requests_app import services
from requests_app.choices import Act, Status
from requests_app.models import Look, Mended, Objection
from requests_app.models.record import WrittenOnce
from requests_app.reading import Reading
from requests_app.reviewing import looks
from tests.factories import NOON, TODAY
from tests.requests_app.performing import perform
from tests.requests_app.reviewing.test_remarks import submit, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def returned(at_status, officer, reviewer):
    """Read by its reviewer and sent back: one look, one objection."""
    made = at_status()
    write(made, officer, nexus="The ledger shows who posted.")
    submit(made, officer)
    looks.look(Reading(made, on=TODAY), user=reviewer, at=NOON)
    perform(Act.RETURN_FOR_CORRECTION, made, reviewer)
    assert (Look.objects.count(), Objection.objects.count()) == (1, 1)
    return made


@pytest.mark.database
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE requests_app_look SET user_id = user_id + 1",
        "DELETE FROM requests_app_look",
        "UPDATE requests_app_objection SET reason = 'style'",
        "DELETE FROM requests_app_objection",
    ],
)
class TestTheDatabase:
    def test_refuses_to_change_or_delete_what_reviewers_did(self, returned, change):
        with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)

        assert (Look.objects.count(), Objection.objects.get().reason) == (1, "nexus")


@pytest.mark.parametrize("model", [Look, Objection])
class TestARow:
    def test_is_neither_saved_again_nor_deleted(self, returned, model):
        row = model.objects.get()

        with pytest.raises(WrittenOnce):
            row.save()
        with pytest.raises(WrittenOnce):
            row.delete()


class TestTickingOff:
    def test_is_taken_back_though_the_objection_stays(self, returned, officer):
        objection = Objection.objects.get()
        for is_mended in (True, False):
            services.tick_off(objection, is_mended=is_mended, user=officer, at=NOON)

        assert not Mended.objects.exists()
        assert Objection.objects.exists()
        assert returned.events.filter(to_status=Status.DRAFT).exists()
