"""`manage.py verify_history`: whether history, annexes, signed originals, receipts and files of the correspondence
are as they were kept. Exit 1 names what first is not.
"""

from itertools import chain

from django.core.management.base import BaseCommand, CommandError

from requests_app import history
from requests_app.correspondence import keeping
from requests_app.drafting import annexes
from requests_app.models import Attachment, CorrespondenceFile, RequestEvent, Seal
from requests_app.sending import kept


class Command(BaseCommand):
    help = "Check that no row of the history was changed, removed or put in, no status or annex altered."

    def handle(self, **options):
        if found := next(chain(history.broken(), annexes.spoilt(), kept.spoilt(), keeping.spoilt()), ""):
            raise CommandError(found)
        rows, seals, files = (model.objects.count() for model in (RequestEvent, Seal, Attachment))
        told = f"History is whole: {rows} rows, {seals} of them sealed. Annexes are unaltered: {files}."
        told += f" So are signed originals and receipts: {kept.count()}."
        told += f" So are files of the correspondence: {CorrespondenceFile.objects.count()}."
        self.stdout.write(self.style.SUCCESS(told))
