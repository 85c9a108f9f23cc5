"""What the process announces, once committed."""

from django.dispatch import Signal

# Sent by workflow.perform and services.hand_over after commit: event=RequestEvent.
act_performed = Signal()
