"""Everything that one question of the finder is answered with, for the screen and for paper. No database.

The channel rule says which channels there are; `cards` what each asks; the quicker ways and `what_if` stand beside.
"""

from treaties.finder.found import GROUPS, Found, Group, find

__all__ = ["GROUPS", "Found", "Group", "find"]
