"""Inputs for files, several at once."""

from collections.abc import Callable, Iterable

from django import forms
from django.core.files.uploadedfile import UploadedFile

from requests_app import file_types
from requests_app.files import FitFile, UnfitFile, fit_beside
from requests_app.forms.inputs import cleaned


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True

    def __init__(self, *, endings: Iterable[str] = file_types.BEGINS):
        super().__init__(attrs={"accept": ",".join(f".{ending}" for ending in endings)})


class ManyFiles(forms.FileField):
    """Any number of files as they came; its value is a list."""

    widget = ManyFilesInput

    def clean(self, data, initial=None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if self.required and not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        for file in files:
            file.name = cleaned(file.name)
        return files


class FitFiles(ManyFiles):
    """Files that may be kept; its value is a list of FitFile.

    `most`: how many there may be, or any number; `too_many`: what is said of more. A form may set `before`, files that
    came by another way and are kept with these, and `beside`, what is there already: () -> {SHA-256: title}.
    """

    before: Iterable[UploadedFile] = ()
    beside: Callable[[], dict[str, str]] = staticmethod(dict)

    def __init__(self, *, most: int | None = None, too_many: str = "", **kwargs):
        super().__init__(**kwargs)
        self.most, self.too_many = most, too_many

    def clean(self, data, initial=None) -> list[FitFile]:
        files, there = [*self.before, *super().clean(data, initial)], self.beside()
        if self.most is not None and len(files) + len(there) > self.most:
            raise forms.ValidationError(self.too_many)
        try:
            return fit_beside(files, there)
        except UnfitFile as unfit:
            raise forms.ValidationError(unfit.reasons) from unfit
