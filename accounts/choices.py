"""The roles people hold, and what is done to people and offices."""

from django.db.models import TextChoices


class Role(TextChoices):
    LEGAL_OFFICER = "legal_officer", "Legal officer"
    SUPERVISOR = "supervisor", "Supervisor"
    CENTRAL_AUTHORITY = "central_authority", "Central authority"
    REGISTRY_EDITOR = "registry_editor", "Registry editor"
    TRAINER = "trainer", "Trainer"
    TRAINEE = "trainee", "Trainee"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "Administrator"

    @property
    def duty(self) -> str:
        """What somebody in this role does, in one sentence."""
        return DUTIES[self]


DUTIES = {
    Role.LEGAL_OFFICER: "Drafts requests and answers the queries that come back.",
    Role.SUPERVISOR: "Reviews and approves what somebody else drafted, and hands work over.",
    Role.CENTRAL_AUTHORITY: "Sends approved requests to the other State and follows them up.",
    Role.REGISTRY_EDITOR: "Keeps the treaty registry and its sources.",
    Role.TRAINER: "Sets exercises and goes through them with the trainees. Exercises come later.",
    Role.TRAINEE: "Practises in exercises. Exercises come later.",
    Role.AUDITOR: "Reads everything and acts on nothing.",
    Role.ADMINISTRATOR: "Keeps offices and people.",
}

# Permissions that rooms below ask for by name, where they know no roles.
PERMISSIONS = {
    Role.REGISTRY_EDITOR: frozenset({"treaties.edit_registry", "treaties.read_changes"}),
    Role.AUDITOR: frozenset({"treaties.read_changes"}),
    Role.ADMINISTRATOR: frozenset({"treaties.publish_at_once"}),
}

# What these roles do, they do for an office. The others may work without one.
NEED_AN_OFFICE = frozenset({Role.LEGAL_OFFICER, Role.SUPERVISOR, Role.CENTRAL_AUTHORITY, Role.TRAINER, Role.TRAINEE})


class AdministrationAct(TextChoices):
    """The label is the verb of a sentence: "Ada Sample invited Ben Sample"."""

    OFFICE_OPENED = "office_opened", "opened"
    OFFICE_CHANGED = "office_changed", "changed"
    SIGNATORY_ADDED = "signatory_added", "added a signatory to"
    SIGNATORY_RETIRED = "signatory_retired", "retired a signatory of"
    INVITED = "invited", "invited"
    INVITED_AGAIN = "invited_again", "sent the invitation again to"
    CHANGED = "changed", "changed the details of"
    HANDED_OVER = "handed_over", "handed over the open work of"
    DISABLED = "disabled", "disabled the account of"
    ENABLED = "enabled", "enabled the account of"
    SECOND_FACTOR_REMOVED = "second_factor_removed", "removed the second factor of"
    TOKEN_MADE = "token_made", "made an API token for"
    TOKEN_REVOKED = "token_revoked", "revoked an API token of"
