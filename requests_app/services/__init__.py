"""Every write that is not an act of the lifecycle: opening cases and requests, drafting, handing over.

All drafting goes through `editing`: it locks the request, asks who may draft, refuses a stale edit and remembers
who drafted. Nothing of a refused edit is saved; the screen keeps the text that was typed.
"""

from requests_app.services.editing import editing, editing_case, editing_with_case
from requests_app.services.flagging import flag_moved
from requests_app.services.handing_over import hand_over, hand_over_all
from requests_app.services.opening import open_case, open_request
from requests_app.services.parts import (
    add_offence,
    add_person,
    choose_channel,
    set_clause,
    set_statement,
    take_out_of_case,
)
from requests_app.services.refusal import EditRefused, StaleEdit
from requests_app.services.verifications import report_verifications

__all__ = [
    "EditRefused",
    "StaleEdit",
    "add_offence",
    "add_person",
    "choose_channel",
    "editing",
    "editing_case",
    "editing_with_case",
    "flag_moved",
    "hand_over",
    "hand_over_all",
    "open_case",
    "open_request",
    "report_verifications",
    "set_clause",
    "set_statement",
    "take_out_of_case",
]
