"""`manage.py load_pack FILE [--replace]`"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from treaties import packs
from treaties.packs.layout import LARGEST_FILE


class Command(BaseCommand):
    help = (
        "Load an edition from a signed file. A file that was altered, or that no trusted key signed, is refused and "
        "nothing is loaded. Run again it changes nothing. Rows that were changed here since are told and kept."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="also overwrite and remove rows changed here")

    def handle(self, *, file: Path, replace: bool, **options):
        try:
            with file.open("rb") as opened:
                pack = packs.unpack(opened.read(LARGEST_FILE + 1), trusted=settings.PACK_TRUSTED)
            report = packs.load(pack, at=timezone.now(), replace=replace)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except (packs.PackRefused, packs.NoKey) as error:
            raise CommandError(f"{error}\nNothing was loaded.") from None
        self.stdout.write(f"The pack holds {pack}, signed by {pack.signed_by}.")
        for sentence in report.kept:
            self.stdout.write(self.style.WARNING(f"Kept: {sentence}"))
        if report.kept:
            self.stdout.write("So the registry here differs from the pack; --replace makes them equal.")
        news = "published" if report.published else "is current; nothing changed"
        self.stdout.write(f"{report.edition} {news}. SHA-256 {report.edition.sha256}")
