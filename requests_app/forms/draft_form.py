"""What the forms of a draft have in common: they carry the version they were shown with, save through `services`,
and after a refusal keep what was typed and tell what is saved now.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime

from django import forms

from accounts.models import User
from requests_app import services
from requests_app.choices import Section
from requests_app.forms.inputs import Seen
from requests_app.models import AssistanceRequest
from requests_app.reading import Reading


@dataclass(frozen=True, slots=True)
class Difference:
    """An input where what is saved now is not what was typed."""

    label: str
    saved: str


class VersionedForm(forms.Form):
    """A form on something that has a `version`. Of it, `subject`, others may save a change meanwhile."""

    seen_version = Seen()

    def __init__(self, data=None, files=None, *, subject, **kwargs):
        self.subject = subject
        initial = {"seen_version": subject.version} | self.shown()
        super().__init__(data, files, initial=initial, label_suffix="", **kwargs)
        self.differences: dict[str, Difference] = {}
        self.prepare()

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
        return any(name != "seen_version" for name in self.changed_data)

    def show_beside(self) -> None:
        """Keep what was typed and set beside it what is saved now: whoever saves again has compared the two."""
        self.differences = {
            name: Difference(str(self.fields[name].label), in_words(self.fields[name], self[name].initial))
            for name in self.changed_data
            if name != "seen_version"
        }
        self.data = self.data.copy()
        self.data["seen_version"] = self.subject.version
        self.full_clean()


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
