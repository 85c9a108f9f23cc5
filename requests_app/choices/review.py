"""What is found in a text: by the checklist, by reviewers, by the requested State; and what is done with answers."""

from django.db.models import TextChoices


class Severity(TextChoices):
    MANDATORY = "mandatory", "Mandatory"
    RECOMMENDED = "recommended", "Recommended"


class ReturnReason(TextChoices):
    """Why a reviewer returns a draft."""

    FACTS = "facts", "Facts are unclear or incomplete"
    NEXUS = "nexus", "The link between evidence and offence is not shown"
    OFFENCES = "offences", "Offences, texts or penalties"
    DUAL_CRIMINALITY = "dual_criminality", "Dual criminality is not shown"
    LEGAL_BASIS = "legal_basis", "Legal basis"
    TOO_BROAD = "too_broad", "The ask is too broad"
    IDENTIFIERS = "identifiers", "Identifiers, periods or persons"
    LANGUAGE = "language", "Language or translation"
    CLAUSES = "clauses", "Undertakings and clauses"
    ANNEXES = "annexes", "Annexes"
    STYLE = "style", "Wording"


class Deficiency(TextChoices):
    """What the requested State found wanting when it returned a request."""

    MISSING = "missing", "Missing"
    UNCLEAR = "unclear", "Unclear"
    TOO_BROAD = "too_broad", "Too broad"
    NOT_TRANSLATED = "not_translated", "Not translated or badly translated"
    WRONG_BASIS = "wrong_basis", "Wrong legal basis"
    WRONG_ADDRESSEE = "wrong_addressee", "Sent to the wrong authority"
    OTHER = "other", "Other"


class CommentStep(TextChoices):
    """What is done with a comment once it is made."""

    REPLY = "reply", "Reply"
    RESOLVED = "resolved", "Resolved"
    REOPENED = "reopened", "Opened again"


class AnswerStep(TextChoices):
    """What is done with an answer to a questionnaire."""

    REPLACED = "replaced", "Put in place of the text"
    ADDED = "added", "Added"
    LEFT = "left", "Left"
