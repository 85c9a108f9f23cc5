"""What reviewers read, what was objected to, and what was mended. What the history holds already is counted too."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SECTIONS = {
    "channel": "States and channel",
    "authorities": "Authorities",
    "measures": "Measures sought",
    "persons": "Persons concerned",
    "facts": "Facts and nexus",
    "offences": "Offences and penalties",
    "grounds": "Grounds for refusal",
    "statements": "Statements the channel asks for",
    "clauses": "Urgency, confidentiality and undertakings",
    "annexes": "Annexes and language",
}
NO_PLACE = "No place named"


def count_history(apps, schema_editor):
    events = apps.get_model("requests_app", "RequestEvent").objects.order_by("pk")
    Objection = apps.get_model("requests_app", "Objection")
    sent_back = events.filter(act__in=["return_for_correction", "record_return"]).only(
        "pk", "act", "at", "details", "assistance_request_id"
    )
    for event in sent_back.iterator():
        Objection.objects.bulk_create(
            Objection(
                event=event,
                number=number,
                assistance_request_id=event.assistance_request_id,
                is_external=event.act == "record_return",
                section=section,
                field="",
                label=SECTIONS.get(section, NO_PLACE),
                reason=reason,
                at=event.at,
            )
            for number, (section, reason) in enumerate(objected(event))
        )


def objected(event):
    """(section, reason) of each thing objected to; the section is "" where none was named."""
    if event.act == "return_for_correction":
        return [("", event.details["reason"])]
    return [
        (each["section"] if each["section"] in SECTIONS else "", each["deficiency"])
        for each in event.details["deficient"]
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("requests_app", "0016_answers_are_written_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(help_text="Its place among those of its act, from 0")),
                ("is_external", models.BooleanField(help_text="The requested State's, not a reviewer's")),
                (
                    "section",
                    models.CharField(blank=True, help_text="Section value; empty: no place was named", max_length=20),
                ),
                (
                    "field",
                    models.CharField(
                        blank=True, help_text="What is counted together, within the section", max_length=200
                    ),
                ),
                ("label", models.CharField(help_text="Of the field, in words that name nobody", max_length=300)),
                ("reason", models.CharField(help_text="Value of ReturnReason or Deficiency", max_length=30)),
                ("at", models.DateTimeField()),
                (
                    "assistance_request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="requests_app.assistancerequest",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="requests_app.requestevent",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("event", "number"), name="objection_kept_once"),
                ],
                "indexes": [models.Index(fields=["section", "assistance_request"], name="objection_by_section")],
            },
        ),
        migrations.CreateModel(
            name="Mended",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "objection",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mended",
                        to="requests_app.objection",
                    ),
                ),
            ],
            options={"verbose_name_plural": "mended"},
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="requests_app.draftversion",
                    ),
                ),
            ],
            options={
                "ordering": ["version"],
                "constraints": [models.UniqueConstraint(fields=("version", "user"), name="look_kept_once")],
            },
        ),
        migrations.RunPython(count_history, migrations.RunPython.noop),
    ]
