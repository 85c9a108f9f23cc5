"""Two who hold the same link at once."""

from functools import partial

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from requests_app.files import FitFile
from requests_app.models import AnsweredFile, TypedAnswers
from requests_app.questionnaires import answering
from requests_app.questionnaires.answering import MOST_FILES, TooManyFiles
from tests.at_once import at_once
from tests.requests_app.questionnaires.conftest import SOON, link


def add(questionnaire, name):
    file = FitFile(ContentFile(name.encode(), name=name), name.encode().hex().ljust(64, "0")[:64])
    return answering.keep(questionnaire, posted={}, seen=0, at=SOON, files=[file])


def filled(questionnaire, count):
    for number in range(count):
        add(questionnaire, f"{number}.pdf")


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_two_uploads_at_once_do_not_exceed_what_fits(asked):
    filled(asked[0], MOST_FILES - 1)

    outcomes = at_once(partial(add, asked[0], "a.pdf"), partial(add, asked[0], "b.pdf"))

    assert sorted(type(each) for each in outcomes if isinstance(each, TooManyFiles)) == [TooManyFiles]
    assert AnsweredFile.objects.count() == MOST_FILES


@pytest.mark.django_db
def test_who_is_told_of_too_many_under_the_lock_keeps_what_was_typed(asked, client, noon, monkeypatch):
    filled(asked[0], MOST_FILES)
    monkeypatch.setattr("requests_app.forms.answering.MOST_FILES", MOST_FILES + 1)  # as where others came meanwhile

    file = SimpleUploadedFile("late.pdf", b"%PDF-1.4 late")
    page = client.post(link(asked[1]), {"do": "save", "seen": MOST_FILES, "q1": "Typed.", "files": [file]})

    assert "At most 10 files fit" in page.content.decode()
    assert AnsweredFile.objects.count() == MOST_FILES
    assert TypedAnswers.objects.get().posted["q1"] == ["Typed."]
