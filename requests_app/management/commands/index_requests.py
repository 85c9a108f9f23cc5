"""`manage.py index_requests`: write anew what each request is about, for those saved before that was kept."""

from django.core.management.base import BaseCommand
from django.db import transaction

from requests_app.drafting import already_asked
from requests_app.lists import listing
from requests_app.models import AssistanceRequest
from treaties.selectors import current_registry


class Command(BaseCommand):
    help = (
        "Write anew which accounts, persons and addresses each request names, and by what words it is found. "
        "Safe to repeat."
    )

    def handle(self, **options):
        law, count = current_registry().law, 0
        for pk in AssistanceRequest.objects.order_by("pk").values_list("pk", flat=True).iterator():
            with transaction.atomic():
                locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=pk)
                already_asked.keep([locked], law)
                listing.relist([pk])
            count += 1
        self.stdout.write(self.style.SUCCESS(f"{count} request{'s' * (count != 1)} indexed."))
