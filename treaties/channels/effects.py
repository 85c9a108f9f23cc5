"""What the effects of a declaration touch and what follows from them: the tokens of `effect`, each with its rule.

An effect that has no rule here touches the measures whose article in the law file the declaration names.
"""

from collections.abc import Iterable
from functools import cache

from treaties.law import AssistanceType, InstrumentLaw, articles
from treaties.registry import DeclarationRecord

ANY_REQUEST = {
    *("languages", "speciality_condition", "data_use_needs_prior_consent", "refuses_disproportionate_burden"),
    *("requires_dual_criminality", "refuses_if_domestic_proceedings", "refuses_ne_bis_in_idem"),
    *("refuses_if_discriminatory_purpose", "excludes_presence_of_foreign_officials"),
    *("via_central_authority_in_urgency", "incoming_via", "requests_via_ministry_of_justice", "requests_via"),
    *("via_central_authority_unless_urgent", "copy_to_ministry_of_justice", "authority_by_stage"),
    *("see_second_protocol_art4", "territory_limited", "applies_only", "excludes"),
}
# Withdrawn, or about something else than assistance between the two States.
NO_REQUEST = {
    *("withdrawn", "no_compulsory_dispute_settlement", "extradition_basis", "extradition_conditions"),
    *("extradition_by_bilateral_treaty_only", "federal_clause", "applies_to", "statement_on"),
}
SOME_MEASURES = {
    "summons_lead_days": {"service_of_documents", "voluntary_appearance"},
    "realtime_traffic_data": {"traffic_data_realtime"},
    "interception": {"interception_content"},
    "no_realtime_measures_on_closed_networks": {"traffic_data_realtime", "interception_content"},
}
COERCIVE_MEASURES = "coercive_measures_conditions"
COMPULSORY = 2  # the coercive level from which a measure is compulsory

LANGUAGES = "languages"
PRESERVATION = "requires_dual_criminality_for_preservation"
NO_RECOGNITION = "no_recognition_of"
OFFENCE = {"offence_not_covered", "offence_threshold", "offence_element", "offence_scope"}
WHO_MAY_ASK = "judicial_authorities"
# A reservation to the article itself: nobody is bound to the measure.
EXCLUDED = {"refuses_temporary_transfer": "transfer_custody_testify"}

# Routes of the law files that a declaration closes. Budapest art. 27(9)(e): what 27(9)(a) and (b) would let go past the
# central authority.
CLOSES = {
    "via_central_authority_in_urgency": frozenset({"judicial_direct_urgent", "interpol"}),
    # CETS-030 art. 15(6): INTERPOL carries a request only where it may go directly (15(5)).
    "requests_via_ministry_of_justice": frozenset({"judicial_direct", "judicial_direct_urgent", "interpol"}),
    "via_central_authority_unless_urgent": frozenset({"judicial_direct"}),  # its sentence says what stays open
}

CLOSED = "The direct route between judicial authorities is closed"
FOLLOWS = {
    "via_central_authority_in_urgency": f"{CLOSED}, in urgent cases too, and so is INTERPOL.",
    "requests_via_ministry_of_justice": f"{CLOSED}. INTERPOL carries a request only where it is open.",
    "via_central_authority_unless_urgent": f"{CLOSED} unless the case is urgent.",
    "incoming_via": "The route it names is the only one open.",
    **dict.fromkeys(EXCLUDED, "It need not do that under this instrument: ask for it otherwise."),
    **dict.fromkeys(OFFENCE, "Mind it where dual criminality is asked for."),
    NO_RECOGNITION: "Ask whether the instrument works between the two.",
    WHO_MAY_ASK: "A request is to come from one of these.",
}
SPARED = "The offences of arts 2 to 11 are not touched by it."  # Budapest art. 29(4)


@cache
def tokens(effect: str) -> dict[str, tuple[str, ...]]:
    """ "languages=en,fr;translation_required" as tokens with their values."""
    split = (token.partition("=") for token in effect.split(";") if token)
    return {name: tuple(filter(None, values.split(","))) for name, _, values in split}


def touches(row: DeclarationRecord, measure: AssistanceType, profile: InstrumentLaw | None) -> bool:
    """Whether any of its effects touches a measure. `profile`: the law file that has the instrument's articles."""
    names = tokens(row.effect)
    if not NO_REQUEST.isdisjoint(names):
        return False
    return any(_touches(name, row, measure, profile) for name in names or ("",))


def _touches(name: str, row: DeclarationRecord, measure: AssistanceType, profile: InstrumentLaw | None) -> bool:
    if name in ANY_REQUEST:
        return True
    if name in SOME_MEASURES:
        return measure.key in SOME_MEASURES[name]
    if name == COERCIVE_MEASURES:
        return measure.coercive_level >= COMPULSORY
    listed = profile.measures.get(measure.key) if profile and profile.code == row.instrument else None
    return listed is not None and on_article(row, listed.article)


def follows(row: DeclarationRecord) -> list[str]:
    """What follows for the request, in sentences; nothing where the State's own words say it all."""
    names = tokens(row.effect)
    told = [FOLLOWS[name] for name in names if name in FOLLOWS]
    return [*told, SPARED] if PRESERVATION in names and "except" not in names else told


def excluded(row: DeclarationRecord) -> frozenset[str]:
    """Measures that are not to be had under the instrument."""
    return frozenset(EXCLUDED[name] for name in tokens(row.effect) if name in EXCLUDED)


def closed(row: DeclarationRecord) -> frozenset[str]:
    """Keys of the routes that are not open any more."""
    return frozenset(route for name in tokens(row.effect) for route in CLOSES.get(name, ()))


def on_article(row: DeclarationRecord, text: str) -> bool:
    """Whether it speaks of an article that a text such as "Art 6" names."""
    return not articles(row.article).isdisjoint(articles(text))


def adds_to(row: DeclarationRecord, others: Iterable[DeclarationRecord]) -> bool:
    """Whether it says anything that the others do not say already."""
    said = {each for other in others for each in _effects(other)}
    return not _effects(row) <= said


def _effects(row: DeclarationRecord) -> set[tuple[str, str]]:
    return {(name, value) for name, values in tokens(row.effect).items() for value in values or ("",)}
