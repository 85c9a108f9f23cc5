"""What else the case holds: nothing is preserved, what the request waits for is not answered, an offence is left out or
was taken from the catalogue unread. Whoever reads the database tells it; all are recommended gaps, never a block.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from requests_app.checklist import anchors
from requests_app.checklist.answers import given
from requests_app.checklist.gap import Gap, house_gap
from requests_app.checklist.requirements import profiles
from requests_app.choices import Section, Severity
from requests_app.content import LetterContent, Measure
from treaties.law import LawBook

PRESERVATION = "expedited_preservation"
PRESERVATION_REF, PROVIDER = "preservation_ref", "provider"


@dataclass(frozen=True, slots=True)
class Beside:
    """The rest of the case, as it bears on one request."""

    preserved: frozenset[str] = frozenset()  # providers, as `same` writes them, that a preservation was opened for
    awaited: tuple[str, ...] = ()  # what it waits for and is not answered: "MLA/2026/0002 (under review)"
    usual_days: int = 0  # until an answer
    usual_because: str = ""  # what that is by, in words
    experience: str = ""  # how long such requests took, in a sentence
    left_out: tuple[str, ...] = ()  # offences of the case, each with its provision, that the letter does not name
    unread: tuple[int, ...] = ()  # numbers of offences in the letter that nobody saved since the catalogue gave them


def same(provider: str) -> str:
    """A provider's name so that two spellings that differ in case, spaces or the last stop are one."""
    return " ".join(provider.casefold().split()).rstrip(".")


def gaps(content: LetterContent, law: LawBook, beside: Beside) -> Iterator[Gap]:
    yield from _nothing_preserved(content, law, beside)
    yield from _offences(content, law, beside)
    for number, awaited in enumerate(beside.awaited, start=1):
        yield house_gap(
            f"waits_for:{number}",
            Section.MEASURES,
            "",
            f"It waits for {awaited}, which is not answered yet",
            "The plan of the case says what should come first. Send this one after that answer, or take the link out "
            "of the plan.",
            Severity.RECOMMENDED,
        )


def _offences(content: LetterContent, law: LawBook, beside: Beside) -> Iterator[Gap]:
    for number in beside.unread:
        offence = content.offences[number - 1]
        known = law.offences.get(offence.catalogue_key)
        several = [each.cited for each in (known.provisions.get(content.requesting_state.code, ()) if known else ())]
        choose = f"The catalogue knows {', '.join(several)}: cite what you rely on. " if len(several) > 1 else ""
        yield house_gap(
            f"offence:{number}:unread",
            Section.OFFENCES,
            anchors.of_offence(number, "provision"),
            f"Nobody has confirmed what the catalogue gave: {offence.title}",
            f"{choose}Read the provision and the penalty where your law is published, and say so by the box on the "
            "page of the offence.",
            Severity.RECOMMENDED,
        )
    if beside.left_out:
        yield house_gap(
            "offences_left_out",
            Section.OFFENCES,
            "",
            f"Not relied on, though it is in the case: {'; '.join(beside.left_out)}",
            "Name it in this request if the evidence is to serve it too. Else leave it out.",
            Severity.RECOMMENDED,
        )


def about(days: int, because: str = "") -> str:
    """A usual time as it is planned for: "about 6 months (our own experience: ...)"."""
    months = round(days / 30)
    time = f"about {months} month{'' if months == 1 else 's'}" if months else "about a month"
    return f"{time} ({because})" if because else time


def unpreserved(content: LetterContent, law: LawBook, beside: Beside) -> dict[str, list[Measure]]:
    """Measures whose stored data nobody was asked to preserve, by provider as it is typed."""
    found: dict[str, list[Measure]] = {}
    names: dict[str, str] = {}
    for measure in content.measures:
        provider = " ".join(given(measure, PROVIDER)).strip()
        if not law.assistance_types[measure.key].is_of_stored_data or given(measure, PRESERVATION_REF):
            continue
        if same(provider) not in beside.preserved:
            found.setdefault(names.setdefault(same(provider), provider), []).append(measure)
    return found


def preserving(content: LetterContent, provider: str) -> list[int]:
    """The numbers of the letter's own measures that ask to preserve at this provider, or name none yet."""
    found = []
    for measure in content.measures:
        named = same(" ".join(given(measure, PROVIDER)))
        if measure.key == PRESERVATION and (not named or not provider or named == same(provider)):
            found.append(measure.number)
    return found


def kept_at_least(content: LetterContent, law: LawBook) -> int:
    """Days for which the law of the letter has preserved data kept; 0 where it says nothing."""
    return max(
        (
            each.days
            for profile in profiles(content, law)
            for each in profile.deadlines
            if each.seen and each.days and each.bound == "minimum" and PRESERVATION in each.applies_to
        ),
        default=0,
    )


def _nothing_preserved(content: LetterContent, law: LawBook, beside: Beside) -> Iterator[Gap]:
    days = kept_at_least(content, law)
    kept = (
        f"Preserved data are kept for {days} days at least, and longer when that is asked for in time. " if days else ""
    )
    for provider, measures in unpreserved(content, law, beside).items():
        numbers = " and ".join(str(each.number) for each in measures)
        own = " and ".join(map(str, preserving(content, provider)))
        at = f" at {provider}" if provider else ""
        title = f"Nothing is preserved{at} for measure {numbers}"
        if own:
            title = f"Preservation{at} is measure {own} of this request; one of its own is quicker"
        yield house_gap(
            f"measure:{measures[0].number}:not_preserved",
            Section.MEASURES,
            anchors.of_particular(measures[0].number, PRESERVATION_REF),
            title,
            f"Plan for {about(beside.usual_days, beside.usual_because)} until an answer; stored data may be erased "
            f"long before. {kept}Open a preservation request by the button on the page of the request, or name the one "
            "that was asked for already.",
            Severity.RECOMMENDED,
        )
