"""Mail as a job: one message to one person, so that an address that is refused holds up nobody else's."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from django.core.mail import EmailMessage

from jobs import kinds, outbox
from jobs.kinds import Kind, Payload

KIND = "mail"


@dataclass(frozen=True, slots=True)
class Mail:
    """`subject_is_told`: whether those who look after failed jobs may read the subject."""

    to: str
    subject: str
    body: str
    subject_is_told: bool = True


def put_all(mails: Mapping[str, Mail], *, at: datetime) -> None:
    """Inside a transaction: as `put`, for many that differ, each with its own key."""
    outbox.put(KIND, {key: asdict(each) for key, each in mails.items()}, at=at)


def put(to: Iterable[str], *, subject: str, body: str, key: str, at: datetime, subject_is_told: bool = True) -> None:
    """Inside a transaction: each address gets the message once it is committed, and once for this key."""
    put_all({f"{key}:{each}": Mail(each, subject, body, subject_is_told) for each in to}, at=at)


def send(payload: Payload) -> None:
    """Raises what the mail server's connection raises."""
    EmailMessage(payload["subject"], payload["body"], to=[payload["to"]]).send()


def told(payload: Payload) -> str:
    subject = f": “{payload['subject']}”" if payload.get("subject_is_told", True) else ""
    return f"A mail to {payload['to']}{subject}"


kinds.register(KIND, Kind(send, told=told))
