"""Virtual assets: addresses of Bitcoin and Ethereum with their checksums, and hashes of transactions."""

import re

from Crypto.Hash import keccak
from stdnum import bitcoin as base58
from stdnum.exceptions import ValidationError

from requests_app.identifiers import bech32
from requests_app.identifiers.line import END
from requests_app.identifiers.shape import Found, Problem

WITNESS = re.compile(r"bc1[0-9a-z]{6,87}" + END, re.IGNORECASE)
BASE58 = re.compile(r"(?=\w*[A-Z])(?=\w*[a-z])[13][0-9A-Za-z]{24,35}" + END)
HEXADECIMAL = re.compile(r"0x(?P<digits>[0-9a-z]+)" + END, re.IGNORECASE)
PLAIN_HASH = re.compile(r"[0-9a-f]{64}" + END, re.IGNORECASE)

REMEDY = (
    "Copy it again from the explorer, whole, and compare. If it is something else, say what: “account: …” before it."
)
BITCOIN_CHECKSUM = Problem(
    "bitcoin_checksum", "is no Bitcoin address: its checksum is wrong, so a letter is wrong or missing", REMEDY
)
ETHEREUM_CHECKSUM = Problem(
    "ethereum_checksum", "is no Ethereum address: its capitals do not fit, so a letter is wrong (EIP-55)", REMEDY
)
ETHEREUM_FORM = Problem(
    "ethereum_form", "is no Ethereum address: that has 40 digits from 0 to 9 and a to f after 0x", REMEDY
)
TRANSACTION_FORM = Problem(
    "transaction_form", "is no transaction hash: that has 64 digits from 0 to 9 and a to f", REMEDY
)
DIGITS = set("0123456789abcdefABCDEF")


def bitcoin(text: str) -> Found | None:
    if found := WITNESS.match(text):
        is_right, normal = bech32.is_address(found[0]), found[0].lower()
    elif found := BASE58.match(text):
        is_right, normal = _is_base58check(found[0]), found[0]
    else:
        return None
    return Found(normal if is_right else found[0], text[found.end() :], () if is_right else (BITCOIN_CHECKSUM,))


def _is_base58check(text: str) -> bool:
    """With the version of an address: of a key (1...) or of a script (3...)."""
    try:
        return base58.b58decode(base58.validate(text))[0] in (0, 5)
    except ValidationError:
        return False


def ethereum(text: str) -> Found | None:
    """Printed with its checksum, also where it was written without: in one case."""
    found = HEXADECIMAL.match(text)
    if not found or len(found["digits"]) == 64:
        return None
    digits, rest = found["digits"], text[found.end() :]
    if len(digits) != 40 or not set(digits) <= DIGITS:
        return Found(found[0], rest, (ETHEREUM_FORM,))
    normal = with_checksum(digits)
    is_right = digits in (normal[2:], digits.lower(), digits.upper())
    return Found(normal if is_right else found[0], rest, () if is_right else (ETHEREUM_CHECKSUM,))


def with_checksum(digits: str) -> str:
    """EIP-55: a letter is capital where its place in the Keccak-256 of the lower-case digits has 8 or more."""
    lower = digits.lower()
    places = keccak.new(data=lower.encode(), digest_bits=256).hexdigest()
    pairs = zip(lower, places[:40], strict=True)
    return "0x" + "".join(each.upper() if int(place, 16) >= 8 else each for each, place in pairs)


def transaction(text: str) -> Found | None:
    """Sixty-four digits, as Bitcoin has them, or with 0x before them, as Ethereum."""
    if found := PLAIN_HASH.match(text):
        return Found(found[0].lower(), text[found.end() :])
    found = HEXADECIMAL.match(text)
    if not found or len(found["digits"]) == 40:
        return None
    is_right = len(found["digits"]) == 64 and set(found["digits"]) <= DIGITS
    normal = found[0].lower() if is_right else found[0]
    return Found(normal, text[found.end() :], () if is_right else (TRANSACTION_FORM,))
