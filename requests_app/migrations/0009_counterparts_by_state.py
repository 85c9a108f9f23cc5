"""What an offence said of the requested State's law was one text for every State: it goes to the State it was written
for. Where requests to several States name the offence, that is the State asked first."""

from django.db import migrations


def move(apps, schema_editor):
    offences = apps.get_model("requests_app", "Offence").objects
    counterparts = apps.get_model("requests_app", "Counterpart").objects
    requests = apps.get_model("requests_app", "AssistanceRequest").objects
    for offence in offences.all():
        words = (offence.counterpart_provision, offence.counterpart_text, offence.explanation)
        first = requests.filter(offences=offence).order_by("pk").first()
        first = first or requests.filter(case=offence.case_id).order_by("pk").first()
        if any(words) and first:
            provision, text, explanation = words
            counterparts.create(
                offence=offence,
                state_id=first.requested_state_id,
                provision=provision,
                text=text,
                explanation=explanation,
            )


class Migration(migrations.Migration):
    dependencies = [("requests_app", "0008_compared_basis")]
    operations = [
        migrations.RemoveField("counterpart", "min_penalty_years"),
        migrations.RunPython(move, migrations.RunPython.noop, elidable=True),
    ]
