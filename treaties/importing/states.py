"""The States and territories the registry knows: ISO 3166-1, the European Union and Kosovo."""

from functools import cache

import pycountry

from treaties.choices import StateKind
from treaties.registry import StateRecord

# Where ISO's short name is turned round for an index ("Virgin Islands, British").
NAMES = {
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "FM": "Micronesia",
    "PS": "Palestine",
    "VA": "Holy See",
    "VG": "British Virgin Islands",
    "VI": "United States Virgin Islands",
    "VN": "Viet Nam",
}
OFFICIAL_NAMES = {"KR": "Republic of Korea", "PS": "State of Palestine"}


@cache
def all_states() -> dict[str, StateRecord]:
    """By code, with common English names and, where ISO has one, the official name."""
    states = {country.alpha_2: _state(country) for country in pycountry.countries}
    states["EU"] = StateRecord("EU", "European Union", StateKind.UNION.value)
    states["XK"] = StateRecord("XK", "Kosovo", StateKind.STATE.value)
    return states


def _state(country) -> StateRecord:
    code = country.alpha_2
    return StateRecord(
        code,
        NAMES.get(code) or getattr(country, "common_name", country.name),
        StateKind.STATE.value,
        OFFICIAL_NAMES.get(code) or getattr(country, "official_name", ""),
    )
