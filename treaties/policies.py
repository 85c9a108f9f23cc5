"""Who may change the registry, and who may read how it is changed.

Each rule is a plain function; its docstring is the sentence a refused person reads.

The permission is granted by whoever keeps people and their roles.
"""

EDIT = "treaties.edit_registry"
PUBLISH_AT_ONCE = "treaties.publish_at_once"
READ_CHANGES = "treaties.read_changes"


def may_read_changes(user) -> bool:
    """Only a registry editor or an auditor may read this."""
    return user.has_perm(READ_CHANGES)


def may_edit(user) -> bool:
    """Only a registry editor may do this."""
    return user.has_perm(EDIT)


def may_decide(user, proposal) -> bool:
    """A proposal is decided by an editor other than the one who made it."""
    return may_edit(user) and proposal.proposed_by_id != user.pk


def may_withdraw(user, proposal) -> bool:
    """Only the editor who made a proposal may withdraw it."""
    return may_edit(user) and proposal.proposed_by_id == user.pk


def may_publish_at_once(user) -> bool:
    """Only an administrator may publish what no second editor looked at."""
    return user.has_perm(PUBLISH_AT_ONCE)


def may_import(user) -> bool:
    """Only a registry editor or an administrator may do this."""
    return may_edit(user) or may_publish_at_once(user)


def may_suggest(user) -> bool:
    """Sign in to suggest a correction."""
    return user.is_authenticated
