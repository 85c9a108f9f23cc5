"""What the registry's files hold, and a copy of them to spoil in one place."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from treaties.importing import read_files


class Files(type(Path())):
    """The folder of a copy, e.g. `files.alter("eu_members.csv", "BE,1958-01-01", "BE,1958-13-01")`."""

    def alter(self, name: str, old: str, new: str) -> None:
        """Change the first occurrence, which must be there."""
        content = (self / name).read_bytes()
        assert old.encode() in content, f"{old!r} is not in {name}"
        (self / name).write_bytes(content.replace(old.encode(), new.encode(), 1))


@pytest.fixture
def files(tmp_path):
    return Files(shutil.copytree(settings.REGISTRY_DIR, tmp_path / "registry"))


@pytest.fixture(scope="session")
def read():
    """What the real files hold."""
    return read_files(settings.REGISTRY_DIR)


@pytest.fixture(scope="session")
def snapshot(read):
    """The real files as a registry, without a database."""
    return read.registry()
