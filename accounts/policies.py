"""Who may do what to offices and people. Each rule is a plain function; its docstring is the sentence a refused
person reads.

An administrator administers everything: all offices of all States, their people, and other administrators. One rule
without borders is easier to check than many with them, and each act of an administrator is on record. Who needs walls
between States runs an installation a State.
"""

from accounts.choices import Role


def may_administer(user) -> bool:
    """Only an administrator may do this."""
    return user.is_authenticated and user.has_role(Role.ADMINISTRATOR)
