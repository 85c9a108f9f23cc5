"""What the database itself refuses, whoever asks: to delete an edition, and to change or delete what was proposed and
decided. That nobody accepts their own is a constraint of the table (0002).

On SQLite a later migration that rebuilds one of these tables drops its triggers: it has to install them again.
"""

from django.db import migrations

EDITIONS = ("edition", "editioncontent")
EDITIONS_SAY = "Editions are written once."

PROPOSAL_SAYS = "What was proposed and decided stands."
STEPS = (
    *("proposed>accepted", "proposed>returned", "proposed>withdrawn", "returned>withdrawn"),
    *("accepted>returned", "accepted>withdrawn", "accepted>published"),
)
PROPOSED = (
    *("summary", "rows", "reason", "proposed_by_id", "proposed_at"),
    *("source_url", "seen_on", "evidence", "evidence_sha256"),
)
DECIDED = ("decided_by_id", "decided_at", "decision_note")


def rewrites(differs: str) -> str:
    """Whether an update of a proposal is anything but its next step. `differs`: how a database calls that, with NULL."""

    def any_of(columns: tuple[str, ...]) -> str:
        return " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in columns)

    steps = ", ".join(f"'{step}'" for step in STEPS)
    return f"""OLD.status || '>' || NEW.status NOT IN ({steps}) OR {any_of(PROPOSED)}
        OR (NEW.status = 'published' AND ({any_of(DECIDED)}))"""


def sqlite() -> list[str]:
    refused = [(f"{table}_not_deleted", "DELETE", table, "TRUE", EDITIONS_SAY) for table in EDITIONS]
    refused += [
        ("proposal_not_deleted", "DELETE", "proposal", "TRUE", PROPOSAL_SAYS),
        ("proposal_stands", "UPDATE", "proposal", rewrites("IS NOT"), PROPOSAL_SAYS),
    ]
    return [
        f"""CREATE TRIGGER {name} BEFORE {verb} ON treaties_{table} WHEN {condition}
            BEGIN SELECT RAISE(ABORT, '{says}'); END"""
        for name, verb, table, condition, says in refused
    ]


def postgresql() -> list[str]:
    def refuse_to_lose(table: str, function: str) -> list[str]:
        return [
            f"""CREATE TRIGGER {table}_not_deleted BEFORE DELETE ON treaties_{table}
                FOR EACH ROW EXECUTE FUNCTION {function}()""",
            f"""CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON treaties_{table}
                FOR EACH STATEMENT EXECUTE FUNCTION {function}()""",
        ]

    return [
        f"""CREATE FUNCTION comity_proposal_stands() RETURNS trigger AS $$
            BEGIN RAISE EXCEPTION '{PROPOSAL_SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END
            $$ LANGUAGE plpgsql""",
        *(each for table in EDITIONS for each in refuse_to_lose(table, "comity_editions_written_once")),
        *refuse_to_lose("proposal", "comity_proposal_stands"),
        f"""CREATE TRIGGER proposal_stands BEFORE UPDATE ON treaties_proposal
            FOR EACH ROW WHEN ({rewrites("IS DISTINCT FROM")}) EXECUTE FUNCTION comity_proposal_stands()""",
    ]


def install(apps, schema_editor):
    for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]():
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in ("edition_not_deleted", "editioncontent_not_deleted", "proposal_not_deleted", "proposal_stands"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        return
    for table in EDITIONS:
        schema_editor.execute(f"DROP TRIGGER {table}_not_deleted ON treaties_{table}")
        schema_editor.execute(f"DROP TRIGGER {table}_not_emptied ON treaties_{table}")
    schema_editor.execute("DROP FUNCTION comity_proposal_stands() CASCADE")  # and the triggers that call it


class Migration(migrations.Migration):
    dependencies = [("treaties", "0004_editions_are_written_once")]
    operations = [migrations.RunPython(install, remove)]
