"""What keeps the rows of Listing, for both databases: a request that comes in has one, its urgency and the first of its
running deadlines stand in it, whoever changes them. And PostgreSQL's index of the words.

Used by migrations, so what is here stays as it is.
"""

PRESS = "CASE NEW.urgency WHEN 'emergency' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END"
FIRST_DAY = """COALESCE((SELECT MIN(d.due_on) FROM requests_app_standingdeadline d
    WHERE d.assistance_request_id = {request} AND d.state = 'running'), '9999-12-31')"""
LIST = f"""INSERT INTO requests_app_listing (assistance_request_id, press, due_on, words, is_stale)
    VALUES (NEW.id, {PRESS}, '9999-12-31', '', {{true}});"""
PRESSES = f"UPDATE requests_app_listing SET press = {PRESS} WHERE assistance_request_id = NEW.id;"


def _due(row: str) -> str:
    request = f"{row}.assistance_request_id"
    day = FIRST_DAY.format(request=request)
    return f"UPDATE requests_app_listing SET due_on = {day} WHERE assistance_request_id = {request};"


TRIGGERS = {  # name -> when, on which table, what it does
    "listed_when_opened": ("AFTER INSERT", "assistancerequest", LIST),
    "listed_by_urgency": ("AFTER UPDATE OF urgency", "assistancerequest", PRESSES),
    "listed_by_new_day": ("AFTER INSERT", "standingdeadline", _due("NEW")),
    "listed_by_changed_day": ("AFTER UPDATE OF due_on, state", "standingdeadline", _due("NEW")),
    "listed_without_day": ("AFTER DELETE", "standingdeadline", _due("OLD")),
}
# What is there when this comes.
LIST_ALL = f"""INSERT INTO requests_app_listing (assistance_request_id, press, due_on, words, is_stale)
    SELECT r.id, {PRESS.replace("NEW", "r")}, {FIRST_DAY.format(request="r.id")}, '', {{true}}
    FROM requests_app_assistancerequest r"""
WORDS = """CREATE INDEX listing_words ON requests_app_listing
    USING gin (array_to_tsvector(string_to_array(btrim(words), ' ')))"""


def install(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    true = "1" if is_sqlite else "TRUE"
    all_of_them = LIST_ALL if is_sqlite else LIST_ALL.replace("'9999-12-31'", "DATE '9999-12-31'")
    schema_editor.execute(all_of_them.format(true=true), params=None)
    for name, (when, table, does) in TRIGGERS.items():
        does = does.format(true=true)
        head = f"CREATE TRIGGER {name} {when} ON requests_app_{table}"
        if is_sqlite:
            schema_editor.execute(f"{head} BEGIN {does} END", params=None)
            continue
        does = does.replace("'9999-12-31'", "DATE '9999-12-31'")
        schema_editor.execute(
            f"CREATE FUNCTION comity_{name}() RETURNS trigger AS $$ BEGIN {does} RETURN NULL; END $$ LANGUAGE plpgsql",
            params=None,
        )
        schema_editor.execute(f"{head} FOR EACH ROW EXECUTE FUNCTION comity_{name}()", params=None)
    if not is_sqlite:
        schema_editor.execute(WORDS, params=None)


def remove(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for name in TRIGGERS:
        drop = f"TRIGGER {name}" if is_sqlite else f"FUNCTION comity_{name}() CASCADE"
        schema_editor.execute(f"DROP {drop}")
