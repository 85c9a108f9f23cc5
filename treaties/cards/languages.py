"""Which languages the requested State accepts: as declared under the channel, else as its authority says."""

from collections.abc import Iterable

from treaties.cards.shapes import Known, Languages, Receiver, Told, declared_at
from treaties.channels import effects
from treaties.law import InstrumentLaw
from treaties.registry import Registry


def languages(
    registry: Registry,
    pair: tuple[str, str],
    cited: Iterable[str],
    receivers: Iterable[Receiver],
    profiles: Iterable[InstrumentLaw],
) -> Languages:
    """`cited`: codes of the channel and what supplements it; `profiles`: those the request follows."""
    requesting, requested = pair
    rows = [
        row
        for row in registry.declarations
        if row.state == requested and row.kind == "language" and row.instrument in set(cited)
    ]
    codes = [code for row in rows for code in declared_codes(row.effect, requesting=requesting, urgent=False)]
    if not codes:
        codes = [code for each in receivers for code in each.languages.split(";") if code]
    return Languages(
        codes=tuple(dict.fromkeys(codes)),
        declared=tuple(Known.of(row, row.summary, provision=declared_at(registry, row)) for row in rows),
        rules=tuple(Told.by(each, each.languages, each.languages.rule) for each in profiles if each.languages.rule),
    )


def declared_codes(effect: str, *, requesting: str, urgent: bool) -> list[str]:
    """Of tokens such as "languages=hr;urgent_also=en;exempt=AT,DE"; none where the requesting State is exempt."""
    names = effects.tokens(effect)
    if requesting in names.get("exempt", ()):
        return []
    return [*names.get(effects.LANGUAGES, ()), *(names.get("urgent_also", ()) if urgent else ())]
