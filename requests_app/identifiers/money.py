"""Accounts with banks: IBAN, card number, and account numbers that have no check."""

import re
from functools import cache

from stdnum import iban as iban_number
from stdnum import luhn, numdb
from stdnum.exceptions import ValidationError

from requests_app.identifiers.line import END
from requests_app.identifiers.shape import Found, Problem

IBAN = re.compile(r"[A-Z]{2}\d{2}(?:[ \-.]?[A-Z0-9]){8,30}" + END, re.IGNORECASE)
CARD = re.compile(r"\d(?:[ \-]?\d){12,18}" + END)
BANK_ACCOUNT = re.compile(r"(?=[A-Z\-/ ]*\d)[A-Z0-9](?:[A-Z0-9\-/.]|[ \-](?=\d)){3,39}" + END, re.IGNORECASE)
LENGTH = re.compile(r"(\d+)!")

COPY = "Copy it again from the source, and compare."
IBAN_CHECKSUM = Problem("iban_checksum", "is no IBAN: its check digits are wrong, so a digit is wrong or missing", COPY)
ACCOUNT_FORM = Problem("bank_account_form", "is no account number", "Write it as the bank does, without words.")
CARD_CHECKSUM = Problem("card_checksum", "is no card number: its last digit does not fit the others", COPY)


def iban(text: str) -> Found | None:
    """Printed in groups of four, as ISO 13616 prints it."""
    found = IBAN.match(text)
    length = _length(text[:2].upper()) if found else 0
    if not length:
        return None
    first = text.split(" ")[0]
    written = first if 15 <= len(first) != length else _of_length(found[0], length)
    number = iban_number.compact(written)
    is_right = len(number) == length and _is_valid(number)
    normal = iban_number.format(number) if is_right else written.strip()
    return Found(normal, text[len(written) :], () if is_right else (IBAN_CHECKSUM,))


def _of_length(text: str, length: int) -> str:
    """So much of a text as holds this many letters and digits: a note in capitals may follow."""
    count = 0
    for end, each in enumerate(text, start=1):
        count += each.isalnum()
        if count == length:
            return text[:end]
    return text


@cache
def _length(country: str) -> int:
    """How long its IBANs are; 0 where it has none."""
    structure = numdb.get("iban").info(country)[0][1].get("bban", "")
    return 4 + sum(map(int, LENGTH.findall(structure))) if structure else 0


def _is_valid(number: str) -> bool:
    try:
        return bool(iban_number.validate(number))
    except ValidationError:
        return False


def card(text: str) -> Found | None:
    found = CARD.match(text)
    if not found:
        return None
    digits = re.sub(r"\D", "", found[0])
    normal = " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
    return Found(normal, text[found.end() :], () if luhn.is_valid(digits) else (CARD_CHECKSUM,))


def bank_account(text: str) -> Found | None:
    found = BANK_ACCOUNT.match(text)
    return found and Found(found[0], text[found.end() :])
