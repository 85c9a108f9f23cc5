"""`manage.py verify_letter FILE.pdf`: whose letter a file is and whether it is unaltered. Exit 1 if not."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from requests_app.letters import verifying


class Command(BaseCommand):
    help = "Say whose letter a PDF is and whether it is unaltered."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.pdf")

    def handle(self, *, file, **options):
        verdict = verifying.verify(_read(file))
        if not verdict.unaltered:
            raise CommandError(verdict.sentence)
        self.stdout.write(self.style.SUCCESS(verdict.sentence))


def _read(file: Path) -> bytes:
    """Raises CommandError, with what to do, for what is no readable PDF."""
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise CommandError(f"There is no file {file}. Check the path.") from error
    except IsADirectoryError as error:
        raise CommandError(f"{file} is a folder. Name the PDF inside it.") from error
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
    if not verifying.looks_like_pdf(data):
        raise CommandError(f"{file} is not a PDF.")
    return data
