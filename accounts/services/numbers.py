"""The numbers an office gives."""

from datetime import date

from django.db import transaction
from django.db.transaction import TransactionManagementError

from accounts import numbering
from accounts.models import NumberSequence, Office


def next_number(office: Office, *, on: date, is_exercise: bool = False) -> str:
    """The reference for the office's next request: "FIA/2026/0001", or "EX-FIA/2026/0001" in an exercise.

    Without gaps: call it inside the transaction that saves the request, so that a rollback gives the number back. Until
    that transaction ends the office's next number waits. Raises TransactionManagementError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise TransactionManagementError("next_number must be called in the transaction that uses the number.")
    # no_key: people and requests may still be added to the office meanwhile.
    locked = Office.objects.select_for_update(no_key=True).get(pk=office.pk)
    sequence, _ = NumberSequence.objects.get_or_create(office=locked, year=on.year, is_exercise=is_exercise)
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return numbering.reference(
        locked.code, locked.number_pattern, year=on.year, number=sequence.last, is_exercise=is_exercise
    )
