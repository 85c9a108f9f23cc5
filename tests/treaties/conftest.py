"""What the files hold, a copy to spoil in one place, an edition that differs, and somebody who reads the screens."""

import re
import shutil
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from tests.factories import NOON, OfficeFactory, UserFactory
from treaties import law as law_files
from treaties.editions import publish_if_changed
from treaties.importing import read_files
from treaties.models import Participation


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


@pytest.fixture
def noon(monkeypatch):
    """The clock of the screens stands at noon of the day the registry speaks of."""
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def reader(db, client, noon):
    """An officer of Pakistan, signed in at that noon."""
    officer = UserFactory(office=OfficeFactory(state_id="PK"), roles=[Role.LEGAL_OFFICER])
    client.force_login(officer)
    return officer


@pytest.fixture
def see(client, reader):
    """Open a page as the reader; its words are in `words`, single spaces between them, its markup in `markup`."""

    def opened(name, *args, **query):
        response = client.get(reverse(f"treaties:{name}", args=args), query)
        response.markup = response.content.decode()
        response.words = " ".join(unescape(re.sub("<[^>]+>", " ", response.markup)).split())
        return response

    return opened


@pytest.fixture
def editor():
    return UserFactory(office=None, roles=[Role.REGISTRY_EDITOR], name="Edda Sample")


@pytest.fixture
def second_editor():
    return UserFactory(office=None, roles=[Role.REGISTRY_EDITOR], name="Emil Sample")


@pytest.fixture
def administrator():
    return UserFactory(office=None, roles=[Role.ADMINISTRATOR])


@pytest.fixture
def without_untoc(db):
    """An edition in which Pakistan is no party to UNTOC any more."""
    Participation.objects.filter(state="PK", instrument__code="UNTOC").update(status="unknown", in_force_on=None)
    with transaction.atomic():
        edition, _ = publish_if_changed(law_files.files_in(settings.LAW_DIR), at=NOON + timedelta(hours=1))
    return edition


@pytest.fixture
def recalled():
    """A participation whose entry into force was only recalled."""
    return Participation.objects.filter(confidence="unverified", status="party", in_force_on__isnull=False).first()
