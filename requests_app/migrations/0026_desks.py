"""What desks and lists are read by, saved views, and who took a list away as a file."""

import datetime
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

from requests_app.migrations import _listing
from requests_app.migrations._written_once import written_once


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_api_tokens"),
        ("requests_app", "0025_courses"),
        ("treaties", "0007_kept_files"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ListExport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("format", models.CharField(choices=[("csv", "CSV"), ("xlsx", "Excel")], max_length=4)),
                ("query", models.TextField(blank=True)),
                ("rows", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Listing",
            fields=[
                (
                    "assistance_request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="listing",
                        serialize=False,
                        to="requests_app.assistancerequest",
                    ),
                ),
                ("press", models.PositiveSmallIntegerField(default=2)),
                ("due_on", models.DateField(default=datetime.date(9999, 12, 31))),
                ("words", models.TextField(blank=True)),
                ("is_stale", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("query", models.CharField(blank=True, max_length=2000)),
                ("is_default", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="assistancerequest",
            index=models.Index(fields=["assigned_to", "status"], name="requests_of_a_person"),
        ),
        migrations.AddIndex(
            model_name="assistancerequest",
            index=models.Index(fields=["-created_at", "-id"], name="requests_newest"),
        ),
        migrations.AddIndex(
            model_name="assistancerequest",
            index=models.Index(fields=["office", "-created_at", "-id"], name="requests_newest_of_office"),
        ),
        migrations.AddIndex(
            model_name="assistancerequest",
            index=models.Index(fields=["requesting_state", "-created_at", "-id"], name="requests_newest_of_state"),
        ),
        migrations.AddIndex(
            model_name="assistancerequest",
            index=models.Index(fields=["assigned_to", "-created_at", "-id"], name="requests_newest_of_person"),
        ),
        migrations.AddField(
            model_name="listexport",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(fields=["due_on", "assistance_request"], name="listing_by_day"),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(
                condition=models.Q(("is_stale", True)), fields=["assistance_request"], name="listing_stale"
            ),
        ),
        migrations.AddField(
            model_name="savedview",
            name="office",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="saved_views",
                to="accounts.office",
            ),
        ),
        migrations.AddField(
            model_name="savedview",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="saved_views", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                models.F("owner"), django.db.models.functions.text.Lower("name"), name="one_view_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_default", True)), fields=("owner",), name="one_default_view"
            ),
        ),
        migrations.RunPython(_listing.install, _listing.remove),
        written_once(
            "listexport",
            says="What was taken away as a file is written once.",
            function="comity_list_exports_written_once",
        ),
    ]
