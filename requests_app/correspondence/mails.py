"""An e-mail file -> what it says: who, when, which words, which files. Bytes in, no database; nothing of it is run or
fetched, and of HTML only the words are taken.
"""

import re
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import PurePath

from django.utils import timezone

MOST_TEXT = 100_000  # characters that are taken into the entry: the whole stays in the file
MOST_FILES = 18
LONGEST_NAME = 200
HEADERS = ("from", "to", "date", "subject")
BREAKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "blockquote", "table"}
SILENT = {"script", "style", "head", "title", "template"}


class UnreadableMail(Exception):
    """The file is no e-mail that can be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Mail:
    """`sender`, `receivers`: (name, address). `on`: None where it has no day that can be. `files`: (name, bytes).
    `told`: in sentences, what was not taken and why."""

    sender: tuple[str, str]
    receivers: tuple[tuple[str, str], ...]
    on: date | None
    subject: str
    text: str
    files: tuple[tuple[str, bytes], ...]
    told: tuple[str, ...]


def read(data: bytes) -> Mail:
    """Raises UnreadableMail."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        if not any(message[name] for name in HEADERS):
            raise UnreadableMail("It has neither sender nor day nor subject: save the message again, as .eml.")
        return _read(message)
    except UnreadableMail:
        raise
    except Exception as error:  # the parser meets broken headers and parts with errors of every kind
        raise UnreadableMail("It is broken. Save the message from your mail program again, as .eml.") from error


def _read(message: EmailMessage) -> Mail:
    told: list[str] = []
    body = message.get_body(preferencelist=("plain", "html"))
    text = _words(body, told) if body is not None else ""
    if len(text) > MOST_TEXT:
        text = text[:MOST_TEXT]
        told.append(f"Its text is longer than {MOST_TEXT:,} characters: the rest stands in the e-mail file.")
    on = _day(message)
    if on is None:
        told.append("It does not say on which day it was sent: enter the day.")
    if message.get_content_type() == "multipart/encrypted" or _is_wrapped(message):
        told.append("It is encrypted: its words cannot be read here. The file is kept as it came.")
    senders = _people(message, "from")
    return Mail(
        sender=senders[0] if senders else ("", ""),
        receivers=_people(message, "to"),
        on=on,
        subject=_line(message["subject"] or ""),
        text=text,
        files=tuple(_files(message, told)),
        told=tuple(told),
    )


def _is_wrapped(message: EmailMessage) -> bool:
    smime = message.get_param("smime-type")
    return message.get_content_type().endswith("pkcs7-mime") and smime != "signed-data"


def _people(message: EmailMessage, header: str) -> tuple[tuple[str, str], ...]:
    found = getaddresses([str(each) for each in message.get_all(header, [])])
    return tuple((_line(name), _line(address)) for name, address in found if name or address)


def _day(message: EmailMessage) -> date | None:
    try:
        moment = parsedate_to_datetime(str(message["date"]))
    except (TypeError, ValueError):
        return None
    return timezone.localdate(moment) if moment.tzinfo else moment.date()


def _words(part: EmailMessage, told: list[str]) -> str:
    try:
        text = part.get_content()
    except (LookupError, UnicodeError, ValueError):  # a charset nobody knows
        text = (part.get_payload(decode=True) or b"").decode("utf-8", "replace")
        told.append("Its text is in an alphabet that it names wrongly: compare it with the e-mail file.")
    if not isinstance(text, str):
        return ""
    text = _of_html(text) if part.get_content_subtype() == "html" else text
    text = "".join(char for char in text.replace("\r\n", "\n") if char in "\n\t" or ord(char) >= 32)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


class _Words(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.silent = [], 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in SILENT
        if tag in BREAKS:
            self.found.append("\n")

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT and self.silent > 0
        if tag in BREAKS:
            self.found.append("\n")

    def handle_data(self, data):
        if not self.silent:
            self.found.append(re.sub(r"\s+", " ", data))


def _of_html(html: str) -> str:
    with closing(_Words()) as parser:
        parser.feed(html)
    return "\n".join(line.strip() for line in "".join(parser.found).split("\n"))


def _files(message: EmailMessage, told: list[str]):
    for number, part in enumerate(message.iter_attachments(), start=1):
        name = _name(part.get_filename() or "", number, part)
        content = part.get_payload(decode=True)
        if part.get_content_type() == "message/rfc822":
            content = part.get_payload(0).as_bytes()
        if number > MOST_FILES:
            told.append(f"It has more than {MOST_FILES} attachments: the others stand in the e-mail file.")
            return
        if content:
            yield name, content
        else:
            told.append(f"Its attachment {name} is empty, and was left out.")


def _name(written: str, number: int, part: EmailMessage) -> str:
    """A plain file name: no folders, no signs that are no text."""
    name = PurePath(_line(written).replace("\\", "/")).name
    if not name:
        ending = "eml" if part.get_content_type() == "message/rfc822" else part.get_content_subtype()[:10]
        name = f"attachment-{number}.{ending}"
    stem, ending = PurePath(name).stem, PurePath(name).suffix
    return name if len(name) <= LONGEST_NAME else stem[: LONGEST_NAME - len(ending)] + ending


def _line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in str(text)).split())
