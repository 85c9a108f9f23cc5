"""Offices and people."""

from accounts.models.office import NumberSequence, Office, Signatory
from accounts.models.person import AdministrationEvent, RoleAssignment, User

__all__ = ["AdministrationEvent", "NumberSequence", "Office", "RoleAssignment", "Signatory", "User"]
