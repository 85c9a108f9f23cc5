"""Who may change the registry. Each rule is a plain function; its docstring is the sentence a refused person reads.

The permission is granted by whoever keeps people and their roles.
"""

EDIT = "treaties.edit_registry"


def may_edit(user) -> bool:
    """Only a registry editor may do this."""
    return user.has_perm(EDIT)


def may_decide(user, proposal) -> bool:
    """A proposal is decided by an editor other than the one who made it."""
    return may_edit(user) and proposal.proposed_by_id != user.pk


def may_withdraw(user, proposal) -> bool:
    """Only the editor who made a proposal may withdraw it."""
    return may_edit(user) and proposal.proposed_by_id == user.pk


def may_suggest(user) -> bool:
    """Sign in to suggest a correction."""
    return user.is_authenticated
