"""Every write that is not an act of the lifecycle: opening cases and requests, drafting, handing over.

All drafting goes through `editing`: it locks the request, asks who may draft, refuses a stale edit and remembers
who drafted. Nothing of a refused edit is saved; the screen keeps the text that was typed.
"""

from requests_app.services.comments import comment, take_step
from requests_app.services.dating import Day, enter_day, take_back_day
from requests_app.services.editing import editing, editing_case, editing_with_case
from requests_app.services.extending import extend, extension_of, may_extend
from requests_app.services.feeds import digest as feed_digest
from requests_app.services.feeds import make_feed, revoke_feed
from requests_app.services.flagging import flag_moved, not_compared_with
from requests_app.services.handing_over import Handed, hand_over, hand_over_all, hand_over_many
from requests_app.services.library import bring_back_library_text, retire_library_text, write_library_text
from requests_app.services.mending import tick_off
from requests_app.services.narrowing import narrow
from requests_app.services.offences import (
    add_offence,
    confirm_offence,
    may_tell,
    own_law,
    penalty_of,
    set_counterpart,
    set_elements,
    tell_editors,
)
from requests_app.services.opening import open_case, open_request
from requests_app.services.parts import (
    choose_channel,
    set_clause,
    set_ground,
    set_statement,
    take_out_of_case,
)
from requests_app.services.persons import add_person, write_person
from requests_app.services.planning import stop_waiting, wait_for
from requests_app.services.preserving import preserve, take_over_reference
from requests_app.services.pseudonyms import put_pseudonym
from requests_app.services.refusal import EditRefused, StaleEdit
from requests_app.services.saved_views import drop_view, may_drop, may_share, save_view
from requests_app.services.splitting import Share, ask_several
from requests_app.services.supplementing import supplement
from requests_app.services.trying import tried
from requests_app.services.verifications import report_verifications
from requests_app.services.working import drop_working_copy, keep_working_copy

__all__ = [
    "Day",
    "EditRefused",
    "Handed",
    "Share",
    "StaleEdit",
    "add_offence",
    "add_person",
    "ask_several",
    "bring_back_library_text",
    "choose_channel",
    "comment",
    "confirm_offence",
    "drop_view",
    "drop_working_copy",
    "editing",
    "editing_case",
    "editing_with_case",
    "enter_day",
    "extend",
    "extension_of",
    "feed_digest",
    "flag_moved",
    "hand_over",
    "hand_over_all",
    "hand_over_many",
    "keep_working_copy",
    "make_feed",
    "may_drop",
    "may_extend",
    "may_share",
    "may_tell",
    "narrow",
    "not_compared_with",
    "open_case",
    "open_request",
    "own_law",
    "penalty_of",
    "preserve",
    "put_pseudonym",
    "report_verifications",
    "retire_library_text",
    "revoke_feed",
    "save_view",
    "set_clause",
    "set_counterpart",
    "set_elements",
    "set_ground",
    "set_statement",
    "stop_waiting",
    "supplement",
    "take_back_day",
    "take_out_of_case",
    "take_over_reference",
    "take_step",
    "tell_editors",
    "tick_off",
    "tried",
    "wait_for",
    "write_library_text",
    "write_person",
]
