"""Triggers by which the database itself refuses to change or delete the rows of a table, for both databases.

Used by migrations, so what is here stays as it is. On SQLite a later migration that rebuilds one of the tables drops
its triggers: it has to install them again.
"""

from django.db import migrations


def written_once(*tables: str, says: str, function: str) -> migrations.RunPython:
    """The operation that guards the tables (without "requests_app_"). `function`: the name of PostgreSQL's function."""

    def install(apps, schema_editor):
        for statement in {"sqlite": _sqlite, "postgresql": _postgresql}[schema_editor.connection.vendor](
            tables, says, function
        ):
            schema_editor.execute(statement)

    def remove(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {function}() CASCADE")  # and the triggers that call it
            return
        for table in tables:
            for verb in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")

    return migrations.RunPython(install, remove)


def _sqlite(tables, says, function):
    return [
        f"""CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON requests_app_{table}
            BEGIN SELECT RAISE(ABORT, '{says}'); END"""
        for table in tables
        for verb in ("UPDATE", "DELETE")
    ]


def _postgresql(tables, says, function):
    statements = [
        f"""CREATE FUNCTION {function}() RETURNS trigger AS $$
            BEGIN RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql"""
    ]
    for table in tables:
        statements += [
            f"""CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON requests_app_{table}
                FOR EACH ROW EXECUTE FUNCTION {function}()""",
            f"""CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON requests_app_{table}
                FOR EACH STATEMENT EXECUTE FUNCTION {function}()""",
        ]
    return statements
