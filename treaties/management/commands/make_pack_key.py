"""`manage.py make_pack_key FILE`"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from treaties.packs import NoKey, make_key


class Command(BaseCommand):
    help = "Make a key pair for registry packs: the private key into FILE, the public one printed."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options):
        try:
            public = make_key(file)
        except NoKey as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"The private key is in {file}. Keep it secret, and set COMITY_PACK_KEY={file.resolve()} here."
        )
        self.stdout.write("Its public key, for COMITY_PACK_TRUSTED on the machines that load what it signs:")
        self.stdout.write(public)
