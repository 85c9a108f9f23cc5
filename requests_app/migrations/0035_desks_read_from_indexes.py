"""What a desk sorts by, and what somebody did last, each from an index that holds it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("requests_app", "0034_words_of_returns_and_interpol"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(fields=["assistance_request"], include=("press", "due_on"), name="listing_presses"),
        ),
        migrations.AddIndex(
            model_name="requestevent",
            index=models.Index(fields=["user", "-id"], name="events_newest_of_person"),
        ),
    ]
