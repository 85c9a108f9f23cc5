"""A change as an editor's browser sends it."""

from django.urls import reverse

SOURCE = {
    "source_url": "https://treaties.example/list",
    "source_title": "List of participants",
    "source_publisher": "Depositary of Example",
    "source_as_of": "2026-11",
    "seen_on": "2026-11-23",
    "reason": "The depositary's list says so.",
}


def shown(form) -> dict:
    """What a browser would send of a form as it was shown."""
    values = {field.name: field.value() for field in form if not field.field.disabled}
    return {
        name: ("on" if value is True else value) for name, value in values.items() if value not in (None, False, "")
    }


def change_address(row, kind="participations"):
    return reverse("treaties:change", args=[kind, row.pk])


def propose(client, row, kind="participations", **values):
    page = client.get(change_address(row, kind))
    return client.post(change_address(row, kind), shown(page.context["form"]) | SOURCE | values, follow=True)
