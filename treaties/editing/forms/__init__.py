"""What an editor fills in to propose a change: each form gives the rows as they shall be."""

from treaties.editing.forms.removal import RemovalForm
from treaties.editing.forms.rows import FORMS
from treaties.editing.forms.treaty import TreatyForm

__all__ = ["FORMS", "RemovalForm", "TreatyForm"]
