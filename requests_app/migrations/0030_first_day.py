"""A new deadline costs one look at its request's row in lists, however many that request has."""

from django.db import migrations, models

NAME = "listed_by_new_day"
DOES = """UPDATE requests_app_listing SET due_on = NEW.due_on
    WHERE assistance_request_id = NEW.assistance_request_id AND due_on > NEW.due_on;"""


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {NAME}")
        schema_editor.execute(
            f"""CREATE TRIGGER {NAME} AFTER INSERT ON requests_app_standingdeadline
                WHEN NEW.state = 'running' BEGIN {DOES} END"""
        )
        return
    schema_editor.execute(
        f"""CREATE OR REPLACE FUNCTION comity_{NAME}() RETURNS trigger AS $$
            BEGIN IF NEW.state = 'running' THEN {DOES} END IF; RETURN NULL; END $$ LANGUAGE plpgsql"""
    )


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0029_numbers_read_from_indexes")]
    operations = [
        migrations.AddIndex(
            model_name="standingdeadline",
            index=models.Index(
                condition=models.Q(("state", "running")),
                fields=["assistance_request", "due_on"],
                name="deadlines_running",
            ),
        ),
        migrations.RunPython(install, migrations.RunPython.noop),
    ]
