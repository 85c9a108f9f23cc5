"""What the forms of a draft have in common: they carry the version they were shown with and what they showed, save
through `services`, and where somebody saved meanwhile take over what only the other changed and show what both did.
"""

import json
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django import forms

from accounts.models import User
from requests_app import services
from requests_app.choices import Section
from requests_app.comparison import Line, compared
from requests_app.forms import merging
from requests_app.forms.inputs import Seen
from requests_app.models import AssistanceRequest
from requests_app.reading import Reading


@dataclass(frozen=True, slots=True)
class Difference:
    """An input where what is saved now is not what was typed."""

    label: str
    saved: str
    typed: str

    @property
    def lines(self) -> tuple[Line, ...]:
        """From what is saved to what was typed, word by word."""
        return compared(self.saved, self.typed)


CARRIED = {"seen_version", "seen_fields"}


class VersionedForm(forms.Form):
    """A form on something that has a `version`. Of it, `subject`, others may save a change meanwhile."""

    seen_version = Seen()
    look_again: tuple[str, ...] = ()  # sentences on what a save leaves to be looked at again elsewhere

    def __init__(self, data=None, files=None, *, subject, **kwargs):
        self.subject = subject
        initial = {"seen_version": subject.version} | self.shown()
        super().__init__(data, files, initial=initial, label_suffix="", **kwargs)
        self.differences: dict[str, Difference] = {}
        self.taken_over: list[str] = []  # labels of what somebody else changed meanwhile
        self.prepare()
        self.fields["seen_fields"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.initial["seen_fields"] = json.dumps({name: self._saved_now(name) for name in self.inputs})

    @property
    def inputs(self) -> list[str]:
        """The names of the fields that a person fills in."""
        return [name for name in self.fields if name not in CARRIED]

    def shown(self) -> dict:
        """What is saved, by input."""
        return {}

    def prepare(self) -> None:
        """Add the fields and choices that depend on the subject."""

    def write(self, locked, *, user: User, at: datetime) -> None:
        """Put what was typed into the locked subject and its parts."""
        raise NotImplementedError

    def editing(self, *, user: User, at: datetime) -> AbstractContextManager:
        """The service that locks the subject. Entering it raises EditRefused or StaleEdit."""
        raise NotImplementedError

    def save(self, *, user: User, at: datetime) -> None:
        """Raises EditRefused or StaleEdit; then nothing is saved. What is saved already is not written again, so that
        a form that was sent twice is no conflict, and a reviewer who only pages through is no drafter.
        """
        if self.is_saved:
            return
        with self.editing(user=user, at=at) as locked:
            self.write(locked, user=user, at=at)

    @property
    def is_saved(self) -> bool:
        return not self.has_changed()

    @property
    def seen(self) -> int:
        """The version the page was shown with."""
        return self.cleaned_data["seen_version"]

    def has_changed(self) -> bool:
        return bool(self.changed_data)

    @cached_property
    def changed_data(self) -> list[str]:
        """The inputs that do not say what is saved, however it was typed."""
        changed = [name for name in super().changed_data if name not in CARRIED]
        return [name for name in changed if not self._says_what_is_saved(name)]

    def _says_what_is_saved(self, name: str) -> bool:
        """Whether what was typed is kept as what is saved: "Karachi" is kept by the zone's own name."""
        if "cleaned_data" not in self.__dict__:
            self.full_clean()
        return name in self.cleaned_data and self.cleaned_data[name] == self.get_initial_for_field(
            self.fields[name], name
        )

    def take_over(self) -> bool:
        """Take what is saved now into each input that only somebody else changed; True where that mends it all.

        The others stay as typed. Call it on a form of what is saved now, with what was posted on the stale page.
        """
        seen = merging.read(self.data.get("seen_fields", ""))
        data = self.data.copy()
        both = not seen or not (self.is_valid() and 0 < self.seen < self.subject.version)
        for name in self.inputs:
            shown = seen.get(name)
            typed, saved = self._typed(name), self._saved_now(name)
            if typed == saved or saved == shown:
                continue
            if typed == shown:
                for each, values in merging.as_posted(self[name], self[name].initial).items():
                    data.setlist(each, values)
                self.taken_over.append(str(self.fields[name].label))
            else:
                both = True
        data["seen_version"], data["seen_fields"] = self.subject.version, self.initial["seen_fields"]
        self.data = data
        self.__dict__.pop("changed_data", None)
        self.full_clean()
        return not both

    def show_beside(self) -> None:
        """Keep what was typed and set beside it what is saved now: whoever saves again has compared the two."""
        self.differences = {
            name: Difference(
                label=str(self.fields[name].label),
                saved=in_words(self.fields[name], self[name].initial),
                typed=in_words(self.fields[name], self.cleaned_data.get(name, self[name].value())),
            )
            for name in self.changed_data
        }

    def _typed(self, name: str) -> str:
        """Fingerprint of an input as it was posted."""
        names = merging.as_posted(self[name], self[name].initial)
        return merging.fingerprint({each: self.data.getlist(each) for each in names})

    def _saved_now(self, name: str) -> str:
        return merging.fingerprint(merging.as_posted(self[name], self[name].initial))


class DraftForm(VersionedForm):
    """One page of the draft that `reading` has before it; `section` counts as seen once it is saved.

    Drafts are saved unfinished: what the letter lacks is told by the checklist, not here.
    """

    section: Section

    def __init__(self, data=None, files=None, *, reading: Reading, **kwargs):
        self.reading = reading
        self.assistance_request: AssistanceRequest = reading.assistance_request
        super().__init__(data, files, subject=self.assistance_request, **kwargs)

    @property
    def is_saved(self) -> bool:
        return super().is_saved and self.section in self.assistance_request.sections_seen

    def editing(self, *, user: User, at: datetime) -> AbstractContextManager[AssistanceRequest]:
        return services.editing(self.assistance_request, user=user, at=at, seen_version=self.seen, section=self.section)

    def tried(self, *, user: User, at: datetime) -> Reading:
        """The draft as it would read with what is typed. What is wrong counts as not written, and so does what the
        services would refuse.
        """
        if not self.has_changed():
            return self.reading
        for name in set(self.errors).intersection(self.inputs):
            field = self.fields[name]
            self.cleaned_data[name] = field.to_python(self[name].initial if field.required else "")
        return services.tried(
            self.assistance_request, lambda trial: self.write(trial, user=user, at=at), on=self.reading.on
        )


def in_words(field: forms.Field, value) -> str:
    """The value of an input as a person reads it."""
    if value in ("", None, [], ()):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    labels = dict(_flat(getattr(field, "choices", ())))
    values = value if isinstance(value, list | tuple | set) else [value]
    return "\n".join(str(labels.get(str(each), each)) for each in values)


def _flat(choices: Iterable) -> Iterable[tuple[str, str]]:
    """(value, label) of choices, also of those in groups."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), str(label)
