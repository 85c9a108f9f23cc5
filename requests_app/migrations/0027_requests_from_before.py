"""Requests that were sent before Comity: their sheet, and what it said of each, written once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from requests_app.migrations._written_once import written_once

TAKEN_OVER_FIRST = "A request is taken over from before Comity by the first row of its history."
IS_NOT_THE_FIRST = """NEW.act = 'taken_over' AND EXISTS (
    SELECT 1 FROM requests_app_requestevent e WHERE e.assistance_request_id = NEW.assistance_request_id)"""


def install(apps, schema_editor):
    """Else a row of that name would lead a request that is in Comity to any status."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"""CREATE TRIGGER taken_over_first BEFORE INSERT ON requests_app_requestevent WHEN {IS_NOT_THE_FIRST}
            BEGIN SELECT RAISE(ABORT, '{TAKEN_OVER_FIRST}'); END"""
        )
        return
    schema_editor.execute(
        f"""CREATE FUNCTION comity_taken_over_first() RETURNS trigger AS $$
            BEGIN
                IF {IS_NOT_THE_FIRST} THEN
                    RAISE EXCEPTION '{TAKEN_OVER_FIRST}' USING ERRCODE = 'integrity_constraint_violation';
                END IF;
                RETURN NEW;
            END $$ LANGUAGE plpgsql"""
    )
    schema_editor.execute(
        """CREATE TRIGGER taken_over_first BEFORE INSERT ON requests_app_requestevent
           FOR EACH ROW EXECUTE FUNCTION comity_taken_over_first()"""
    )


def remove(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(
        f"DROP {'TRIGGER taken_over_first' if is_sqlite else 'FUNCTION comity_taken_over_first() CASCADE'}"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("requests_app", "0026_desks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="requestevent",
            name="act",
            field=models.CharField(
                choices=[
                    ("submit", "Submit for review"),
                    ("return_for_correction", "Return for correction"),
                    ("approve", "Approve"),
                    ("countersign", "Countersign"),
                    ("recall", "Recall"),
                    ("transmit", "Record transmission"),
                    ("acknowledge", "Record acknowledgement"),
                    ("raise_query", "Record a query"),
                    ("answer_query", "Answer the query"),
                    ("record_return", "Record its return"),
                    ("revise", "Revise"),
                    ("postpone", "Record postponement"),
                    ("resume", "Resume"),
                    ("execute_in_part", "Record execution in part"),
                    ("execute", "Record execution"),
                    ("refuse", "Record refusal"),
                    ("withdraw", "Withdraw"),
                    ("close", "Close"),
                    ("opened", "Opened"),
                    ("taken_over", "Taken over from before Comity"),
                    ("handed_over", "Handed over"),
                    ("basis_moved", "Basis moved"),
                    ("sealed_annex_read", "Sealed annex read"),
                    ("questionnaire_sent", "Questionnaire sent"),
                    ("questionnaire_withdrawn", "Questionnaire withdrawn"),
                    ("questionnaire_answered", "Questionnaire answered"),
                    ("answer_taken_over", "Answer taken over"),
                    ("original_filed", "Signed original filed"),
                    ("hop_recorded", "Leg of its way recorded"),
                    ("correspondence_kept", "Correspondence kept"),
                    ("written_by_other_side", "Written by the requested State"),
                    ("day_entered", "Day entered"),
                    ("day_taken_back", "Day taken back"),
                    ("follow_up_submitted", "Follow-up letter for approval"),
                    ("follow_up_sent_back", "Follow-up letter sent back"),
                    ("follow_up_issued", "Follow-up letter issued"),
                ],
                max_length=30,
            ),
        ),
        migrations.CreateModel(
            name="EarlierRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("basis_cited", models.CharField(max_length=300)),
                ("sent_on", models.DateField()),
                ("route", models.CharField(blank=True, max_length=200)),
                ("their_reference", models.CharField(blank=True, max_length=120)),
                ("acknowledged_on", models.DateField(null=True)),
                ("note", models.TextField(blank=True)),
                ("sheet", models.CharField(max_length=200)),
                ("sheet_sha256", models.CharField(max_length=64)),
                ("row", models.PositiveIntegerField()),
                ("row_sha256", models.CharField(max_length=64)),
                (
                    "assistance_request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="earlier",
                        to="requests_app.assistancerequest",
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="requests_app.requestevent"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="EarlierSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.RunPython(install, remove),
        written_once(
            "earlierrequest",
            says="What a sheet said of an earlier request is written once.",
            function="comity_earlier_requests_written_once",
        ),
    ]
