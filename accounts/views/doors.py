"""Who may enter a screen of this room."""

from accounts import policies
from treaties.views.doors import only

administrators_only = only(policies.may_administer)
