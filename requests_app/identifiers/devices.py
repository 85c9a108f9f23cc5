"""Telephone numbers and devices: E.164, IMEI, MAC address; and SHA-256 of a file."""

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat
from stdnum import imei as imei_number
from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError

from requests_app.identifiers.line import END
from requests_app.identifiers.shape import Found, Problem

PHONE = re.compile(r"(?P<abroad>\+|00)(?=[\d(])[\d\s().\-/]*\d" + END)
NATIONAL = re.compile(r"\(?\d[\d\s().\-/]{4,18}\d" + END)
IMEI = re.compile(r"\d(?:[ \-/]?\d){13,16}" + END)
MAC = re.compile(
    r"[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}" + END + r"|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}" + END,
    re.IGNORECASE,
)
SHA256 = re.compile(r"[0-9a-f]{64}" + END, re.IGNORECASE)
HEXADECIMAL = re.compile(r"[0-9a-z]{32,130}" + END, re.IGNORECASE)

COPY = "Copy it again from the source, and compare."
NO_COUNTRY = Problem(
    "phone_country",
    "has no country code",
    "Write it with + and the country code, as +92 300 5550100: abroad the same digits are another number.",
    surely=False,
)
PHONE_LENGTH = Problem(
    "phone_length", "is no telephone number: digits are missing or too many, or no country has its code", COPY
)
PHONE_UNKNOWN = Problem(
    "phone_unknown",
    "has the right length, but the country gives out no number like it",
    f"Perhaps a digit is wrong. {COPY}",
    surely=False,
)
IMEI_CHECKSUM = Problem("imei_checksum", "is no IMEI: its last digit does not fit the others", COPY)
IMEI_LENGTH = Problem("imei_length", "is no IMEI: it has 15 digits, or 16 with the software version", COPY)
SHA256_FORM = Problem("sha256_form", "is no SHA-256: that has 64 digits from 0 to 9 and a to f", COPY)


def phone(text: str) -> Found | None:
    """With + or 00 and the country code."""
    found = PHONE.match(text)
    if not found:
        return None
    written = found[0].rstrip()
    normal, problems = _international("+" + re.sub(r"\D", "", written.removeprefix("00")), written)
    return Found(normal, text[found.end() :], problems)


def phone_in_any_form(text: str) -> Found | None:
    """The same, and digits alone, where a line or its list says that telephone numbers are meant."""
    found = NATIONAL.match(text)
    return phone(text) or (found and Found(found[0].strip(), text[found.end() :], (NO_COUNTRY,)))


def _international(number: str, written: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        parsed = phonenumbers.parse(number, None)
    except NumberParseException:
        return written, (PHONE_LENGTH,)
    if not phonenumbers.is_possible_number(parsed):
        return written, (PHONE_LENGTH,)
    normal = phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
    return normal, () if phonenumbers.is_valid_number(parsed) else (PHONE_UNKNOWN,)


def imei(text: str) -> Found | None:
    found = IMEI.match(text)
    if not found:
        return None
    digits, problems = imei_number.compact(found[0].replace("/", "")), ()
    try:
        imei_number.validate(digits)
    except InvalidChecksum:
        problems = (IMEI_CHECKSUM,)
    except ValidationError:
        problems = (IMEI_LENGTH,)
    else:
        problems = (IMEI_LENGTH,) if len(digits) == 14 else ()
    return Found(digits, text[found.end() :], problems)


def is_imei(digits: str) -> bool:
    try:
        return len(digits) == 15 and bool(imei_number.validate(digits))
    except (InvalidChecksum, InvalidLength, ValidationError):
        return False


def mac(text: str) -> Found | None:
    found = MAC.match(text)
    if not found:
        return None
    digits = re.sub("[^0-9a-f]", "", found[0].lower())
    return Found(":".join(digits[at : at + 2] for at in range(0, 12, 2)), text[found.end() :])


def sha256(text: str) -> Found | None:
    if found := SHA256.match(text):
        return Found(found[0].lower(), text[found.end() :])
    if found := HEXADECIMAL.match(text):
        return Found(found[0], text[found.end() :], (SHA256_FORM,))
    return None
