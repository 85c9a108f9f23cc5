import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0019_correspondence")]

    operations = [
        migrations.CreateModel(
            name="BegunOffence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "offence",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="begun",
                        to="requests_app.offence",
                    ),
                ),
            ],
        ),
    ]
