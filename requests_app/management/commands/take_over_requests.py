"""`manage.py take_over_requests FILE --by E-MAIL [--dry-run]`: open requests from before Comity, from a spreadsheet."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from requests_app.earlier import keeping, long
from requests_app.earlier.sheets import UnreadableSheet
from requests_app.services import EditRefused
from treaties.selectors import RegistryNotLoaded


class Command(BaseCommand):
    help = "Take open requests from before Comity over from a CSV or XLSX file; where a row is bad, none."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--by", required=True, metavar="E-MAIL", help="In whose name: a supervisor's, for example")
        parser.add_argument("--dry-run", action="store_true", help="Say what each row would become; write nothing")

    def handle(self, *, file, by, dry_run, **options):
        user = User.objects.filter(email__iexact=by, is_active=True).select_related("office").first()
        if user is None:
            raise CommandError(f"Nobody who may sign in has the address {by}.")
        try:
            data = file.read_bytes()
            do = self.tell if dry_run else self.take_over
            do(file.name, data, user=user, at=timezone.now())
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except (EditRefused, UnreadableSheet, RegistryNotLoaded) as refused:
            raise CommandError("\n".join(getattr(refused, "reasons", [str(refused)]))) from None

    def take_over(self, name: str, data: bytes, **by) -> None:
        self.stdout.write(self.style.SUCCESS(long.taken(keeping.take_over(name, data, **by))))

    def tell(self, name: str, data: bytes, **by) -> None:
        """Raises CommandError where a row is bad."""
        rows = keeping.looked_at(name, data, **by)
        for said in (said for row in rows for said in (*row.problems, *row.notes)):
            self.stdout.write(f"Row {said.row}, {said.column}: {said.words}")
        bad = sum(bool(row.problems) for row in rows)
        if bad:
            raise CommandError(f"{bad} of {len(rows)} rows are bad. Mend them: nothing would be taken over.")
        new = sum(not row.is_there for row in rows)
        self.stdout.write(f"To take over: {new}. In Comity already: {len(rows) - new}. Nothing is written.")
