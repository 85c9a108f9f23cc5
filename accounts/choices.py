"""The roles people hold."""

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
