"""What rows of a sheet are held against: the registry, and what is in Comity already. Each is read once a sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from accounts.choices import Role
from accounts.models import User
from requests_app import policies
from requests_app.choices import Confidentiality
from requests_app.models import AssistanceRequest, Case
from treaties.channels import resolve
from treaties.registry import Registry

MOST_GUESSED = 300


@dataclass(frozen=True)
class Known:
    """What rows are held against: the registry, and what is in Comity, as the person who brings the sheet may know."""

    user: User
    on: date
    registry: Registry

    @cached_property
    def state(self) -> str:
        return self.user.office.state_id

    @cached_property
    def people(self) -> dict[str, User]:
        """By e-mail: those who can have a request, in the offices the person may bring requests for."""
        drafting = User.objects.filter(
            is_active=True,
            office__state=self.state,
            role_assignments__role__in=[Role.LEGAL_OFFICER, Role.SUPERVISOR],
        )
        if not policies.may_bring_for_all_offices(self.user):
            drafting = drafting.filter(office=self.user.office)
        return {each.email.lower(): each for each in drafting.select_related("office").distinct()}

    @cached_property
    def there(self) -> dict[str, AssistanceRequest]:
        rows = AssistanceRequest.objects.filter(requesting_state=self.state).select_related("earlier")
        return {each.reference: each for each in rows.only("reference", "earlier__row_sha256")}

    @cached_property
    def cases(self) -> dict[tuple[int, str], bool]:
        """(office, national reference) -> whether only named people know it: all its requests are restricted."""
        marks: dict[tuple[int, str], set[str]] = {}
        rows = Case.objects.filter(office__state=self.state)
        for office, reference, mark in rows.values_list("office", "national_reference", "requests__confidentiality"):
            marks.setdefault((office, reference), set()).add(mark)
        return {key: found == {Confidentiality.RESTRICTED} for key, found in marks.items()}

    @cached_property
    def states(self) -> dict[str, str]:
        return {each.name: code for code, each in self.registry.states.items()}

    @cached_property
    def measures(self) -> dict[str, str]:
        types = self.registry.law.assistance_types.values()
        return {folded(name): each.key for each in types for name in (each.key, each.title)}

    @cached_property
    def instruments(self) -> dict[str, str]:
        """Names of instruments -> code, "" for a name that several have."""
        found: dict[str, set[str]] = {}
        for code, each in self.registry.instruments.items():
            for name in {code, each.title, each.short_title, each.name, each.citation} - {""}:
                found.setdefault(folded(name), set()).add(code)
        return {name: next(iter(codes)) if len(codes) == 1 else "" for name, codes in found.items()}

    def meant(self, kind: str, written: str, names: Iterable[str]) -> str:
        """“ Did you mean ...?”, or "". `kind`: what the names are of. A whole sheet of wrong ones is not guessed at."""
        key = kind, folded(written)
        if key not in self._meant:
            if len(self._meant) >= MOST_GUESSED:
                return ""
            by_fold = {folded(name): name for name in names}
            close = get_close_matches(key[1], by_fold, n=2, cutoff=0.72)
            self._meant[key] = f" Did you mean {' or '.join(by_fold[each] for each in close)}?" if close else ""
        return self._meant[key]

    @cached_property
    def _meant(self) -> dict[tuple[str, str], str]:
        return {}

    @cached_property
    def _bound(self) -> dict[tuple[str, date], frozenset[str]]:
        return {}

    def bound(self, requested: str, on: date) -> frozenset[str]:
        """Codes of what bound the two States on that day, verified or not."""
        key = requested, on
        if key not in self._bound:
            usable = resolve(self.registry, self.state, requested, on).usable
            self._bound[key] = frozenset(each.instrument for each in usable)
        return self._bound[key]


def folded(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").split())
