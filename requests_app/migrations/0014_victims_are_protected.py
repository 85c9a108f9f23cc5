"""Sealed annexes are written once, in the database too; and the victims of the cases there are become protected.

On SQLite a later migration that rebuilds one of these tables drops its triggers: it has to install them again.
"""

from collections import Counter

from django.db import migrations

TABLES = ("sealedannex", "drawnsealedannex")
SAYS = "Sealed annexes are written once."
FUNCTION = "comity_sealed_annexes_written_once"


def sqlite() -> list[str]:
    return [
        f"""CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON requests_app_{table}
            BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"""
        for table in TABLES
        for verb in ("UPDATE", "DELETE")
    ]


def postgresql() -> list[str]:
    statements = [
        f"""CREATE FUNCTION {FUNCTION}() RETURNS trigger AS $$
            BEGIN RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql"""
    ]
    for table in TABLES:
        statements += [
            f"""CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON requests_app_{table}
                FOR EACH ROW EXECUTE FUNCTION {FUNCTION}()""",
            f"""CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON requests_app_{table}
                FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}()""",
        ]
    return statements


def install(apps, schema_editor):
    for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]():
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for table in TABLES:
            for verb in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
    else:
        schema_editor.execute(f"DROP FUNCTION {FUNCTION}() CASCADE")  # and the triggers that call it


def protect_victims(apps, schema_editor):
    """Victim 1, Victim 2 ... in the order in which they were added to their case."""
    counted = Counter()
    for victim in apps.get_model("requests_app", "PersonConcerned").objects.filter(role="victim").order_by("pk"):
        counted[victim.case_id] += 1
        pseudonym = f"Victim {counted[victim.case_id]}"
        protection = apps.get_model("requests_app", "Protection")
        protection.objects.create(person=victim, case_id=victim.case_id, pseudonym=pseudonym)


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0013_protected_people")]
    operations = [
        migrations.RunPython(install, remove),
        migrations.RunPython(protect_victims, migrations.RunPython.noop),
    ]
