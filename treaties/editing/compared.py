"""What an edition changed against the one before it."""

from treaties import law
from treaties.difference import Names, RowChange, Told, between, told_of_law
from treaties.editions import law_files_of, records_of
from treaties.models import Edition


def edition_before(edition: Edition) -> Edition | None:
    return Edition.objects.filter(number__lt=edition.number).first()


def facts_changed(before: Edition, edition: Edition) -> tuple[list[RowChange], Names]:
    """Each row that differs, and what the things it names are called. Raises as `editions.records_of`."""
    old, new = records_of(before), records_of(edition)
    return list(between(old, new)), Names(new, old)


def law_changed(before: Edition, edition: Edition) -> list[Told]:
    """What differs between their law files. Raises LawError for files of another version of Comity, and as
    `editions.law_files_of`.
    """
    if before.law_sha256 == edition.law_sha256:
        return []
    return told_of_law(*(law.parse(law_files_of(each), kept=True) for each in (before, edition)))
