"""`manage.py load_registry [DIR] [--replace]`"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from treaties.importing import LoadReport, RegistryFilesError, load


class Command(BaseCommand):
    help = (
        "Load the treaty registry from its files. A bad file, row or value is named with its place, and then nothing "
        "is loaded. Run again it changes nothing. Rows that editors changed since are told and kept."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser):
        parser.add_argument(
            "directory", nargs="?", type=Path, default=settings.REGISTRY_DIR, help="default: %(default)s"
        )
        parser.add_argument("--replace", action="store_true", help="overwrite rows that editors changed since")

    def handle(self, *, directory: Path, replace: bool, **options):
        self.stdout.write(f"Loading the treaty registry from {directory} ...")
        try:
            report = load(directory, at=timezone.now(), replace=replace)
        except RegistryFilesError as error:
            for problem in error.problems:
                self.stderr.write(problem)
            number = len(error.problems)
            self.stderr.write(
                f"Nothing was loaded: {number} {'problem' if number == 1 else 'problems'} in {directory}."
            )
            raise SystemExit(1) from None
        self._tell(report)

    def _tell(self, report: LoadReport) -> None:
        line = "{:<16}{:>10}{:>10}{:>12}{:>10}".format
        self.stdout.write(line("", "added", "changed", "unchanged", "removed"))
        for name, count in report.counts.items():
            self.stdout.write(line(name.replace("_", " "), count.added, count.changed, count.unchanged, count.removed))
        for sentence in report.kept:
            self.stdout.write(self.style.WARNING(f"Kept: {sentence}"))
        if report.kept:
            self.stdout.write("Rows changed in Comity stay as they are; --replace overwrites them.")
        news = "published" if report.published else "is current; nothing changed"
        self.stdout.write(f"{report.edition} {news}. SHA-256 {report.edition.sha256}")
