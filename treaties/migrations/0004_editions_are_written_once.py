"""What the database itself refuses, whoever asks: a change of a published edition or of what is kept of it.

On SQLite a later migration that rebuilds one of these tables drops its trigger: it has to install it again.
"""

from django.db import migrations

TABLES = ("edition", "editioncontent")
SAYS = "Editions are written once."


def sqlite() -> list[str]:
    return [
        f"""CREATE TRIGGER {table}_written_once BEFORE UPDATE ON treaties_{table}
            BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"""
        for table in TABLES
    ]


def postgresql() -> list[str]:
    refuse = f"""CREATE FUNCTION comity_editions_written_once() RETURNS trigger AS $$
        BEGIN RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql"""
    return [
        refuse,
        *(
            f"""CREATE TRIGGER {table}_written_once BEFORE UPDATE ON treaties_{table}
                FOR EACH ROW EXECUTE FUNCTION comity_editions_written_once()"""
            for table in TABLES
        ),
    ]


def install(apps, schema_editor):
    for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]():
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for table in TABLES:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_written_once")
    else:
        schema_editor.execute("DROP FUNCTION comity_editions_written_once() CASCADE")  # and the triggers that call it


class Migration(migrations.Migration):
    dependencies = [("treaties", "0003_uploads")]
    operations = [migrations.RunPython(install, remove)]
