"""The kinds of identifier: how each is called, read where a line says it, and what is told where it is none.

The keys are those of `treaties.law.vocabulary.IDENTIFIER_KINDS`; a test holds the two together.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from requests_app.identifiers import chains, devices, money, network
from requests_app.identifiers.line import END
from requests_app.identifiers.shape import Found, Problem, Reader

ACCOUNT = re.compile(r"(?=\S*\w)[^\s,;()<>\"“”@][^\s,;()<>\"“”]*?" + END)
COPY = "Copy it again from the source, and compare."
ACCOUNT_FORM = Problem("account_form", "is no account ID", "Write the ID as the provider has it, in one word.")
PHONE_FORM = Problem("phone_form", "is no telephone number", "Write + and the country code, then the number.")
MAC_FORM = Problem("mac_form", "is no MAC address", f"It has twelve digits in pairs, as 00:00:5e:00:53:01. {COPY}")


@dataclass(frozen=True, slots=True)
class Kind:
    words: str  # as the letter prints it
    stated: Reader  # how it is read where the line says the kind
    none: Problem  # what is told where it then is none


def account_id(text: str) -> Found | None:
    found = ACCOUNT.match(text)
    return found and Found(found[0], text[found.end() :])


def anything(text: str) -> Found:
    """What has no form of its own: all of it up to a bracket or comma."""
    value = re.split(r"[,;(]", text, maxsplit=1)[0]
    return Found(value.strip(), text[len(value) :])


KINDS: Mapping[str, Kind] = {
    "email": Kind("E-mail address", network.email, network.FORM_OF_EMAIL),
    "phone": Kind("Telephone number", devices.phone_in_any_form, PHONE_FORM),
    "ip": Kind("IP address", network.ip, network.FORM_OF_IP),
    "url": Kind("Web address", network.url, network.FORM_OF_URL),
    "domain": Kind("Domain name", network.domain, network.FORM_OF_DOMAIN),
    "account_id": Kind("Account ID", account_id, ACCOUNT_FORM),
    "imei": Kind("IMEI", devices.imei, devices.IMEI_LENGTH),
    "mac": Kind("MAC address", devices.mac, MAC_FORM),
    "sha256": Kind("SHA-256", devices.sha256, devices.SHA256_FORM),
    "iban": Kind("IBAN", money.iban, money.IBAN_CHECKSUM),
    "bank_account": Kind("Bank account", money.bank_account, money.ACCOUNT_FORM),
    "card": Kind("Card number", money.card, money.CARD_CHECKSUM),
    "bitcoin": Kind("Bitcoin address", chains.bitcoin, chains.BITCOIN_CHECKSUM),
    "ethereum": Kind("Ethereum address", chains.ethereum, chains.ETHEREUM_FORM),
    "transaction": Kind("Transaction hash", chains.transaction, chains.TRANSACTION_FORM),
    "other": Kind("Other", anything, ACCOUNT_FORM),
}
