"""Offices and people."""

from accounts.models.attempts import Attempts
from accounts.models.office import NumberSequence, Office, Signatory
from accounts.models.person import AdministrationEvent, RoleAssignment, User
from accounts.models.token import ApiToken

__all__ = [
    "AdministrationEvent",
    "ApiToken",
    "Attempts",
    "NumberSequence",
    "Office",
    "RoleAssignment",
    "Signatory",
    "User",
]
