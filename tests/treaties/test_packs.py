"""Registry packs: an edition travels as one signed file, and nothing that was altered is ever loaded."""

import io
import json
import stat
import zipfile
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from tests.conftest import LOADED_AT
from treaties import packs
from treaties.editions import law_files_of, publish_if_changed, records_of
from treaties.models import Edition, Instrument, Participation
from treaties.packs import NoKey, PackRefused
from treaties.packs.layout import FACTS, LAW, MANIFEST, SIGNATURE
from treaties.snapshot import KINDS, Links, read

pytestmark = pytest.mark.django_db

LATER = LOADED_AT + timedelta(days=1)


@pytest.fixture(scope="session")
def keys(tmp_path_factory):
    """The file of a private key, and its public one."""
    path = tmp_path_factory.mktemp("keys") / "pack.key"
    return path, packs.make_key(path)


@pytest.fixture
def signing(settings, keys):
    settings.PACK_KEY, settings.PACK_TRUSTED = str(keys[0]), [keys[1]]


@pytest.fixture
def first():
    return Edition.objects.get()


@pytest.fixture
def made(first, keys):
    """A pack of the first edition."""
    return packs.pack(first, packs.private_key(str(keys[0])))


@pytest.fixture
def second(first):
    """An edition in which Pakistan left UNTOC, as an editor published it."""
    Participation.objects.filter(state="PK", instrument__code="UNTOC").update(
        status="denounced", ended_on=date(2026, 11, 1)
    )
    with transaction.atomic():
        return publish_if_changed(law_files_of(first), at=LATER, notes="Pakistan left.")[0]


