"""The closed vocabularies of the law files: what a key may hold."""

BASES = {"seen", "recalled"}
SEVERITIES = {"mandatory", "recommended"}
REFUSAL_KINDS = {"mandatory", "optional", "prohibited"}
BOUNDS = {"minimum", "maximum"}
OBLIGED = {"requested_state", "requesting_state", "notified_state", "service_provider", "person_in_control_of_data"}
CATEGORIES = {"electronic_evidence", "documents", "persons", "financial", "coercive", "covert", "cooperation"}
SENSITIVITIES = {"none", "low", "medium", "high", "very_high"}
HIGHEST_COERCIVE_LEVEL = 4

# The inputs a draft can show.
PARTICULAR_TYPES = {
    *("text", "long_text", "boolean", "choice", "choice_list", "money", "duration"),
    *("date", "date_range", "datetime", "datetime_range"),
    *("provider_ref", "preservation_ref", "identifier_list", "document", "country_list"),
    *("person_ref", "person_ref_list", "entity_ref", "entity_list", "contact_list", "address_list", "asset_list"),
}

CHOICES = {"choice", "choice_list"}

# What an identifier can be. "other": a serial number, a transfer reference, whatever has no form of its own to check.
IDENTIFIER_KINDS = {
    *("email", "phone", "ip", "url", "domain", "account_id", "imei", "mac", "sha256"),
    *("iban", "bank_account", "card", "bitcoin", "ethereum", "transaction", "other"),
}

# Acts of the lifecycle that can start a period.
TRIGGER_ACTS = {
    *("transmit", "acknowledge", "raise_query", "answer_query", "record_return", "postpone", "resume"),
    *("execute_in_part", "execute", "refuse"),
}

# What refusal_grounds.yaml may refer to: sections of the draft that answer a ground, where signs of it are looked for,
# and what its texts may be filled with.
ANSWERED_IN = {"facts", "offences", "clauses"}
SIGNS_IN = {"offences", "penalties"}
PLACEHOLDERS = {"requesting_state", "requested_state", "offences", "penalties", "measures"}

# Profiles that every pair of States may be drafted by, without a treaty of their own in the registry.
TEMPLATES = ("GENERIC-BILATERAL", "LETTERS-ROGATORY")

# Whose penalty a threshold counts.
LAW_OF = {"requesting_state", "requested_state"}

# The threshold by which the channel rule tells a serious crime (UNTOC art. 2(b)).
SERIOUS_CRIME = "UNTOC"

# How offences.yaml names instruments.
TREATY_COLUMNS = {
    "budapest": "CETS-185",
    "untoc": "UNTOC",
    "untoc_tip": "UNTOC-TIP",
    "uncac": "UNCAC",
    "un_cybercrime_2024": "UN-CYBERCRIME-2024",
}
