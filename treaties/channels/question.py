"""What may be asked, and what a question that cannot be answered says."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from treaties.law import LawBook
from treaties.registry import Registry


class ChannelQuestionError(Exception):
    """The question cannot be answered; the message says what to do."""


class UnknownState(ChannelQuestionError):
    pass


class SameState(ChannelQuestionError):
    pass


class NotARequestingState(ChannelQuestionError):
    pass


class UnknownMeasure(ChannelQuestionError):
    pass


class UnknownOffence(ChannelQuestionError):
    pass


def check(registry: Registry, requesting: str, requested: str, measures: Sequence[str], offence: str | None) -> None:
    for code in (requesting, requested):
        if code not in registry.states:
            raise UnknownState(f"{code!r} is no State of the registry. Use an ISO 3166-1 code such as PK or US.")
        if registry.states[code].kind == "union":
            raise NotARequestingState(
                f"The {registry.states[code].name} neither makes nor receives requests. Choose one of its members."
            )
    if requesting == requested:
        raise SameState(f"Both States are {registry.states[requesting].name}. Choose two different States.")
    _check_keys(registry.law, measures, offence)


def _check_keys(law: LawBook, measures: Sequence[str], offence: str | None) -> None:
    for measure in measures:
        if measure not in law.assistance_types:
            raise UnknownMeasure(f"{measure!r} is no measure of the catalogue.{_near(measure, law.assistance_types)}")
    if offence and offence not in law.offences:
        raise UnknownOffence(f"{offence!r} is no offence of the catalogue.{_near(offence, law.offences)}")


def _near(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, known, n=3, cutoff=0.4) or sorted(known)[:5]
    return f" For example: {', '.join(near)}."
