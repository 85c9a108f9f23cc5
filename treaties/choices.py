"""The registry's closed vocabularies. Values are those of the data in fixtures/registry."""

from django.db.models import TextChoices


class StateKind(TextChoices):
    STATE = "state", "State or territory with a code of its own"
    UNION = "union", "Union of States"


class Confidence(TextChoices):
    """How a fact is known. `recalled` in the data is `unverified` here and on screen."""

    VERIFIED = "verified", "Verified"
    UNVERIFIED = "unverified", "Unverified"


class InstrumentKind(TextChoices):
    BILATERAL = "bilateral", "Bilateral treaty"
    REGIONAL = "regional", "Regional instrument"
    MULTILATERAL = "multilateral", "Multilateral convention"
    SCHEME = "scheme", "Non-binding scheme"


class BasisRole(TextChoices):
    STANDALONE = "standalone", "May carry a request by itself"
    SUPPLEMENT = "supplement", "Supplements another instrument"
    SUPPORTING = "supporting", "May be cited beside another instrument"


class MaterialScope(TextChoices):
    """What an instrument is about. `executive_agreement`: a data-access agreement, electronic evidence only."""

    GENERAL = "general", "Criminal matters in general"
    CYBER = "cyber", "Cybercrime and electronic evidence"
    ORGANISED_CRIME = "organised_crime", "Transnational organised crime"
    TRAFFICKING = "trafficking", "Trafficking in persons"
    CORRUPTION = "corruption", "Corruption"
    DRUGS = "drugs", "Drugs"
    CHILD_EXPLOITATION = "child_exploitation", "Sexual exploitation of children"
    TERRORISM = "terrorism", "Terrorism"
    CONFISCATION = "confiscation", "Restraint and confiscation of proceeds"
    EXECUTIVE_AGREEMENT = "executive_agreement", "Access to electronic data"


class ParticipationStatus(TextChoices):
    PARTY = "party", "Party"
    ACCEDED = "acceded", "Party by accession"
    IN_FORCE = "in_force", "In force"
    SIGNED = "signed", "Signed, not known to be in force"
    UNKNOWN = "unknown", "Present force not known"
    DENOUNCED = "denounced", "Denounced"
    TERMINATED = "terminated", "Terminated"
    NOT_BOUND = "not_bound", "Not bound"
    SCHEME_MEMBER = "scheme_member", "Member of the scheme"


class DeclarationKind(TextChoices):
    RESERVATION = "reservation", "Reservation"
    DECLARATION = "declaration", "Declaration"
    LANGUAGE = "language", "Language"
    AUTHORITY = "authority", "Authority"
    TERRITORIAL = "territorial", "Territorial statement"


class AuthorityRole(TextChoices):
    CENTRAL_AUTHORITY_MLA = "central_authority_mla", "Central authority for mutual legal assistance"
    BUDAPEST_ART27 = "budapest_art27", "Authority under art. 27(2) of the Budapest Convention"
    BUDAPEST_24_7 = "budapest_24_7", "24/7 contact point under art. 35 of the Budapest Convention"
    UNTOC = "untoc", "Authority under art. 18(13) of the Convention against Transnational Organized Crime"
    UNCAC = "uncac", "Authority under art. 46(13) of the Convention against Corruption"


class FindingOrigin(TextChoices):
    NOT_BOUND = "not_bound", "Checked negative"
    STATE_FINDING = "state_finding", "Finding about a State's treaties"
    CLAIM = "claim", "Published claim, checked"


class FindingKind(TextChoices):
    """What was found. The last three are verdicts on published claims."""

    NOT_SIGNED_NOT_PARTY = "not_signed_not_party", "Neither signed nor party"
    INVITED_NOT_PARTY = "invited_not_party", "Invited to accede, not a party"
    NOT_PARTY = "not_party", "Not a party"
    NOT_SIGNED = "not_signed", "Not signed"
    MLA_TREATY = "mlat_criminal", "Treaty on assistance in criminal matters"
    MLA_TREATY_SIGNED = "mlat_criminal_signed", "Treaty signed, not known to be in force"
    REGIONAL = "regional", "Regional convention"
    CIVIL_ONLY = "civil_only", "Treaty on civil matters only"
    EXTRADITION_ONLY = "extradition_only", "Treaty on extradition only"
    MOU_NON_BINDING = "mou_non_binding", "Memorandum that does not bind"
    AGENCY_MOU = "agency_mou", "Memorandum between agencies"
    LETTER_OF_INTENT = "letter_of_intent", "Letter of intent"
    NO_TREATY = "no_treaty", "No treaty"
    NO_EVIDENCE = "no_evidence", "No evidence of a treaty"
    DOMESTIC_LAW = "domestic_law", "National law"
    SUPPORTED = "supported", "Supported by the sources"
    CONTRADICTED = "contradicted", "Contradicted by the sources"
    UNCLEAR = "unclear", "Unclear from the sources"


class ProposalStatus(TextChoices):
    """How far a change has come. Only what is published is in the registry."""

    PROPOSED = "proposed", "Waits for another editor"
    ACCEPTED = "accepted", "Accepted, waits for publication"
    RETURNED = "returned", "Returned"
    WITHDRAWN = "withdrawn", "Withdrawn"
    PUBLISHED = "published", "Published"


class SuggestionStatus(TextChoices):
    OPEN = "open", "Open"
    TAKEN_UP = "taken_up", "Taken up"
    DISMISSED = "dismissed", "Not taken up"


class Urgency(TextChoices):
    """How soon assistance is needed."""

    ROUTINE = "routine", "Routine"
    URGENT = "urgent", "Urgent"
    EMERGENCY = "emergency", "Emergency: danger to life or limb"
