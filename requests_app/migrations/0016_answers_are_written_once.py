"""Answers to a questionnaire, and what was done with them, are written once, in the database too.

On SQLite a later migration that rebuilds one of these tables drops its triggers: it has to install them again.
"""

from django.db import migrations

TABLES = ("submission", "answer", "answerdecision")
SAYS = "Answers to a questionnaire are written once."
FUNCTION = "comity_answers_written_once"


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


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0015_questionnaires")]
    operations = [migrations.RunPython(install, remove)]
