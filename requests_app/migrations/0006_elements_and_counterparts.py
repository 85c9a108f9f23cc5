import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("requests_app", "0005_versions_and_comments_are_written_once"),
        ("treaties", "0005_decisions_stand"),
    ]

    operations = [
        migrations.AddField(
            model_name="offence",
            name="life",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="offence",
            name="min_penalty_years",
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True),
        ),
        migrations.CreateModel(
            name="Counterpart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("penalty", models.CharField(blank=True, max_length=300)),
                ("max_penalty_years", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ("min_penalty_years", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ("life", models.BooleanField(default=False)),
                ("provision", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField(blank=True)),
                ("is_checked", models.BooleanField(default=False)),
                ("explanation", models.TextField(blank=True)),
                ("elements", models.JSONField(default=dict)),
                (
                    "offence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counterparts",
                        to="requests_app.offence",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="treaties.state"
                    ),
                ),
            ],
            options={
                "ordering": ["state_id"],
                "constraints": [models.UniqueConstraint(fields=("offence", "state"), name="one_counterpart_a_state")],
            },
        ),
        migrations.CreateModel(
            name="ElementAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("element", models.CharField(max_length=200)),
                ("paragraphs", models.JSONField(default=list)),
                ("facts", models.TextField(blank=True)),
                ("own_law", models.TextField(blank=True)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "offence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="element_answers",
                        to="requests_app.offence",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [models.UniqueConstraint(fields=("offence", "element"), name="one_answer_an_element")],
            },
        ),
    ]
