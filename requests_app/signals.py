"""What the process announces, once committed."""

from django.dispatch import Signal

# Sent by workflow.perform after commit: event=RequestEvent.
act_performed = Signal()
