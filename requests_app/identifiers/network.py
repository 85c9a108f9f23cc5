"""Addresses of the network: e-mail, URL, domain and onion name, IP address with port and time."""

import base64
import hashlib
import ipaddress
import re
import unicodedata
from urllib.parse import urlsplit

import idna
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from requests_app.identifiers.line import END, plain
from requests_app.identifiers.moment import moment
from requests_app.identifiers.shape import Found, Problem

EMAIL = re.compile(r"[^\s@<>(),;:\"]+@[^\s@<>(),;]+")
URL = re.compile(
    r"(?:https?|ftp)://[^\s<>\"]+|www\.[^\s<>\"]+|(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?/[^\s<>\"]*", re.IGNORECASE
)
DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:[^\W\d_][\w-]*)\.?" + END)
IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?:(?::|,? port:? )(?P<port>\d+))?" + END, re.IGNORECASE)
IPV6 = re.compile(
    r"(?:\[(?P<inside>[0-9a-f:.]+)\](?::(?P<port>\d+))?|(?P<bare>(?=[0-9a-f]*:[0-9a-f]*:)[0-9a-f:.]+))" + END,
    re.IGNORECASE,
)
LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?")
WITHOUT_A_NUMBER = URLValidator(schemes=["http", "https", "ftp"])
BY_FORM = EmailValidator()
ONION = ".onion"

COPY = "Copy it again from the source, and compare."
FORM_OF_EMAIL = Problem("email_form", "is no e-mail address", f"It is written name@domain, without spaces. {COPY}")
FORM_OF_URL = Problem("url_form", "is no web address", f"It begins with https:// and the name of the site. {COPY}")
FORM_OF_DOMAIN = Problem("domain_form", "is no domain name", f"Write it with its ending, as example.org. {COPY}")
ONION_CHECKSUM = Problem(
    "onion_checksum", "is no onion address: a letter is wrong or missing", f"It has 56 letters before .onion. {COPY}"
)
MIXED = Problem(
    "mixed_scripts",
    "mixes letters of two scripts that look alike",
    "Compare it letter by letter with the source: a letter that only looks the same leads to another account.",
    surely=False,
)
FORM_OF_IP = Problem("ip_form", "is no IP address", f"Each of the four numbers is from 0 to 255. {COPY}")
FORM_OF_PORT = Problem("ip_port_form", "has a port that does not exist", f"A port is from 1 to 65535. {COPY}")
RESERVED = Problem(
    "ip_reserved",
    "is a private or reserved address, which leads to nobody on the internet",
    "Look in the log for the public address that was seen at that time.",
    surely=False,
)
NO_PORT_OR_TIME = Problem(
    "ip_alone",
    "has no port and no time: behind carrier-grade NAT it names nobody",
    "Write it as 198.51.100.7:51234, 2026-04-14 08:31:05 UTC, with port and exact time from the log.",
    surely=False,
)
NO_PORT = Problem(
    "ip_port",
    "has no port: behind carrier-grade NAT many people share the address at once",
    "Write the source port from the log behind the address, as 198.51.100.7:51234.",
    surely=False,
)
NO_TIME = Problem(
    "ip_time",
    "has no time with its zone: the address is given to somebody else every day",
    "Write day, time to the second and zone behind it, as 2026-04-14 08:31:05 UTC.",
    surely=False,
)
OF_A_USER = {NO_PORT_OR_TIME, NO_PORT, NO_TIME}


def email(text: str) -> Found | None:
    found = EMAIL.match(text)
    if not found:
        return None
    written = found[0].rstrip(".'”’")
    local, _, host = plain(written).rpartition("@")
    normal_host = _ascii_host(host)
    normal = f"{local}@{normal_host or host}"
    problems = () if normal_host and _is_valid(BY_FORM, normal) else (FORM_OF_EMAIL,)
    return Found(normal, text[len(written) :], problems + _mixed(host))


