"""What an identifier is: one line as an officer writes it -> kind, normal form, note, and what is wrong with it. Pure.

    read("Account 88213407 (posted the advertisements)", accepts=("email", "account_id"))

`line` parts a line into kind, value and note; the kinds stand in `network`, `devices`, `money` and `chains`; `kinds`
lists them. Nothing is refused here: what is wrong is told as problems, and the line stays as it was typed.
"""

from requests_app.identifiers.kinds import KINDS
from requests_app.identifiers.line import seen
from requests_app.identifiers.reading import read
from requests_app.identifiers.shape import Identifier, Problem

__all__ = ["KINDS", "Identifier", "Problem", "read", "seen"]
