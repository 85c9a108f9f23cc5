"""Correspondence: which way, by what means, and who had its files."""

from django.db.models import TextChoices


class Direction(TextChoices):
    """Which way something of the thread went."""

    INCOMING = "incoming", "Came in"
    OUTGOING = "outgoing", "Went out"
    INTERNAL = "internal", "Note for the file"


class Means(TextChoices):
    """How something of the thread came or went."""

    LETTER = "letter", "Letter"
    E_MAIL = "e_mail", "E-mail"
    CALL = "call", "Telephone call"
    MEETING = "meeting", "Meeting"
    NETWORK = "network", "Message by a network (24/7, INTERPOL)"
    RECEIPT_PAGE = "receipt_page", "Page for the receiving authority"
    NOTE = "note", "Note"

    @property
    def told(self) -> str:
        """In the middle of a sentence."""
        return self.label[:1].lower() + self.label[1:]


class CustodyStep(TextChoices):
    """What happened to a file that came."""

    RECEIVED = "received", "Received"
    OPENED = "opened", "Opened"
    HANDED_OVER = "handed_over", "Handed over"
