"""What the process announces, once committed."""

from django.dispatch import Signal

# Sent by workflow.perform and services.hand_over after commit: event=RequestEvent.
act_performed = Signal()

# Sent by services.comments after commit: comment=Comment, by=User, what: "commented on", "replied to" ...
comment_made = Signal()
