"""Which general treaties on mutual assistance bind two States, and what of the conventions steps back beside them."""

import re
from collections.abc import Collection, Iterable

from treaties.channels.ranking import EU_MUTUAL_RECOGNITION
from treaties.registry import InstrumentRecord

# Paragraphs that apply only where no treaty on mutual assistance in general binds the two. The rest of a convention
# works beside any treaty: Budapest arts 25(3), 32 and 35 (with 39), UN Convention against Cybercrime art. 41.
STEP_BACK = {
    "CETS-185": re.compile(r"2[78]\b"),  # art. 27(1), 28(1)
    "UNTOC": re.compile(r"18\((9|1\d|2\d)\)"),  # art. 18(7)
    "UNCAC": re.compile(r"46\((9|1\d|2\d)\)"),  # art. 46(7)
    "UN-DRUGS-1988": re.compile(r"7\(([89]|1\d)\)"),  # art. 7(7)
    "UN-CYBERCRIME-2024": re.compile(r"40\(([89]|[12]\d|3[01])\)"),  # art. 40(7)
}


def governing_treaties(bound: Iterable[InstrumentRecord]) -> tuple[str, ...]:
    """Codes of those that govern, of the instruments that bind the two."""
    return tuple(record.code for record in bound if _governs(record))


def _governs(record: InstrumentRecord) -> bool:
    is_treaty = record.kind != "scheme" and record.preference > EU_MUTUAL_RECOGNITION
    return is_treaty and record.material_scope == "general" and record.basis_role == "standalone"


def steps_back(code: str, article: str, governing: Collection[str]) -> bool:
    """Whether a provision of an instrument steps back before the treaties that govern between the two."""
    paragraphs = STEP_BACK.get(code)
    return bool(paragraphs and paragraphs.match(article) and any(each != code for each in governing))
