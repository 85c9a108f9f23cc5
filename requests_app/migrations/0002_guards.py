"""What the database itself refuses, whoever asks: rows written once, statuses without an act, approval by a drafter.

On SQLite a later migration that rebuilds one of these tables drops its triggers: it has to install them again.
"""

from django.db import migrations

WRITTEN_ONCE = {
    "requestevent": "History rows are written once.",
    "seal": "Seals are written once.",
    "issuedletter": "Issued letters are written once.",
    "voidedletter": "Voided letters are written once.",
    "drawnletter": "Drawn letters are written once.",
}
STATUS_FOLLOWS_HISTORY = "A status changes only with an act of the lifecycle."
# Four eyes: neither a drafter approves or countersigns, nor the first reviewer a second time.
FOUR_EYES = "A request is approved by somebody other than its drafter, and countersigned by a second reviewer."

IS_NEWEST_ACT = """
    SELECT 1 FROM requests_app_requestevent e
    WHERE e.id = (SELECT MAX(id) FROM requests_app_requestevent WHERE assistance_request_id = NEW.id)
      AND e.from_status = OLD.status AND e.to_status = NEW.status
"""
IS_BY_A_DRAFTER = """
    SELECT 1 FROM requests_app_drafter d
    WHERE d.assistance_request_id = NEW.assistance_request_id AND d.user_id = NEW.user_id
"""
IS_BY_THE_FIRST_REVIEWER = """
    SELECT 1 FROM requests_app_requestevent e
    WHERE e.id = (SELECT MAX(id) FROM requests_app_requestevent
                  WHERE assistance_request_id = NEW.assistance_request_id AND act = 'approve')
      AND e.user_id = NEW.user_id
"""
BREAKS_FOUR_EYES = f"""
    (NEW.act IN ('approve', 'countersign') AND EXISTS ({IS_BY_A_DRAFTER}))
    OR (NEW.act = 'countersign' AND EXISTS ({IS_BY_THE_FIRST_REVIEWER}))
"""


def sqlite() -> list[str]:
    statements = [
        f"""CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON requests_app_{table}
            BEGIN SELECT RAISE(ABORT, '{says}'); END"""
        for table, says in WRITTEN_ONCE.items()
        for verb in ("UPDATE", "DELETE")
    ]
    return [
        *statements,
        f"""CREATE TRIGGER status_follows_history BEFORE UPDATE OF status ON requests_app_assistancerequest
            WHEN NEW.status <> OLD.status AND NOT EXISTS ({IS_NEWEST_ACT})
            BEGIN SELECT RAISE(ABORT, '{STATUS_FOLLOWS_HISTORY}'); END""",
        f"""CREATE TRIGGER four_eyes BEFORE INSERT ON requests_app_requestevent WHEN {BREAKS_FOUR_EYES}
            BEGIN SELECT RAISE(ABORT, '{FOUR_EYES}'); END""",
    ]


def postgresql() -> list[str]:
    def refuse(name: str, condition: str, says: str) -> str:
        return f"""CREATE FUNCTION comity_{name}() RETURNS trigger AS $$
            BEGIN
                IF {condition} THEN RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
                RETURN NEW;
            END $$ LANGUAGE plpgsql"""

    statements = []
    for table, says in WRITTEN_ONCE.items():
        statements += [
            refuse(f"{table}_written_once", "TRUE", says),
            f"""CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON requests_app_{table}
                FOR EACH ROW EXECUTE FUNCTION comity_{table}_written_once()""",
            f"""CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON requests_app_{table}
                FOR EACH STATEMENT EXECUTE FUNCTION comity_{table}_written_once()""",
        ]
    return [
        *statements,
        refuse(
            "status_follows_history",
            f"NEW.status <> OLD.status AND NOT EXISTS ({IS_NEWEST_ACT})",
            STATUS_FOLLOWS_HISTORY,
        ),
        """CREATE TRIGGER status_follows_history BEFORE UPDATE OF status ON requests_app_assistancerequest
           FOR EACH ROW EXECUTE FUNCTION comity_status_follows_history()""",
        refuse("four_eyes", BREAKS_FOUR_EYES, FOUR_EYES),
        """CREATE TRIGGER four_eyes BEFORE INSERT ON requests_app_requestevent
           FOR EACH ROW EXECUTE FUNCTION comity_four_eyes()""",
    ]


def install(apps, schema_editor):
    statements = {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]()
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0001_initial")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
