"""A line in its parts: the kind that it says, the value, the note. What cannot be seen is taken out of it first."""

import re
import unicodedata
from dataclasses import dataclass

# Nothing a reader could see, and nothing an address may hold: an invisible letter in it names another account.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
# The joiners are letters' business in Persian, Urdu and the scripts of India: they stay between such letters only.
STRAY_JOINER = re.compile("(?<![^\x00-\u02ff])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u02ff])")
END = r"(?=[\s,;()<>\[\]“”\"'|]|:\s|\.?$)"  # where a value may end and a note begin
OWN_LABEL = re.compile(r"[^\W\d_][^\d@/]{0,39}")
BRACKETED = re.compile(r"(?P<before>.*?)<(?P<inside>[^<>\s]+@[^<>\s]+|https?://[^<>\s]+)>(?P<after>.*)")
DEFANGED = (
    (re.compile(r"\bh(xx|XX)p(s?)://"), r"http\2://"),
    (re.compile(r"(?<=\w)\s?[\[({](?:\.|dot)[\])}]\s?(?=\w)", re.IGNORECASE), "."),
    (re.compile(r"(?<=\w)\s?[\[({](?:@|at)[\])}]\s?(?=\w)", re.IGNORECASE), "@"),
    (re.compile(r"(?<=\w)\[:\](?=//)"), ":"),
)

# How people name the kinds before a value, in lower case; with a space after it or a colon.
LABELS = {
    **dict.fromkeys(("e-mail address", "email address", "e-mail", "email", "mail", "mailto"), "email"),
    **dict.fromkeys(
        (
            "telephone number",
            "phone number",
            "mobile number",
            "telephone",
            "phone",
            "mobile",
            "msisdn",
            "whatsapp",
            "tel",
        ),
        "phone",
    ),
    **dict.fromkeys(("ip address", "ipv4", "ipv6", "ip"), "ip"),
    **dict.fromkeys(("profile url", "profile", "url", "link", "page"), "url"),
    **dict.fromkeys(("domain name", "onion address", "domain", "onion", "hostname"), "domain"),
    **dict.fromkeys(
        (
            "account id",
            "account number",
            "account no",
            "user id",
            "profile id",
            "customer number",
            "account",
            "uid",
            "id",
        ),
        "account_id",
    ),
    **dict.fromkeys(("imei number", "imeisv", "imei"), "imei"),
    **dict.fromkeys(("mac address", "mac"), "mac"),
    **dict.fromkeys(("sha-256", "sha256", "hash"), "sha256"),
    "iban": "iban",
    **dict.fromkeys(("bank account number", "bank account", "a/c"), "bank_account"),
    **dict.fromkeys(("card number", "card", "pan"), "card"),
    **dict.fromkeys(("bitcoin address", "bitcoin", "btc"), "bitcoin"),
    **dict.fromkeys(("ethereum address", "ethereum", "eth"), "ethereum"),
    **dict.fromkeys(("transaction hash", "transaction id", "transaction", "tx hash", "txid", "tx"), "transaction"),
    **dict.fromkeys(("imsi", "iccid", "mtcn", "uetr", "serial number", "serial", "reference", "other"), "other"),
    **dict.fromkeys(("display name", "screen name", "nickname", "alias", "name"), "name"),
    **dict.fromkeys(("user name", "username", "handle"), "handle"),
}


@dataclass(frozen=True, slots=True)
class Line:
    stated: str  # a kind, "name", "handle", or "" where the line says none
    label: str  # as typed
    value: str  # with whatever follows it
    note: str
    by_colon: bool = True  # "IMEI: 35..." surely names the kind; "Account of a friend" may not


def seen(text: str) -> str:
    """A line without what cannot be seen, and with plain spaces. Joiners stay where letters are joined by them."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(STRAY_JOINER.sub("", INVISIBLE.sub("", text)).split())


def parted(text: str) -> Line:
    """`text` as `seen` gives it. The value is still followed by whatever stands behind it."""
    for pattern, plainly in DEFANGED:
        text = pattern.sub(plainly, text)
    if found := BRACKETED.fullmatch(text):  # A Name <name@example.org>
        return Line("", "", found["inside"], joined(found["before"], found["after"]))
    label, colon, rest = (part.strip() for part in text.partition(":"))
    if colon and rest and not rest.startswith("//"):
        if stated := LABELS.get(label.lower()):
            return Line(stated, label, rest, "")
        if OWN_LABEL.fullmatch(label) and ": " in text:
            return Line("", label, rest, label)
    return _by_first_words(text)


def _by_first_words(text: str) -> Line:
    """By the longest known label that the line begins with."""
    words = text.split(" ")
    for count in (3, 2, 1):
        label = " ".join(words[:count])
        stated = LABELS.get(label.lower().rstrip("."), "")
        if stated and len(words) > count:
            return Line(stated, label, " ".join(words[count:]), "", by_colon=False)
    return Line("", "", text, "")


def joined(*notes: str) -> str:
    """Notes as one, without the marks that set them off from the value."""
    stripped = (_bare(note) for note in notes)
    return "; ".join(note for note in stripped if note)


def _bare(note: str) -> str:
    note = note.strip(" ,;:–—|\"“”'")
    note = re.sub(r"^-\s+|\s+-$", "", note)
    if note.startswith("(") and note.endswith(")") and note.count("(") == 1:
        note = note[1:-1].strip()
    return note


def plain(value: str) -> str:
    """A value in the letters that identifiers are written in: full-width letters, ligatures and digits of other
    scripts as their plain ones."""
    if value.isascii():
        return value
    value = unicodedata.normalize("NFKC", value)
    return "".join(str(unicodedata.digit(each)) if each.isdecimal() else each for each in value)
