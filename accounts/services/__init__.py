"""Every write to offices and people. Each is one named action that asks who does it, checks, writes and records.

`by` is who does it; None is the command line. `at` is when.
"""

from accounts.services.numbers import next_number
from accounts.services.offices import add_signatory, create_office, retire_signatory, update_office
from accounts.services.people import change_own_name, change_person, hand_over, invite, invite_again
from accounts.services.refusal import AdministrationRefused, StillHoldsWork
from accounts.services.standing import disable, enable, remove_second_factor
from accounts.services.tokens import bearer_of, make_token, revoke_token

__all__ = [
    "AdministrationRefused",
    "StillHoldsWork",
    "add_signatory",
    "bearer_of",
    "change_own_name",
    "change_person",
    "create_office",
    "disable",
    "enable",
    "hand_over",
    "invite",
    "invite_again",
    "make_token",
    "next_number",
    "remove_second_factor",
    "retire_signatory",
    "revoke_token",
    "update_office",
]
