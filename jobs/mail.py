"""Mail as a job: one message to one person, so that an address that is refused holds up nobody else's."""

from collections.abc import Iterable
from datetime import datetime

from django.core.mail import EmailMessage

from jobs import kinds, outbox
from jobs.kinds import Kind, Payload

KIND = "mail"


def put(to: Iterable[str], *, subject: str, body: str, key: str, at: datetime) -> None:
    """Inside a transaction: each address gets the message once it is committed, and once for this key."""
    outbox.put(KIND, {f"{key}:{each}": {"to": each, "subject": subject, "body": body} for each in to}, at=at)


def send(payload: Payload) -> None:
    """Raises what the mail server's connection raises."""
    EmailMessage(payload["subject"], payload["body"], to=[payload["to"]]).send()


def told(payload: Payload) -> str:
    return f"A mail to {payload['to']}: “{payload['subject']}”"


kinds.register(KIND, Kind(send, told=told))