def url(text: str) -> Found | None:
    found = URL.match(text)
    if not found:
        return None
    written = found[0].rstrip(".,;:!?'”’")
    if written.endswith(")") and "(" not in written:
        written = written.rstrip(")")
    rest = text[len(written) :]
    try:
        parts = urlsplit(written if "://" in written else f"//{written}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return Found(written, rest, (FORM_OF_URL,))
    normal_host = host if _is_ip(host) else _ascii_host(host)
    if not normal_host:
        return Found(written, rest, (FORM_OF_URL, *_mixed(host)))
    shown = f"[{normal_host}]" if ":" in normal_host else normal_host
    where = f"{shown}:{port}" if port else shown
    normal = parts._replace(scheme=parts.scheme.lower(), netloc=where).geturl()
    whole = normal if parts.scheme else f"https:{normal}"
    problems = () if _is_valid(WITHOUT_A_NUMBER, whole.replace("_", "-")) else (FORM_OF_URL,)
    return Found(normal.removeprefix("//"), rest, problems + _onion(normal_host) + _mixed(host))


def domain(text: str) -> Found | None:
    found = DOMAIN.match(text)
    if not found:
        return None
    host = found[0].rstrip(".")
    normal = _ascii_host(host)
    problems = _onion(normal) if normal else (FORM_OF_DOMAIN,)
    return Found(normal or host, text[found.end() :], problems + _mixed(host))


def ip(text: str) -> Found | None:
    """Printed with port and time where they are written: "198.51.100.7, port 51234, 2026-04-14 08:31:05 UTC"."""
    found = IPV4.match(text) or IPV6.match(text)
    if not found:
        return None
    named = found.groupdict()
    written = named.get("inside") or named.get("bare") or re.split(r":|,| ", found[0])[0]
    port, (when, rest) = named.get("port"), moment(text[found.end() :])
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return Found(found[0], text[found.end() :], (FORM_OF_IP,))
    normal = ", ".join(filter(None, [address.compressed, f"port {port}" if port else "", when]))
    problems = () if address.is_global else (RESERVED,)
    if port and not 0 < int(port[:9]) < 65536:
        problems += (FORM_OF_PORT,)
    # One IPv6 address is not shared; the port of an IPv4 one tells its many users apart.
    needs_port = address.version == 4 and not port
    if needs_port or not when:
        problems += (NO_PORT_OR_TIME if needs_port and not when else NO_PORT if needs_port else NO_TIME,)
    return Found(normal, rest, problems)


def _is_ip(host: str) -> bool:
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return False


def _ascii_host(host: str) -> str:
    """A host's name in the letters of the domain name system; "" where it can be none."""
    host = plain(host).rstrip(".").lower()
    try:
        labels = [each if each.isascii() else idna.encode(each, uts46=True).decode() for each in host.split(".")]
        for each in labels:
            if each.startswith("xn--"):
                idna.decode(each)
    except (idna.IDNAError, UnicodeError):
        return ""
    is_name = len(labels) > 1 and all(LABEL.fullmatch(each) and len(each) <= 63 for each in labels)
    return ".".join(labels) if is_name and len(host) <= 253 and not labels[-1].isdigit() else ""


def _onion(host: str) -> tuple[Problem, ...]:
    """Version 3 of onion services carries a checksum (rend-spec-v3, section "Encoding onion addresses")."""
    if not host.endswith(ONION):
        return ()
    try:
        whole = base64.b32decode(host.removesuffix(ONION).rpartition(".")[2].upper())
    except ValueError:
        return (ONION_CHECKSUM,)
    key, checksum, version = whole[:32], whole[32:34], whole[34:]
    expected = hashlib.sha3_256(b".onion checksum" + key + version).digest()[:2]
    return () if len(whole) == 35 and version == b"\x03" and checksum == expected else (ONION_CHECKSUM,)


def _mixed(host: str) -> tuple[Problem, ...]:
    """Latin, Greek and Cyrillic letters in one label."""
    for label in host.split("."):
        scripts = {unicodedata.name(each, "").split(" ")[0] for each in label if each.isalpha()}
        if len(scripts & {"LATIN", "GREEK", "CYRILLIC"}) > 1:
            return (MIXED,)
    return ()


def _is_valid(validator, value: str) -> bool:
    try:
        validator(value)
    except ValidationError:
        return False
    return True
