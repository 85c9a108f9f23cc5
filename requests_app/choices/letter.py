"""What a letter says, section by section, and how it is marked."""

from django.db.models import TextChoices


class Confidentiality(TextChoices):
    ORDINARY = "ordinary", "Ordinary"
    CONFIDENTIAL = "confidential", "Confidential: ask that fact and substance be kept confidential"
    RESTRICTED = "restricted", "Restricted: only named people may see it, and it is countersigned"


class ProceedingStage(TextChoices):
    INQUIRY = "inquiry", "Inquiry"
    INVESTIGATION = "investigation", "Investigation"
    PROSECUTION = "prosecution", "Prosecution"
    TRIAL = "trial", "Trial"
    APPEAL = "appeal", "Appeal"
    ENFORCEMENT = "enforcement", "Enforcement of a judgment"


class PersonRole(TextChoices):
    SUSPECT = "suspect", "Suspect"
    ACCUSED = "accused", "Accused"
    WITNESS = "witness", "Witness"
    EXPERT = "expert", "Expert"
    VICTIM = "victim", "Victim"
    ACCOUNT_HOLDER = "account_holder", "Account holder"
    OTHER = "other", "Other person concerned"


class ClauseKind(TextChoices):
    """Texts of the letter that the officer chooses, each answering law `field`s (see `content.CLAUSE_FIELDS`)."""

    PROCEDURE = "procedure", "Procedure wanted"
    CONFIDENTIALITY = "confidentiality", "Confidentiality"
    SPECIALITY = "speciality", "Speciality and use of the evidence"
    RECIPROCITY = "reciprocity", "Reciprocity"
    COSTS = "costs", "Costs"
    RETURN_OF_EVIDENCE = "return_of_evidence", "Return of evidence"
    ASSURANCES = "assurances", "Assurances"


class GroundPosition(TextChoices):
    """What a draft answers to a ground for refusal. The last two are printed."""

    DOES_NOT_ARISE = "does_not_arise", "It does not arise"
    MAY_ARISE = "may_arise", "It may arise"
    ASSURED = "assured", "We give this assurance"
    REPLIED = "replied", "Put this reply in the letter"

    @classmethod
    def printed(cls) -> tuple["GroundPosition", ...]:
        return cls.ASSURED, cls.REPLIED


class AttachmentKind(TextChoices):
    LEGAL_TEXT = "legal_text", "Text of the law"
    ORDER = "order", "Order or warrant"
    TRANSLATION = "translation", "Translation of the request"
    EVIDENCE = "evidence", "Evidence or exhibit"
    OTHER = "other", "Other"


class Section(TextChoices):
    """The sections of the request's task list, in order."""

    CHANNEL = "channel", "States and channel"
    AUTHORITIES = "authorities", "Authorities"
    MEASURES = "measures", "Measures sought"
    PERSONS = "persons", "Persons concerned"
    FACTS = "facts", "Facts and nexus"
    OFFENCES = "offences", "Offences and penalties"
    GROUNDS = "grounds", "Grounds for refusal"
    STATEMENTS = "statements", "Statements the channel asks for"
    CLAUSES = "clauses", "Urgency, confidentiality and undertakings"
    ANNEXES = "annexes", "Annexes and language"


class LetterKind(TextChoices):
    LETTER_OF_REQUEST = "letter_of_request", "Letter of request"
    PRESERVATION_REQUEST = "preservation_request", "Preservation request"


class FollowUpKind(TextChoices):
    """A letter that follows one that was sent."""

    ANSWER = "answer", "Answer to a query"
    REMINDER = "reminder", "Reminder"
    WITHDRAWAL = "withdrawal", "Withdrawal"
