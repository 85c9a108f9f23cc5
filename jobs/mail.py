"""Mail as a job: one message to one person, so that an address that is refused holds up nobody else's."""

from collections.abc import Iterable
from datetime import datetime

from django.core.mail import EmailMessage

from jobs import kinds, outbox
from jobs.kinds import Kind, Payload

KIND = "mail"


def put(to: Iterable[str], *, subject: str, body: str, key: str, at: datetime, subject_is_told: bool = True) -> None:
    """Inside a transaction: each address gets the message once it is committed, and once for this key.
    `subject_is_told`: whether those who look after failed jobs may read the subject.
    """
    told = {"subject": subject, "body": body, "subject_is_told": subject_is_told}
    outbox.put(KIND, {f"{key}:{each}": {"to": each} | told for each in to}, at=at)


def send(payload: Payload) -> None:
    """Raises what the mail server's connection raises."""
    EmailMessage(payload["subject"], payload["body"], to=[payload["to"]]).send()


def told(payload: Payload) -> str:
    subject = f": “{payload['subject']}”" if payload.get("subject_is_told", True) else ""
    return f"A mail to {payload['to']}{subject}"


kinds.register(KIND, Kind(send, told=told))
