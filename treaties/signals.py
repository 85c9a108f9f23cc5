"""What the registry announces, once committed."""

from django.dispatch import Signal

# Sent after an edition was published: edition=Edition, by=user or None.
edition_published = Signal()
