"""The signed original of a letter, and the legs of its way, each written once."""

import django.db.models.deletion
import requests_app.models.drafting
import requests_app.models.sending
from django.conf import settings
from django.db import migrations, models
from requests_app.migrations._written_once import written_once


class Migration(migrations.Migration):
    dependencies = [
        ("requests_app", "0020_offences_begun_from_the_catalogue"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="requestevent",
            name="act",
            field=models.CharField(
                choices=[
                    ("submit", "Submit for review"),
                    ("return_for_correction", "Return for correction"),
                    ("approve", "Approve"),
                    ("countersign", "Countersign"),
                    ("recall", "Recall"),
                    ("transmit", "Record transmission"),
                    ("acknowledge", "Record acknowledgement"),
                    ("raise_query", "Record a query"),
                    ("answer_query", "Answer the query"),
                    ("record_return", "Record its return"),
                    ("revise", "Revise"),
                    ("postpone", "Record postponement"),
                    ("resume", "Resume"),
                    ("execute_in_part", "Record execution in part"),
                    ("execute", "Record execution"),
                    ("refuse", "Record refusal"),
                    ("withdraw", "Withdraw"),
                    ("close", "Close"),
                    ("opened", "Opened"),
                    ("handed_over", "Handed over"),
                    ("basis_moved", "Basis moved"),
                    ("sealed_annex_read", "Sealed annex read"),
                    ("questionnaire_sent", "Questionnaire sent"),
                    ("questionnaire_withdrawn", "Questionnaire withdrawn"),
                    ("questionnaire_answered", "Questionnaire answered"),
                    ("answer_taken_over", "Answer taken over"),
                    ("original_filed", "Signed original filed"),
                    ("hop_recorded", "Leg of its way recorded"),
                    ("correspondence_kept", "Correspondence kept"),
                    ("written_by_other_side", "Written by the requested State"),
                ],
                max_length=30,
            ),
        ),
        migrations.CreateModel(
            name="SignedOriginal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pages", models.PositiveIntegerField()),
                (
                    "read_as",
                    models.CharField(
                        choices=[
                            ("scan", "The code was read from the scan"),
                            ("typed", "The code was typed from the paper"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="originals",
                        to="requests_app.issuedletter",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="OriginalFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("file", models.FileField(max_length=200, upload_to=requests_app.models.sending.original_path)),
                ("filename", models.CharField(max_length=200)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("pages", models.PositiveIntegerField()),
                (
                    "original",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="requests_app.signedoriginal",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
            bases=(requests_app.models.drafting.KnownByDigest, models.Model),
        ),
        migrations.CreateModel(
            name="Hop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "from_party",
                    models.CharField(
                        choices=[
                            ("office", "Our office"),
                            ("central_authority", "Our central authority"),
                            ("foreign_ministry", "Our foreign ministry"),
                            ("embassy", "Our embassy or mission there"),
                            ("interpol_bureau", "Our INTERPOL bureau"),
                            ("network_point", "Our 24/7 contact point"),
                            ("embassy_there", "Their embassy or mission here"),
                            ("foreign_ministry_there", "Their foreign ministry"),
                            ("central_authority_there", "Their central authority"),
                            ("interpol_bureau_there", "Their INTERPOL bureau"),
                            ("network_point_there", "Their 24/7 contact point"),
                            ("executing_there", "Their court, prosecutor or police"),
                            ("other", "Somebody else (name them)"),
                        ],
                        max_length=30,
                    ),
                ),
                ("from_name", models.CharField(blank=True, max_length=200)),
                (
                    "to_party",
                    models.CharField(
                        choices=[
                            ("office", "Our office"),
                            ("central_authority", "Our central authority"),
                            ("foreign_ministry", "Our foreign ministry"),
                            ("embassy", "Our embassy or mission there"),
                            ("interpol_bureau", "Our INTERPOL bureau"),
                            ("network_point", "Our 24/7 contact point"),
                            ("embassy_there", "Their embassy or mission here"),
                            ("foreign_ministry_there", "Their foreign ministry"),
                            ("central_authority_there", "Their central authority"),
                            ("interpol_bureau_there", "Their INTERPOL bureau"),
                            ("network_point_there", "Their 24/7 contact point"),
                            ("executing_there", "Their court, prosecutor or police"),
                            ("other", "Somebody else (name them)"),
                        ],
                        max_length=30,
                    ),
                ),
                ("to_name", models.CharField(blank=True, max_length=200)),
                (
                    "means",
                    models.CharField(
                        choices=[
                            ("pouch", "Diplomatic pouch"),
                            ("courier", "Courier"),
                            ("registered_mail", "Registered mail"),
                            ("hand", "By hand"),
                            ("secure_e_mail", "E-mail with security"),
                            ("interpol", "INTERPOL"),
                            ("network_24_7", "24/7 network"),
                            ("system", "Electronic system of the authorities"),
                            ("telephone", "Telephone"),
                            ("other", "Another means"),
                        ],
                        max_length=20,
                    ),
                ),
                ("means_words", models.CharField(blank=True, max_length=200)),
                (
                    "carried",
                    models.CharField(
                        choices=[
                            ("digital", "The PDF as issued"),
                            ("original", "The signed original"),
                            ("word", "Word of it only, orally"),
                            ("sealed", "The sealed annex, apart from the letter"),
                        ],
                        max_length=12,
                    ),
                ),
                ("carried_sha256", models.JSONField(default=list)),
                ("on", models.DateField()),
                ("number", models.CharField(blank=True, max_length=120)),
                ("person", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
                (
                    "file",
                    models.FileField(blank=True, max_length=200, upload_to=requests_app.models.sending.receipt_path),
                ),
                ("filename", models.CharField(blank=True, max_length=200)),
                ("size", models.PositiveBigIntegerField(null=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("took_place", models.BooleanField(default=True)),
                ("at", models.DateTimeField()),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="requests_app.hop",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hops", to="requests_app.issuedletter"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file", ""), ("sha256", ""), ("size", None)),
                            models.Q(
                                models.Q(("file", ""), _negated=True),
                                models.Q(("sha256", ""), _negated=True),
                                ("size__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="hop_receipt_is_known_by_its_digest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("took_place", True), ("corrects__isnull", False), _connector="OR"),
                        name="hop_that_never_was_corrects_one",
                    ),
                ],
            },
            bases=(requests_app.models.drafting.KnownByDigest, models.Model),
        ),
        written_once(
            *("signedoriginal", "originalfile", "hop"),
            says="How a letter travelled is written once.",
            function="comity_how_letters_travel_written_once",
        ),
    ]
