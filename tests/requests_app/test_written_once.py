"""Every table of what is written once, in code and in the database: whoever adds a Record adds its triggers."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from requests_app.choices import Means
from requests_app.models import Correspondence, Handled, IncomingCount, NoLongerExpected
from requests_app.models.questionnaires import AnswerDecision
from requests_app.models.record import Record, WrittenOnce
from tests.factories import NOON, TODAY
from treaties.models import Edition, EditionContent

pytestmark = [pytest.mark.django_db, pytest.mark.database]

RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]
TABLES = [*RECORDS, Edition, EditionContent]
# What a row has to say beside what each of its columns needs by itself.
SAYS = {
    AnswerDecision: {"answer_id": 1},
    Correspondence: {"means": Means.RECEIPT_PAGE},
    Handled: {"word": "A copy."},
    IncomingCount: {"asking_state_id": "FR", "received": 2},
    NoLongerExpected: {"word": "They said so."},
}
PLAIN = {
    models.DateTimeField: NOON,
    models.DateField: TODAY,
    models.BooleanField: True,
    models.BinaryField: b"x",
    models.JSONField: [],
    models.CharField: "x",
    models.TextField: "x",
    models.FileField: "x",
    models.IntegerField: 1,
}


def value_of(field):
    if field.null or field.has_default():
        return field.get_default()
    if field.is_relation:
        return "PK" if isinstance(field.target_field, models.CharField) else 1
    if field.blank and field.empty_strings_allowed:
        return ""
    return next(value for kind, value in PLAIN.items() if isinstance(field, kind))


@transaction.atomic
def to_a_row(model, statement: str) -> None:
    """Do it where the table has a row. One of a record refers to nothing that is there: it could not be committed."""
    if model in RECORDS:
        add_row(model)
    with connection.cursor() as cursor:
        cursor.execute(statement)


def add_row(model) -> None:
    columns = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    row = {field.attname: value_of(field) for field in columns} | SAYS.get(model, {})
    model._default_manager.bulk_create([model(**row)])


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
class TestTheTableOf:
    @pytest.mark.parametrize("change", ["UPDATE {table} SET {key} = {key}", "DELETE FROM {table}"])
    def test_is_neither_changed_nor_deleted_from(self, model, change):
        statement = change.format(table=model._meta.db_table, key=model._meta.pk.column)

        with pytest.raises(DatabaseError, match="written once"):
            to_a_row(model, statement)

    @pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
    def test_is_not_emptied(self, model):
        """By a trigger of its own: TRUNCATE ... CASCADE would also be stopped by that of another table."""
        before_truncate = """
            SELECT count(*) FROM pg_trigger
            WHERE tgrelid = %s::regclass AND tgenabled <> 'D' AND tgtype & 2 > 0 AND tgtype & 32 > 0
        """
        with connection.cursor() as cursor:
            cursor.execute(before_truncate, [model._meta.db_table])
            assert cursor.fetchone() == (1,)


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
class TestARowOf:
    def test_is_neither_saved_again_nor_deleted_in_code(self, model):
        row = model(pk=1)
        row._state.adding = False

        with pytest.raises(WrittenOnce, match="cannot be changed"):
            row.save()
        with pytest.raises(WrittenOnce, match="cannot be deleted"):
            row.delete()
