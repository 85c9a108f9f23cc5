"""`manage.py export_pack [--edition N] FILE`"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from treaties import packs
from treaties.editions import EditionAltered
from treaties.models import Edition, EditionContent
from treaties.selectors import RegistryNotLoaded, current_edition


class Command(BaseCommand):
    help = "Write an edition of the registry into one signed file, which load_pack reads on another machine."
    requires_migrations_checks = True

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--edition", type=int, metavar="N", help="default: the current one")

    def handle(self, *, file: Path, edition: int | None, **options):
        try:
            found = Edition.objects.get(number=edition) if edition else current_edition()
            content = packs.pack(found, packs.private_key(settings.PACK_KEY))
            file.write_bytes(content)
        except Edition.DoesNotExist:
            raise CommandError(f"There is no edition {edition}.") from None
        except EditionContent.DoesNotExist:
            raise CommandError(f"{found} was published before editions were kept whole.") from None
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from None
        except (EditionAltered, RegistryNotLoaded, packs.NoKey) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{found} is in {file}, {len(content) / 1024:,.0f} kB. SHA-256 {found.sha256}")
