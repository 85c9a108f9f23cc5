"""A signed file -> the tables, and an edition of them. What is not as it was signed is refused whole."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, transaction

from treaties import law
from treaties.editions import Records, records_in
from treaties.importing.loading import LoadReport, write_whole
from treaties.law import LawError, LawFiles
from treaties.packs.layout import (
    FACTS,
    FORMAT,
    LARGEST_FILE,
    LARGEST_MANIFEST,
    LARGEST_MEMBER,
    LAW,
    MANIFEST,
    MEMBERS,
    SIGNATURE,
    SIGNATURE_LENGTH,
    Manifest,
)
from treaties.packs.signing import signer

# What stands in a pack, as a sentence has it.
PARTS = {
    MANIFEST: "its list of contents is",
    SIGNATURE: "its signature is",
    FACTS: "its facts are",
    LAW: "its law files are",
}


class PackRefused(Exception):
    """Why a file is not loaded, in a sentence."""


@dataclass(frozen=True)
class Pack:
    """An edition read from a file whose signature was checked. `signed_by`: the public key, one of the trusted."""

    manifest: Manifest
    records: Records
    law_files: LawFiles
    signed_by: str

    def __str__(self):
        return f"edition {self.manifest.number} of {self.manifest.day:%-d %B %Y}"


def unpack(whole: bytes, *, trusted: Sequence[str]) -> Pack:
    """Raises PackRefused, and NoKey where a trusted key is none."""
    if not trusted:
        raise PackRefused("No key is trusted. Put the public key of whoever made the file into COMITY_PACK_TRUSTED.")
    if len(whole) > LARGEST_FILE:
        raise PackRefused(f"The file is larger than {LARGEST_FILE // 1024**2} MB, so it is no registry pack.")
    try:
        with zipfile.ZipFile(io.BytesIO(whole)) as members:
            return _unpacked(members, trusted)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        # Truncated, altered (also in where its members stand), encrypted, packed in an unknown way.
        raise PackRefused("The file is no registry pack, or it is damaged. Copy it again.") from None


def load(pack: Pack, *, at: datetime, replace: bool = False, by=None) -> LoadReport:
    """Make the tables equal to the pack, and publish what they are then. Rows edited here since are kept and told,
    unless `replace`. Raises PackRefused, and then nothing is loaded."""
    notes = f"From a pack: {pack}." + (f" {pack.manifest.notes}" if pack.manifest.notes else "")
    try:
        with transaction.atomic():
            facts = {name: records.values() for name, records in pack.records.items()}
            return write_whole(facts, pack.law_files, at=at, replace=replace, by=by, notes=notes, also_made_here=True)
    except DatabaseError as error:
        raise PackRefused(f"The tables do not take what is in the pack: {error}") from None


def _unpacked(members: zipfile.ZipFile, trusted: Sequence[str]) -> Pack:
    if sorted(members.namelist()) != sorted(MEMBERS):
        raise PackRefused("The file is no registry pack: it does not hold what one holds.")
    content = _member(members, MANIFEST, LARGEST_MANIFEST)
    signed_by = signer(_member(members, SIGNATURE, SIGNATURE_LENGTH), content, trusted)
    if not signed_by:
        raise PackRefused("The file was altered, or signed with a key that is not in COMITY_PACK_TRUSTED.")
    manifest = _manifest(content)
    facts = _member(members, FACTS, manifest.facts_size, manifest.sha256)
    law_files = _member(members, LAW, manifest.law_size, manifest.law_sha256)
    try:
        files = law.from_bytes(law_files)
        law.parse(files, kept=True).whole()
        return Pack(manifest, records_in(facts), files, signed_by)
    except (LawError, KeyError, TypeError, ValueError) as error:
        raise PackRefused(f"The pack was made for another version of Comity: {error}") from None


def _member(members: zipfile.ZipFile, name: str, size: int, sha256: str = "") -> bytes:
    """One file of the pack, of which never more is read than it may hold."""
    with members.open(name) as file:
        content = file.read(min(size, LARGEST_MEMBER) + 1)
    if len(content) > size:
        raise PackRefused(f"The file is no registry pack: {PARTS[name]} larger than it may be.")
    if sha256 and hashlib.sha256(content).hexdigest() != sha256:
        raise PackRefused(
            f"The file was altered or damaged: {PARTS[name]} not what was signed. Copy it again from where it was "
            "made; if it is refused again, do not load it, and ask whoever made it for a new one."
        )
    return content


def _manifest(content: bytes) -> Manifest:
    try:
        manifest = Manifest.from_bytes(content)
    except (TypeError, ValueError):
        raise PackRefused("The pack is of a format that this Comity does not know.") from None
    if manifest.format != FORMAT:
        raise PackRefused(f"The pack is of format {manifest.format!r}; this Comity reads {FORMAT!r}.")
    return manifest
