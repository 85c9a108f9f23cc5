"""One line -> an identifier: by the kind that it says, else by its form, else by what its list takes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from requests_app.identifiers import chains, devices, money, network
from requests_app.identifiers.kinds import KINDS, account_id
from requests_app.identifiers.line import END, Line, joined, parted, plain, seen
from requests_app.identifiers.shape import Found, Identifier, Problem, Reader

# By forms that nothing else has, in this order.
BY_FORM: tuple[tuple[str, Reader], ...] = (
    ("email", network.email),
    ("url", network.url),
    ("ip", network.ip),
    ("mac", devices.mac),
    ("bitcoin", chains.bitcoin),
    ("ethereum", chains.ethereum),
    ("iban", money.iban),
    ("phone", devices.phone),
    ("domain", network.domain),
)
LOOSE = {"account_id", "url", "other"}  # said of many things: "Account user@example.org" is an e-mail address
HANDLE = re.compile(r"@[\w.\-]{2,}" + END)
NUMBER = re.compile(r"\d{5,19}" + END)
NATIONAL = re.compile(r"0\d")
ANOTHER = re.compile(r"[^\s@]@[^\s@]+\.\w|https?://|\b0x[0-9a-fA-F]{40}\b|\bbc1[0-9a-z]{20}|\+\d{8}", re.IGNORECASE)

IDENTIFIES = "Write the account ID, the e-mail address or the telephone number behind it, as the provider has it."
IS_A_NAME = Problem("name", "is a display name, which anybody may take and change", IDENTIFIES)
LIKE_A_NAME = Problem(
    "like_a_name", "reads like a display name, which anybody may take and change", IDENTIFIES, surely=False
)
IS_A_HANDLE = Problem(
    "handle",
    "is a handle, which its user can change and another take",
    "Add the numeric account ID beside it, and the day on which you saw it.",
    surely=False,
)
UNCLEAR = Problem(
    "unclear",
    "is of no kind that Comity knows",
    "Say what it is before it, as in “IMEI: …”, “account: …” or “serial number: …”, and write any note in brackets.",
    surely=False,
)
IMEI_OR_ACCOUNT = Problem(
    "imei_or_account",
    "may be an IMEI or an account ID",
    "Say which before it: “IMEI: …” or “account: …”.",
    surely=False,
)
HASH_OF_WHAT = Problem(
    "hash_of_what",
    "may be a transaction hash or the SHA-256 of a file",
    "Say which before it: “transaction: …” or “SHA-256: …”.",
    surely=False,
)
SECOND = Problem(
    "second",
    "has another identifier behind it",
    "Write each on a line of its own: what stands in a note is easily overlooked.",
    surely=False,
)


@lru_cache(maxsize=50_000)
def read(typed: str, accepts: tuple[str, ...] = ()) -> Identifier:
    """One line of a list that takes these kinds (keys of KINDS; none: any)."""
    text = seen(typed)
    identifier = _read(text, accepts)
    if not identifier.kind and not text.isascii():
        identifier = _read(plain(text), accepts)
    problems = identifier.problems
    if accepts and "phone" not in accepts:  # no list of users: the address of a server stays its own
        problems = tuple(each for each in problems if each not in network.OF_A_USER)
    if ANOTHER.search(identifier.note):
        problems += (SECOND,)
    if identifier.kind and accepts and not {identifier.kind, "other"} & {*accepts}:
        problems += (_not_taken(identifier.kind, accepts),)
    return replace(identifier, typed=typed, problems=problems)


def _read(text: str, accepts: tuple[str, ...]) -> Identifier:
    line = parted(text)
    if line.stated in {"name", "handle"}:
        if line.by_colon:
            return Identifier(text, "", line.value, line.label, (IS_A_NAME if line.stated == "name" else IS_A_HANDLE,))
        line = Line("", "", text, "")
    if line.stated:
        if said := _as_stated(text, line, accepts):
            return said
        line = Line("", "", text, "")
    for kind, found in _guesses(line.value, accepts):
        return Identifier(text, kind, found.normal, joined(line.note, found.rest), found.problems)
    return _of_no_kind(text, line, accepts)


def _as_stated(text: str, line: Line, accepts: tuple[str, ...]) -> Identifier | None:
    kind = line.stated
    if kind == "account_id" and "bank_account" in accepts and "account_id" not in accepts:
        kind = "bank_account"
    if kind in LOOSE or kind == "bank_account":
        for other, reader in BY_FORM:
            if found := reader(line.value):
                return Identifier(text, other, found.normal, joined(found.rest), found.problems)
    if found := KINDS[kind].stated(line.value):
        if not line.by_colon and not _has_digit(found.normal):
            return None  # "Account of a friend"
        normal = found.normal if kind != "other" or line.label == "other" else f"{line.label} {found.normal}"
        return Identifier(text, kind, normal, joined(found.rest), found.problems)
    if not line.by_colon:
        return None
    return Identifier(text, kind, line.value, "", (KINDS[kind].none,))


def _guesses(value: str, accepts: tuple[str, ...]) -> Iterator[tuple[str, Found]]:
    """What the value may be, the likeliest first."""
    for kind, reader in BY_FORM:
        if kind == "domain" and accepts and kind not in accepts:
            continue  # j.sample is a domain's form too
        if found := reader(value):
            yield kind, found
    if found := chains.transaction(value):
        yield _hash(value, found, accepts)
    if "card" in accepts and (found := money.card(value)) and not found.problems:
        yield "card", found
    if "bank_account" in accepts and (found := money.bank_account(value)):
        yield "bank_account", found
    if "phone" in accepts and NATIONAL.match(value) and (found := devices.phone_in_any_form(value)):
        yield "phone", found
    if (found := NUMBER.match(value)) and devices.is_imei(found[0]) and (not accepts or "imei" in accepts):
        yield "account_id", Found(found[0], value[found.end() :], (IMEI_OR_ACCOUNT,))
    if found := HANDLE.match(value):
        yield "account_id", Found(found[0], value[found.end() :], (IS_A_HANDLE,))
    if (found := account_id(value)) and _has_digit(found.normal):
        yield "account_id" if not accepts or "account_id" in accepts else "other", found


def _hash(value: str, found: Found, accepts: tuple[str, ...]) -> tuple[str, Found]:
    """Sixty-four digits are the hash of a transaction or of a file: the list tells, or the line."""
    if value[:2].lower() == "0x" or ("transaction" in accepts and "sha256" not in accepts):
        return "transaction", found
    if "sha256" in accepts and "transaction" not in accepts:
        return "sha256", found
    return "sha256", replace(found, problems=(HASH_OF_WHAT,))


def _of_no_kind(text: str, line: Line, accepts: tuple[str, ...]) -> Identifier:
    value, note = line.value, line.note
    if _has_digit(value) and "other" in accepts:
        return Identifier(text, "other", value, note)
    is_of_users = not accepts or {"email", "phone"} & {*accepts}
    like_a_name = is_of_users and not _has_digit(value)
    return Identifier(text, "", value, note, (LIKE_A_NAME if like_a_name else UNCLEAR,))


def _has_digit(text: str) -> bool:
    return any(each.isdigit() for each in text)


def _not_taken(kind: str, accepts: tuple[str, ...]) -> Problem:
    taken = ", ".join(KINDS[each].words for each in accepts)
    what = f"is not what is asked for here ({KINDS[kind].words})"
    return Problem(f"not_taken_{kind}", what, f"Here belongs: {taken}.", surely=False)
