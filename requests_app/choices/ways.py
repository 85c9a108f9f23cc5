"""The closed vocabularies of how a letter travels. They are imported from `choices`, with all the others."""

from django.db.models import TextChoices


def _small(label: str) -> str:
    """With its first letter small, and no other: what is an abbreviation stays one."""
    return label[:1].lower() + label[1:]


class SentAs(TextChoices):
    """What went when a letter was sent."""

    DIGITAL = "digital", "The PDF as issued"
    ORIGINAL = "original", "The signed original"
    ORAL = "oral", "Nothing on paper yet: it was told orally"

    @property
    def told(self) -> str:
        """In the middle of a sentence."""
        return _small(self.label)


class Carried(TextChoices):
    """What went on one leg of the way."""

    DIGITAL = "digital", "The PDF as issued"
    ORIGINAL = "original", "The signed original"
    WORD = "word", "Word of it only, orally"
    SEALED = "sealed", "The sealed annex, apart from the letter"

    @property
    def told(self) -> str:
        """In the middle of a sentence."""
        return _small(self.label)


class ReadAs(TextChoices):
    """How a signed original was known to be the letter that was approved."""

    SCAN = "scan", "The code was read from the scan"
    TYPED = "typed", "The code was typed from the paper"


class Party(TextChoices):
    """Who hands a letter on, and who takes it. Those of the requested State end in `_there`."""

    OFFICE = "office", "Our office"
    CENTRAL_AUTHORITY = "central_authority", "Our central authority"
    FOREIGN_MINISTRY = "foreign_ministry", "Our foreign ministry"
    EMBASSY = "embassy", "Our embassy or mission there"
    INTERPOL_BUREAU = "interpol_bureau", "Our INTERPOL bureau"
    NETWORK_POINT = "network_point", "Our 24/7 contact point"
    EMBASSY_THERE = "embassy_there", "Their embassy or mission here"
    FOREIGN_MINISTRY_THERE = "foreign_ministry_there", "Their foreign ministry"
    CENTRAL_AUTHORITY_THERE = "central_authority_there", "Their central authority"
    INTERPOL_BUREAU_THERE = "interpol_bureau_there", "Their INTERPOL bureau"
    NETWORK_POINT_THERE = "network_point_there", "Their 24/7 contact point"
    EXECUTING_THERE = "executing_there", "Their court, prosecutor or police"
    OTHER = "other", "Somebody else (name them)"

    @classmethod
    def of_the_requested_state(cls) -> tuple["Party", ...]:
        return tuple(each for each in cls if each.endswith("_there"))


class HopMeans(TextChoices):
    """How a letter goes from one to the next."""

    POUCH = "pouch", "Diplomatic pouch"
    COURIER = "courier", "Courier"
    REGISTERED_MAIL = "registered_mail", "Registered mail"
    HAND = "hand", "By hand"
    SECURE_E_MAIL = "secure_e_mail", "E-mail with security"
    INTERPOL = "interpol", "INTERPOL"
    NETWORK_24_7 = "network_24_7", "24/7 network"
    SYSTEM = "system", "Electronic system of the authorities"
    TELEPHONE = "telephone", "Telephone"
    OTHER = "other", "Another means"

    @classmethod
    def said_further(cls) -> tuple["HopMeans", ...]:
        """Those that are told with words of their own: which security, which system, which means."""
        return cls.SECURE_E_MAIL, cls.SYSTEM, cls.OTHER


class Route(TextChoices):
    """How a letter travels, as the law files key it. A route outside the law is told in the sender's own words."""

    CENTRAL_AUTHORITY = "central_authority", "Central authority to central authority"
    AUTHORITY_DESIGNATED = "authority_designated", "Designated authority to designated authority"
    DESIGNATED_AUTHORITY = "designated_authority", "Through designated authorities"
    CENTRAL_AUTHORITY_AID = "central_authority_aid", "With the aid of the central authority"
    CENTRAL_AUTHORITY_24_7 = "central_authority_24_7", "Central authority, reachable day and night"
    MINISTRY_OF_JUSTICE = "ministry_of_justice", "Ministry of justice to ministry of justice"
    MINISTRY_ONLY_CUSTODY = "ministry_only_custody", "Between ministries (persons in custody)"
    TREATY_CHANNEL = "treaty_channel", "The channel that the treaty between the two States sets"
    DIPLOMATIC = "diplomatic", "Diplomatic channel"
    JUDICIAL_DIRECT = "judicial_direct", "Judicial authority to judicial authority"
    JUDICIAL_DIRECT_URGENT = "judicial_direct_urgent", "Judicial authority to judicial authority, urgent"
    JUDICIAL_INTERPOL_DIRECT = "judicial_interpol_direct", "Judicial authorities, INTERPOL or the 24/7 point"
    DIRECT_NONCOERCIVE = "direct_noncoercive", "Competent authority to competent authority"
    RECORDS_DIRECT = "records_direct", "Directly between those who keep criminal records"
    INTERPOL = "interpol", "INTERPOL"
    ORAL_URGENT = "oral_urgent", "Orally, confirmed in writing"
    EXPEDITED_MEANS = "expedited_means", "Expedited means (fax, e-mail)"
    ELECTRONIC = "electronic", "Electronic transmission"
    POSTAL_SERVICE = "postal_service", "Post"
    NETWORK_24_7 = "network_24_7", "24/7 network"
    NETWORK_AGENCY = "network_agency", "Designated agency for international co-operation"
    EJN_NETWORK = "ejn_network", "European Judicial Network"
    EUROJUST = "eurojust", "Eurojust"
    DECENTRALISED_IT_SYSTEM = "decentralised_it_system", "Decentralised IT system"
    DIRECT_PROVIDER = "direct_provider", "Directly to the provider"
    DIRECT_REGISTRAR = "direct_registrar", "Directly to the registrar or registry"
    CLOUD_ACT = "cloud_act", "Under an executive agreement (CLOUD Act)"
    EMERGENCY = "emergency", "Emergency disclosure"
    LAW_ENFORCEMENT = "law_enforcement", "Directly between law-enforcement authorities"
    NO_REQUEST_NEEDED = "no_request_needed", "No request is needed"

    @classmethod
    def named(cls, route: str) -> str:
        """Its name; a route that is none of these is words already."""
        return cls(route).label if route in cls else route

    @classmethod
    def told(cls, route: str) -> str:
        """In the middle of a sentence: proper names, and a route in the sender's own words, stay as they are."""
        is_a_name = route in {cls.INTERPOL, cls.EUROJUST, cls.EJN_NETWORK}
        return _small(cls(route).label) if route in cls and not is_a_name else cls.named(route)
