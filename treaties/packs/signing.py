"""Keys of packs: Ed25519. A private key is a file; a public one is a line of text, to be trusted by name."""

import base64
import binascii
import os
from collections.abc import Iterable
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)


class NoKey(Exception):
    """A key is not there or is none, in a sentence that says what to do."""


def make_key(path: Path) -> str:
    """Write a new private key, which only its owner can read. Returns the public one. Never overwrites a file."""
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pem)
    except FileExistsError:
        raise NoKey(f"{path} is there already. A key is never overwritten: choose another name.") from None
    except OSError as error:
        raise NoKey(f"{path} cannot be written: {error.strerror}.") from None
    return public_of(key)


def private_key(path: str) -> Ed25519PrivateKey:
    """`path`: COMITY_PACK_KEY. Raises NoKey."""
    if not path:
        raise NoKey("There is no key to sign with. Make one with manage.py make_pack_key and set COMITY_PACK_KEY.")
    try:
        key = load_pem_private_key(Path(path).read_bytes(), password=None)
    except OSError as error:
        raise NoKey(f"The key in COMITY_PACK_KEY cannot be read: {path}: {error.strerror}.") from None
    except (ValueError, TypeError):
        raise NoKey(f"COMITY_PACK_KEY: {path} is no key that manage.py make_pack_key made.") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise NoKey(f"COMITY_PACK_KEY: {path} is a key of another kind than manage.py make_pack_key makes.")
    return key


def public_of(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def signer(signature: bytes, content: bytes, trusted: Iterable[str]) -> str:
    """Which of the trusted public keys signed it; "" for none. Raises NoKey where a trusted key is none."""
    for text in trusted:
        try:
            _public(text).verify(signature, content)
        except InvalidSignature:
            continue
        return text
    return ""


def _public(text: str) -> Ed25519PublicKey:
    try:
        return Ed25519PublicKey.from_public_bytes(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        raise NoKey(f"COMITY_PACK_TRUSTED: {text!r} is no public key that manage.py make_pack_key printed.") from None
