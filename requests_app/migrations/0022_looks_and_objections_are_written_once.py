"""What reviewers read and what was objected to is written once, in the database too: it repeats the history."""

from django.db import migrations

from requests_app.migrations._written_once import written_once


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0021_how_letters_travel")]
    operations = [
        written_once(
            *("look", "objection"),
            says="What reviewers read and objected to is written once.",
            function="comity_looks_and_objections_written_once",
        ),
    ]
