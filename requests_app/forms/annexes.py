"""Annexes and languages: what is attached, and in which language the letter goes."""

from contextlib import contextmanager
from datetime import datetime
from functools import partial

from django import forms
from django.conf import settings
from django.conf.locale import LANG_INFO

from accounts.models import User
from requests_app import file_types
from requests_app.checklist import language_name
from requests_app.choices import AttachmentKind, Section
from requests_app.drafting.annexes import add_annexes, stored_for, there
from requests_app.forms.draft_form import DraftForm
from requests_app.forms.files import FitFiles
from requests_app.forms.inputs import Choice, Line
from requests_app.models import AssistanceRequest, Attachment
from requests_app.reading import Reading


def languages(*first: str) -> list[tuple[str, str]]:
    """Languages by their ISO 639-1 code as choices: `first` ones on top, then all by name."""
    codes = {code for code in LANG_INFO if len(code) == 2} | {"zh", *first}
    return [
        *((code, language_name(code)) for code in dict.fromkeys(first)),
        *sorted(((code, language_name(code)) for code in codes - set(first)), key=lambda choice: choice[1]),
    ]


class AnnexesForm(DraftForm):
    section = Section.ANNEXES

    language = Choice("Language of the letter", missing="Choose the language of the letter.")

    def shown(self):
        return {"language": self.assistance_request.language}

    def prepare(self):
        self.fields["language"].choices = languages(*self.reading.content.accepted_languages)

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        locked.language = self.cleaned_data["language"]


class AnnexFields(forms.Form):
    title = Line("Title", help_text="As the list of annexes prints it.")
    kind = Choice("Kind", choices=AttachmentKind.choices, initial=AttachmentKind.OTHER)
    language = Choice("Language", required=False)

    def offer_languages(self, reading: Reading) -> None:
        accepted = reading.content.accepted_languages
        self.fields["language"].choices = [("", "None, or not known"), *languages(*accepted)]


class UploadForm(AnnexFields, DraftForm):
    section = Section.ANNEXES

    files = FitFiles(
        label="Files",
        error_messages={"required": "Choose a file to attach."},
    )

    def prepare(self):
        self.offer_languages(self.reading)
        self.fields["files"].beside = partial(there, self.assistance_request)
        self.fields["files"].help_text = (
            f"Several at once if you like, of at most {settings.ANNEX_MAX_BYTES // 1024**2} MB each. PDF is best. "
            f"Accepted are: {file_types.ACCEPTED}."
        )
        self.fields["title"].help_text = "Of a single file. Several files are called by their names at first."

    @contextmanager
    def editing(self, *, user: User, at: datetime):
        editing = super().editing(user=user, at=at)
        with stored_for(self.assistance_request, self.cleaned_data["files"]) as self.annexes, editing as locked:
            yield locked

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        typed = {name: self.cleaned_data[name] for name in AnnexFields.base_fields}
        add_annexes(locked, self.annexes, **typed, user=user, at=at)


class AnnexForm(AnnexFields, DraftForm):
    """What is said of an annex; its file stays as it is."""

    section = Section.ANNEXES

    def __init__(self, *args, reading: Reading, annex: Attachment, **kwargs):
        self.annex = annex
        super().__init__(*args, reading=reading, **kwargs)

    def shown(self):
        return {name: getattr(self.annex, name) for name in AnnexFields.base_fields}

    def prepare(self):
        self.offer_languages(self.reading)

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        typed = {name: self.cleaned_data[name] for name in AnnexFields.base_fields}
        typed["title"] = typed["title"] or self.annex.filename
        Attachment.objects.filter(pk=self.annex.pk).update(**typed)
