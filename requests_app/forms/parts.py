"""A person or an offence: written once in the case, saved from a request that names it."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import QuerySet

from accounts.models import User
from requests_app import services
from requests_app.forms.draft_form import DraftForm
from requests_app.models import AssistanceRequest, Offence, PersonConcerned
from requests_app.reading import Reading


def saved(part: PersonConcerned | Offence | None, names: tuple[str, ...]) -> dict:
    """What is saved of it, by input."""
    return {name: getattr(part, name) for name in names} if part else {}


class PartForm(DraftForm):
    """A new part, made by the service `add`, or `part` changed wherever the case names it."""

    names: tuple[str, ...]
    add: Callable

    def __init__(self, *args, reading: Reading, part: PersonConcerned | Offence | None = None, **kwargs):
        self.part = part
        super().__init__(*args, reading=reading, **kwargs)

    def shown(self):
        return saved(self.part, self.names)

    def editing(self, *, user: User, at: datetime):
        if self.part is None:
            return super().editing(user=user, at=at)
        return services.editing_with_case(
            self.assistance_request,
            user=user,
            at=at,
            seen_version=self.seen,
            section=self.section,
            printed_by=self.printed_by,
        )

    @property
    def printed_by(self) -> QuerySet[AssistanceRequest]:
        """The requests that print what was changed."""
        return self.part.requests.all()

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        typed = {name: self.cleaned_data[name] for name in self.names}
        if self.part is None:
            self.add(locked, **typed)
        else:
            self.change(locked, **typed)

    def change(self, locked: AssistanceRequest, **typed):
        type(self.part).objects.filter(pk=self.part.pk).update(**typed)