def members(whole: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(whole)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(content: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, each in content.items():
            file.writestr(name, each)
    return out.getvalue()


def signed_again(whole: bytes, key, **changes) -> bytes:
    """The pack with another manifest, signed as it should be."""
    content = members(whole)
    manifest = json.dumps(json.loads(content[MANIFEST]) | changes).encode()
    return zipped(content | {MANIFEST: manifest, SIGNATURE: key.sign(manifest)})


def tables():
    return {kind.name: {kind.key_of(record): record for _, record in read(kind, Links())} for kind in KINDS}


class TestAPack:
    def test_holds_the_edition(self, first, made, keys):
        found = packs.unpack(made, trusted=["A" * 43 + "=", keys[1]])

        assert found.records == records_of(first)
        assert found.law_files == law_files_of(first)
        assert (found.manifest.number, found.manifest.day) == (first.number, first.published_at)
        assert found.signed_by == keys[1]

    def test_is_the_same_each_time(self, first, made, keys):
        assert packs.pack(first, packs.private_key(str(keys[0]))) == made

    def test_is_small(self, made):
        assert len(made) < 1024**2


class TestUnpack:
    @pytest.mark.parametrize("part", [MANIFEST, SIGNATURE, FACTS, LAW])
    def test_refuses_one_of_which_a_part_was_altered(self, made, keys, part):
        content = members(made)
        at = len(content[part]) // 2
        changed = content[part][:at] + bytes([content[part][at] ^ 1]) + content[part][at + 1 :]

        with pytest.raises(PackRefused, match="altered"):
            packs.unpack(zipped(content | {part: changed}), trusted=[keys[1]])

    @pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.99])
    def test_refuses_one_that_is_truncated(self, made, keys, share):
        with pytest.raises(PackRefused, match="is no registry pack, or it is damaged"):
            packs.unpack(made[: int(len(made) * share)], trusted=[keys[1]])

    def test_refuses_every_file_in_which_a_byte_was_changed(self, made, keys):
        """Except where the zip's own clock or flags stand, which say nothing: then it holds what was signed."""
        as_signed = packs.unpack(made, trusted=[keys[1]]).records
        for at in range(0, len(made), len(made) // 40):
            try:
                found = packs.unpack(made[:at] + bytes([made[at] ^ 0xFF]) + made[at + 1 :], trusted=[keys[1]])
            except PackRefused:
                continue
            assert found.records == as_signed

    def test_refuses_one_of_an_unknown_key(self, first, keys, tmp_path):
        packs.make_key(tmp_path / "other.key")
        other = packs.pack(first, packs.private_key(str(tmp_path / "other.key")))

        with pytest.raises(PackRefused, match="signed with a key that is not in COMITY_PACK_TRUSTED"):
            packs.unpack(other, trusted=[keys[1]])

    def test_refuses_all_where_no_key_is_trusted(self, made):
        with pytest.raises(PackRefused, match="No key is trusted"):
            packs.unpack(made, trusted=[])

    def test_refuses_an_unknown_format(self, made, keys):
        key = packs.private_key(str(keys[0]))

        with pytest.raises(PackRefused, match="format 'comity-registry-pack@9'; this Comity reads"):
            packs.unpack(signed_again(made, key, format="comity-registry-pack@9"), trusted=[keys[1]])
        with pytest.raises(PackRefused, match="a format that this Comity does not know"):
            packs.unpack(signed_again(made, key, new="field"), trusted=[keys[1]])

    def test_refuses_a_zip_that_unpacks_to_more_than_was_signed(self, made, keys):
        bomb = zipped(members(made) | {FACTS: b"\0" * 50_000_000})

        with pytest.raises(PackRefused, match="its facts are larger than it may be"):
            packs.unpack(bomb, trusted=[keys[1]])

    def test_refuses_a_manifest_that_unpacks_to_more_than_one_is(self, made, keys):
        bomb = zipped(members(made) | {MANIFEST: b"\0" * 50_000_000})

        with pytest.raises(PackRefused, match="its list of contents is larger"):
            packs.unpack(bomb, trusted=[keys[1]])

    @pytest.mark.parametrize("more", [{"../../etc/x": b""}, {"more": b"x"}])
    def test_refuses_one_that_holds_more(self, made, keys, more):
        with pytest.raises(PackRefused, match="does not hold what one holds"):
            packs.unpack(zipped(members(made) | more), trusted=[keys[1]])

    @pytest.mark.parametrize("whole", [b"", b"PK\x03\x04", b"State,Signature\n" * 100])
    def test_refuses_what_is_no_pack(self, whole, keys):
        with pytest.raises(PackRefused, match="is no registry pack"):
            packs.unpack(whole, trusted=[keys[1]])

    def test_says_which_trusted_key_is_none(self, made):
        with pytest.raises(NoKey, match="COMITY_PACK_TRUSTED: 'nonsense'"):
            packs.unpack(made, trusted=["nonsense"])


class TestLoad:
    def test_makes_the_tables_what_the_pack_says(self, first, second, keys):
        pack = packs.unpack(packs.pack(first, packs.private_key(str(keys[0]))), trusted=[keys[1]])

        report = packs.load(pack, at=LATER, replace=True)

        assert report.kept == []
        assert report.edition.number == second.number + 1
        assert report.edition.sha256 == first.sha256
        assert report.edition.notes.startswith("From a pack: edition 1 of 24 November 2026.")
        assert tables() == records_of(first)

    def test_of_the_same_twice_changes_nothing(self, first, made, keys):
        pack = packs.unpack(made, trusted=[keys[1]])

        report = packs.load(pack, at=LATER)

        assert (report.edition, report.published, report.kept) == (first, False, [])

    def test_keeps_and_tells_what_was_changed_here(self, made, second, keys):
        report = packs.load(packs.unpack(made, trusted=[keys[1]]), at=LATER)

        assert report.kept == ["Participation UNTOC / PK: changed in Comity since it was loaded."]
        assert (report.edition, report.published) == (second, False)

    def test_keeps_what_was_made_here_and_removes_it_only_if_told_to(self, made, keys):
        like = Instrument.objects.get(code="UNTOC")
        like.pk, like.code, like.loaded_key, like.loaded_digest = None, "OF-OUR-OWN", "", ""
        like.save()
        pack = packs.unpack(made, trusted=[keys[1]])

        assert packs.load(pack, at=LATER).kept == ["Instrument OF-OUR-OWN: no longer in the files, but made in Comity."]
        assert packs.load(pack, at=LATER, replace=True).kept == []
        assert not Instrument.objects.filter(code="OF-OUR-OWN").exists()

    def test_brings_an_edition_of_another_machine(self, first, second, keys):
        whole = packs.pack(second, packs.private_key(str(keys[0])))
        packs.load(
            packs.unpack(packs.pack(first, packs.private_key(str(keys[0]))), trusted=[keys[1]]), at=LATER, replace=True
        )

        report = packs.load(packs.unpack(whole, trusted=[keys[1]]), at=LATER)

        assert report.edition.sha256 == second.sha256
        assert Participation.objects.get(state="PK", instrument__code="UNTOC").status == "denounced"
        assert "Pakistan left." in report.edition.notes


class TestTheCommands:
    def test_carry_an_edition_from_one_machine_to_another(self, signing, first, second, tmp_path, capsys):
        file = tmp_path / "registry.pack"
        call_command("export_pack", file, edition=1)
        call_command("load_pack", file, replace=True)

        told = capsys.readouterr().out
        assert f"Edition 1 is in {file}" in told
        assert "The pack holds edition 1 of 24 November 2026, signed by " in told
        assert f"Edition 3 published. SHA-256 {first.sha256}" in told

    def test_tell_what_was_kept(self, signing, second, tmp_path, capsys):
        call_command("export_pack", tmp_path / "p", edition=1)
        call_command("load_pack", tmp_path / "p")

        told = capsys.readouterr().out
        assert "Kept: Participation UNTOC / PK: changed in Comity since it was loaded." in told
        assert "--replace makes them equal" in told

    def test_load_nothing_from_an_altered_file(self, signing, tmp_path):
        call_command("export_pack", tmp_path / "p")
        whole = (tmp_path / "p").read_bytes()
        (tmp_path / "p").write_bytes(zipped(members(whole) | {FACTS: b"law x\n"}))
        before = tables()

        with pytest.raises(CommandError, match=r"was altered.*\nNothing was loaded") as refused:
            call_command("load_pack", tmp_path / "p")

        assert refused.value.returncode == 1
        assert tables() == before
        assert Edition.objects.count() == 1

    @pytest.mark.parametrize(
        ("command", "words"),
        [
            (["load_pack", "/nowhere/x"], "/nowhere/x cannot be read: No such file"),
            (["export_pack", "/nowhere/x"], "/nowhere/x cannot be written: No such file"),
            (["export_pack", "x.pack", "--edition", "99"], "There is no edition 99"),
            (["make_pack_key", "/nowhere/x"], "/nowhere/x cannot be written"),
        ],
    )
    def test_say_what_is_wrong(self, signing, command, words):
        with pytest.raises(CommandError, match=words):
            call_command(*command)

    def test_say_that_there_is_no_key(self, settings, tmp_path):
        with pytest.raises(CommandError, match=r"Make one with manage\.py make_pack_key and set COMITY_PACK_KEY"):
            call_command("export_pack", tmp_path / "p")
        settings.PACK_KEY = str(tmp_path / "none")
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("export_pack", tmp_path / "p")
        (tmp_path / "none").write_text("nonsense")
        with pytest.raises(CommandError, match=r"is no key that manage\.py make_pack_key made"):
            call_command("export_pack", tmp_path / "p")

    def test_make_a_key_that_only_its_owner_can_read(self, tmp_path, capsys):
        call_command("make_pack_key", tmp_path / "k")

        assert stat.S_IMODE((tmp_path / "k").stat().st_mode) == 0o600
        assert packs.private_key(str(tmp_path / "k"))
        assert len(capsys.readouterr().out.splitlines()[-1]) == 44
        with pytest.raises(CommandError, match=r"is there already\. A key is never overwritten"):
            call_command("make_pack_key", tmp_path / "k")
