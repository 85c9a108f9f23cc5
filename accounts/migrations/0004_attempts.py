"""Wrong secrets are counted in the database, over all processes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_api_tokens")]

    operations = [
        migrations.CreateModel(
            name="Attempts",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=60)),
                ("address", models.CharField(max_length=64)),
                ("count", models.PositiveIntegerField()),
                ("began_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "verbose_name_plural": "attempts",
                "constraints": [models.UniqueConstraint(fields=("what", "address"), name="attempts_once_an_address")],
            },
        ),
    ]
