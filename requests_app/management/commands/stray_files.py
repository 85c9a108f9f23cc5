"""`manage.py stray_files`: names files that no row knows, as a process that was killed may leave behind. Takes nothing
away: after a restore from an older backup these are what is missing.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.apps import apps
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand
from django.db.models import FileField
from django.utils import timezone

ON_ITS_WAY = timedelta(days=1)  # a file is stored before its row


class Command(BaseCommand):
    help = "Name the stored files that no row knows. Nothing is removed."

    def handle(self, **options):
        known, before = _known(), timezone.now() - ON_ITS_WAY
        unknown = (name for name in _stored() if name not in known)
        strays = [name for name in unknown if default_storage.get_modified_time(name) < before]
        for name in sorted(strays):
            self.stdout.write(name)
        self.stderr.write(f"{len(strays)} files that no row knows, older than a day; {len(known)} known.")


def _known() -> set[str]:
    fields = [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, FileField)
    ]
    return {
        name
        for model, field in fields
        for name in model._base_manager.exclude(**{field: ""}).values_list(field, flat=True)
    }


def _stored(folder: str = "") -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:  # nothing was stored yet
        return
    below = f"{folder}/" if folder else ""
    yield from (below + name for name in files)
    for each in folders:
        yield from _stored(below + each)
