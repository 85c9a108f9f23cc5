"""The library: which inputs of a draft it has texts for, who keeps it, and what it offers to a draft."""

from functools import cached_property

from django.db.models import Q, QuerySet

from accounts.choices import Role
from accounts.models import Office, User
from accounts.policies import may_administer
from requests_app import checklist
from requests_app.choices import ClauseKind, Section
from requests_app.models import AssistanceRequest, LibraryText
from treaties.law import LawBook

OF_FACTS = {
    "nature": "Nature of the proceeding",
    "summary_of_facts": "Summary of facts",
    "nexus": "Nexus: why this evidence matters",
    "purpose": "Purpose",
}


def places(law: LawBook) -> dict[str, dict[str, str]]:
    """Section in words -> input name -> its label."""
    statements = {field: checklist.heading(field) for field in checklist.stated(law)}
    return {
        Section.FACTS.label: OF_FACTS,
        Section.STATEMENTS.label: {f"statement_{field}": words for field, words in sorted(statements.items())},
        Section.CLAUSES.label: {f"clause_{kind}": kind.label for kind in ClauseKind},
    }


def may_keep(user: User, office: Office | None) -> bool:
    """An administrator keeps the texts of all offices, a supervisor those of the own one."""
    return may_administer(user) or (office is not None and office == user.office and user.has_role(Role.SUPERVISOR))


def keeps_one(user: User) -> bool:
    """Only an administrator or a supervisor keeps the library."""
    return user.is_authenticated and (may_administer(user) or may_keep(user, user.office))


def texts_seen_by(user: User) -> QuerySet[LibraryText]:
    """Those in use: as `kept_for` says."""
    return LibraryText.objects.filter(kept_for(user), retired_at=None).select_related("office", "written_by")


def retired_seen_by(user: User) -> QuerySet[LibraryText]:
    """What is offered no more, the newest first: for an administrator, who may bring it back."""
    if not may_administer(user):
        return LibraryText.objects.none()
    return LibraryText.objects.exclude(retired_at=None).select_related("office", "retired_by").order_by("-retired_at")


def kept_for(user: User) -> Q:
    """The texts that this person may read."""
    everything = may_administer(user) or user.has_role(Role.AUDITOR)
    return Q() if everything else Q(office=None) | Q(office__isnull=False, office=user.office_id)


class Offered:
    """What is offered to a draft: the texts of its office and of all, in the letter's language."""

    def __init__(self, assistance_request: AssistanceRequest):
        self.assistance_request = assistance_request

    @cached_property
    def texts(self) -> list[LibraryText]:
        own = self.assistance_request
        texts = LibraryText.objects.filter(retired_at=None, language=own.language)
        return list(texts.filter(Q(office=None) | Q(office=own.office_id)))

    def of(self, place: str) -> list[LibraryText]:
        return [each for each in self.texts if each.place == place]
