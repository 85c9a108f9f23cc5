"""House rules about the measures: at least one, and none that the channel is known not to cover."""

from collections.abc import Iterator

from requests_app.checklist.gap import Gap, house_gap
from requests_app.checklist.requirements import profiles
from requests_app.choices import Section, Severity
from requests_app.content import LetterContent
from treaties.law import LawBook

LETTERS_ROGATORY = "LETTERS-ROGATORY"


def gaps(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    if not content.measures:
        yield house_gap(
            "measures", Section.MEASURES, "", "No measure is sought", "Choose what the requested State is asked to do."
        )
    yield from _covered(content, law)


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
