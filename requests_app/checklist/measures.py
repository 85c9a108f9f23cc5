"""House rules about the measures: at least one, none the channel is known not to cover, none asked for too broadly."""

import re
from collections.abc import Iterator

from requests_app.checklist import anchors
from requests_app.checklist.answers import given
from requests_app.checklist.gap import Gap, house_gap
from requests_app.checklist.requirements import profiles
from requests_app.choices import Section, Severity
from requests_app.content import LetterContent
from treaties.law import LawBook

LETTERS_ROGATORY = "LETTERS-ROGATORY"
OPEN_ENDED = re.compile(
    r"\b(onwards?|to (the )?present|to date|(until|till|up to|to) (now|today)|ongoing|open[- ]ended)\b", re.IGNORECASE
)
EVERYTHING = re.compile(
    r"\b(everything|any and all|(all|any) (the |available |stored |other )*"
    r"(data|information|content|records|messages|communications|documents|logs|files|material))\b",
    re.IGNORECASE,
)
PERIODS = {"datetime_range", "date_range", "duration"}
# Particulars that say what is wanted; what tells the story may well speak of "all messages".
WANTED_TYPES, WANTED_KEYS = {"choice_list", "identifier_list"}, {"records", "things", "data_to_preserve"}


def gaps(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    if not content.measures:
        yield house_gap(
            "measures", Section.MEASURES, "", "No measure is sought", "Choose what the requested State is asked to do."
        )
    yield from _covered(content, law)
    yield from _asked_narrowly(content, law)


def _covered(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    """None that the channel, and what is cited beside it, is known not to cover."""
    if content.basis is None or content.basis.instrument == LETTERS_ROGATORY:
        return  # letters rogatory reach as far as the requested State's law allows
    if content.basis.law_profile != content.basis.instrument:
        yield house_gap(
            "unread",
            Section.CHANNEL,
            "",
            f"The text of the {content.basis.title} is not in the registry",
            "The checklist follows what such treaties usually ask. Read the treaty: does it cover each measure, and "
            "what must a request under it contain?",
            Severity.RECOMMENDED,
            seen=False,
        )
        return
    covered = {key for profile in profiles(content, law) if not profile.overlay for key in profile.measures}
    for measure in content.measures:
        if measure.key not in covered:
            yield house_gap(
                f"measure:{measure.number}:not_covered",
                Section.MEASURES,
                "",
                f"Measure {measure.number}, {measure.title.lower()}, is not among those of the {content.basis.title}",
                "Take it out, choose a channel that covers it, or cite an instrument that does beside this one.",
            )


def _asked_narrowly(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    """What can be said surely from the words, as a recommendation: what is too broad comes back."""
    for measure in content.measures:
        for particular in law.assistance_types[measure.key].particulars:
            text = "; ".join(given(measure, particular.key))
            is_wanted = particular.type in WANTED_TYPES or particular.key in WANTED_KEYS
            if particular.type in PERIODS and OPEN_ENDED.search(text):
                title, guidance = (
                    f"Measure {measure.number} asks for an open-ended period",
                    "Give the day and hour on which it ends, with the time zone. Open-ended periods are refused or "
                    "narrowed.",
                )
            elif is_wanted and (broad := EVERYTHING.search(text)):
                title, guidance = (
                    f"Measure {measure.number} asks for “{broad[0].lower()}” ({particular.title.lower()})",
                    "Say which kinds of data or things are wanted, and why each. What is too broad is returned.",
                )
            else:
                continue
            anchor = anchors.of_particular(measure.number, particular.key)
            key = f"measure:{measure.number}:{particular.key}:broad"
            yield house_gap(key, Section.MEASURES, anchor, title, guidance, Severity.RECOMMENDED)
