"""A file of a form that was not accepted: kept for whoever sent it, for a day."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from tests.conftest import LOADED_AT
from treaties import editing

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(editor):
    return editing.keep(ContentFile(b"%PDF-1.4 evidence", name="page.pdf"), by=editor, at=LOADED_AT)


class TestAKeptFile:
    def test_is_found_again_by_its_editor(self, kept, editor):
        assert editing.kept(str(kept.pk), by=editor, at=LOADED_AT) == kept

    def test_is_nobody_elses(self, kept, second_editor):
        assert editing.kept(str(kept.pk), by=second_editor, at=LOADED_AT) is None

    def test_is_gone_after_a_day(self, kept, editor):
        assert editing.kept(str(kept.pk), by=editor, at=LOADED_AT + timedelta(days=1, seconds=1)) is None

    @pytest.mark.parametrize("number", ["", "x", "-1"])
    def test_is_not_found_by_what_is_no_number(self, kept, editor, number):
        assert editing.kept(number, by=editor, at=LOADED_AT) is None
