"""Declarations made to instruments that bind Aland and Beland, and what is told of them when Aland asks."""

from tests.treaties.by_hand import TODAY, declaration, instrument, registry, row
from treaties.channels import resolve

ASSISTANCE, BUDAPEST, SECOND_PROTOCOL = "CETS-030", "CETS-185", "CETS-182"
SCOPES = {BUDAPEST: "cyber", "UNTOC": "organised_crime"}
CONDITIONS = declaration(ASSISTANCE, "BB", "5(1)", "search_seizure_conditions=a,c")


def ask(*declared, codes=None, on=TODAY, measures=(), offence=None):
    """The answer where the instruments that the declarations are made to, or those named, bind both."""
    codes = codes or {each.instrument for each in declared}
    made = [instrument(code, short_title=f"Short {code}", material_scope=SCOPES.get(code, "general")) for code in codes]
    rows = [row(state, code) for code in codes for state in ("AA", "BB")]
    return resolve(registry(made, rows, declarations=declared), "AA", "BB", on, measures, offence)


def told(*declared, **asked):
    """What is told of the declarations, under the instrument of the first."""
    return " ".join(each.sentence for each in ask(*declared, **asked).channel(declared[0].instrument).declarations)
